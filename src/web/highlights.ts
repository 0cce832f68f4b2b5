/**
 * Lit words by the CSS Custom Highlight API: ranges over text nodes, the document untouched, overlaps allowed. Where
 * the browser has none, `Lit` draws `<mark>` elements instead.
 */
import type { Lit } from './model/spans.ts';

/** What lies under what: later marks are drawn over earlier ones. */
const ORDER = ['sentence', 'said', 'role', 'name', 'place', 'date', 'cue', 'hedge', 'event', 'figure', 'hot'];

/** True when the browser can light ranges. */
export function canHighlight(): boolean {
  return typeof Highlight === 'function' && 'highlights' in CSS;
}

/** Lights stretches of a text node; the answer puts them out. */
export function light(node: Text, lits: readonly Lit[]): () => void {
  const lit = lits.map(({ from, to, mark }) => {
    const range = new StaticRange({
      startContainer: node,
      startOffset: from,
      endContainer: node,
      endOffset: Math.min(to, node.length),
    });
    const highlight = highlightFor(mark);
    highlight.add(range);
    return { highlight, range };
  });
  return () => {
    for (const { highlight, range } of lit) highlight.delete(range);
  };
}

function highlightFor(mark: string): Highlight {
  const known = CSS.highlights.get(mark);
  if (known) return known;
  const made = new Highlight();
  made.priority = ORDER.findIndex((name) => mark.startsWith(name));
  CSS.highlights.set(mark, made);
  return made;
}

/** The offset in `node` of the unit under a point of the window, or null when the point is beside the words. */
export function offsetAt(node: Text, x: number, y: number): number | null {
  const caret = caretAt(x, y);
  if (!caret || caret.node !== node) return null;
  const near = [caret.offset - 1, caret.offset].filter((offset) => offset >= 0 && offset < node.length);
  return near.find((offset) => isUnder(node, offset, x, y)) ?? null;
}

function caretAt(x: number, y: number): { node: Node; offset: number } | null {
  if (document.caretPositionFromPoint) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret && { node: caret.offsetNode, offset: caret.offset };
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

/** The caret snaps to the nearest gap between units; the boxes tell whether the point is on the unit itself. */
function isUnder(node: Text, offset: number, x: number, y: number): boolean {
  const range = document.createRange();
  range.setStart(node, offset);
  range.setEnd(node, offset + 1);
  return [...range.getClientRects()].some(
    (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
  );
}
