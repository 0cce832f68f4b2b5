/** A text with lit stretches. The words are one text node; what is lit is drawn over it. */
import { useEffect, useRef } from 'preact/hooks';
import { canHighlight, light, offsetAt } from '../highlights.ts';
import { type Lit as LitSpan, segmentsOf } from '../model/spans.ts';

interface Props {
  readonly text: string;
  readonly lits: readonly LitSpan[];
  readonly onHover?: (offset: number | null) => void;
  readonly onPick?: (offset: number) => void;
}

/** Offsets of `lits` count in `text`; a picked offset does too. */
export function Lit(props: Props) {
  return canHighlight() ? <Highlighted {...props} /> : <Marked {...props} />;
}

function Highlighted({ text, lits, onHover, onPick }: Props) {
  const home = useRef<HTMLSpanElement>(null);
  const words = () => home.current?.firstChild as Text | null;
  useEffect(() => {
    const node = words();
    return node ? light(node, lits) : undefined;
  }, [text, lits]);
  const offsetOf = ({ clientX, clientY }: MouseEvent) => {
    const node = words();
    return node && offsetAt(node, clientX, clientY);
  };
  return (
    <span
      ref={home}
      class="lit"
      onMouseMove={onHover && ((event) => onHover(offsetOf(event)))}
      onMouseLeave={onHover && (() => onHover(null))}
      onClick={
        onPick &&
        ((event) => {
          const offset = offsetOf(event);
          if (offset !== null && document.getSelection()?.isCollapsed !== false) onPick(offset);
        })
      }
    >
      {text}
    </span>
  );
}

/** The same with elements: flat stretches, each with the marks that cover it. */
function Marked({ text, lits, onHover, onPick }: Props) {
  return (
    <span class="lit" onMouseLeave={onHover && (() => onHover(null))}>
      {segmentsOf(text.length, lits).map((segment) => {
        const words = text.slice(segment.from, segment.to);
        if (segment.lits.length === 0) return words;
        return (
          <mark
            key={segment.from}
            class={segment.lits.map(({ mark }) => `m-${mark}`).join(' ')}
            onMouseMove={onHover && (() => onHover(segment.from))}
            onClick={onPick && (() => onPick(segment.from))}
          >
            {words}
          </mark>
        );
      })}
    </span>
  );
}
