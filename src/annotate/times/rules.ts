/**
 * Rules: tables in which a line says which words make which frame, with examples that run as tests.
 *
 * A rule has a layer; layers run one after the other, each from left to right, and where several rules match at a
 * place the longest match wins, then the rule that stands first. What a layer has joined is one item for the next.
 */
import { parseList, parseTsv } from '../../text/tsv.ts';
import type { Spelling } from './atoms.ts';
import type { Frame, FrameKind } from './frame.ts';
import { type Item, joinItems } from './item.ts';
import { type Match, matchAt, type Pattern, parsePattern } from './pattern.ts';

export interface Rule {
  readonly name: string;
  readonly layer: number;
  /** Its line in the table. */
  readonly order: number;
  readonly pattern: Pattern;
  readonly build: (slots: ReadonlyMap<string, Frame>) => Frame;
  /** `text => value`, read as if published on 2022-05-18, a Wednesday. */
  readonly examples: readonly string[];
  /** Texts in which the rule must not fire. */
  readonly not: readonly string[];
}

export interface Grammar {
  /** For each layer, its rules by what they can begin with. */
  readonly layers: readonly ReadonlyMap<string, readonly Rule[]>[];
  readonly rules: readonly Rule[];
}

/** The rules of a table with the columns `layer name pattern frame examples not`; a name may have several lines. */
export function parseRules(content: string, spelling: Spelling): Rule[] {
  return parseTsv(content, ['layer', 'name', 'pattern', 'frame', 'examples', 'not']).map((row, order) => ({
    name: row.name,
    order,
    layer: Number(row.layer),
    pattern: parsePattern(row.pattern, spelling),
    build: parseFrame(row.frame),
    examples: parseList(row.examples),
    not: parseList(row.not),
  }));
}

export function createGrammar(rules: readonly Rule[]): Grammar {
  const last = rules.reduce((most, rule) => Math.max(most, rule.layer), 0);
  const layers = Array.from({ length: last + 1 }, () => new Map<string, Rule[]>());
  for (const rule of rules) {
    const layer = layers[rule.layer]!;
    for (const start of new Set(rule.pattern.starts)) layer.set(start, [...(layer.get(start) ?? []), rule]);
  }
  return { layers, rules };
}

/** Runs every layer over the items of one sentence. */
export function applyGrammar(grammar: Grammar, items: readonly Item[]): readonly Item[] {
  let current = items;
  for (const layer of grammar.layers) if (layer.size > 0) current = applyLayer(layer, current);
  return current;
}

function applyLayer(layer: ReadonlyMap<string, readonly Rule[]>, items: readonly Item[]): readonly Item[] {
  const out: Item[] = [];
  for (let at = 0; at < items.length; ) {
    const found = longestAt(layer, items, at);
    out.push(
      found
        ? joinItems(items, at, found.match.last, found.rule.build(found.match.slots), found.rule.name)
        : items[at]!,
    );
    at = found ? found.match.last : at + 1;
  }
  return out;
}

function longestAt(
  layer: ReadonlyMap<string, readonly Rule[]>,
  items: readonly Item[],
  at: number,
): { rule: Rule; match: Match } | null {
  const item = items[at]!;
  let best: { rule: Rule; match: Match } | null = null;
  const consider = (start: string): void => {
    for (const rule of layer.get(start) ?? []) {
      const match = matchAt(rule.pattern, items, at);
      if (match && (!best || isBetter(rule, match, best))) best = { rule, match };
    }
  };
  if (item.form !== '') consider(item.form);
  for (const frame of item.frames) consider(`<${frame.is}`);
  return best;
}

function isBetter(rule: Rule, match: Match, best: { rule: Rule; match: Match }): boolean {
  return match.last > best.match.last || (match.last === best.match.last && rule.order < best.rule.order);
}

type Setter = (slots: ReadonlyMap<string, Frame>, frame: Record<string, unknown>) => void;

/**
 * `date day=$d month=$m ...$x`: `$x` is a slot's frame, or its field of that name; `...$x` takes all its fields.
 * Where a slot stands first (`$x rel=since`), the frame is that slot's with some fields more.
 */
export function parseFrame(source: string): Rule['build'] {
  const [is, ...parts] = source.split(/\s+/);
  const setters = parts.map(parseSetter);
  const whole = is!.startsWith('$') ? is!.slice(1) : null;
  return (slots) => {
    const frame: Record<string, unknown> = whole === null ? {} : { ...slots.get(whole) };
    const kind = whole === null ? (is as FrameKind) : frame['is'];
    for (const set of setters) set(slots, frame);
    frame['is'] = kind;
    return frame as unknown as Frame;
  };
}

function parseSetter(part: string): Setter {
  if (part.startsWith('...$')) {
    const slot = part.slice(4);
    return (slots, frame) => Object.assign(frame, slots.get(slot) ?? {});
  }
  const [key, value] = [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)];
  if (!key || !value) throw new Error(`not a field: ${part}`);
  if (!value.startsWith('$')) {
    const literal = /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
    return (_, frame) => void (frame[key] = literal);
  }
  const slot = value.slice(1);
  return (slots, frame) => {
    const from = slots.get(slot);
    if (from) frame[key] = key === 'a' || key === 'b' ? from : (from[key as keyof Frame] ?? from.n);
  };
}
