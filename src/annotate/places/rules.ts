/** The rules of a language applied to the words around a name. */
import type { PlaceEffect, PlaceRule } from './tables.ts';

/** One rule that met a name. */
export interface Hit {
  readonly rule: string;
  readonly effect: PlaceEffect;
  /** Where the words of the rule start, for a rule before the name; where they end, for one after it. */
  readonly edge: number;
  readonly groups: Readonly<Record<string, string | undefined>>;
  readonly wants: PlaceRule['wants'];
  readonly side: PlaceRule['side'];
}

/** How far a rule sees, in characters. */
const BEFORE = 90;
const AFTER = 60;

/** The rules that meet the name at `from`…`to`, at most one an effect. */
export function findHits(text: string, from: number, to: number, rules: readonly PlaceRule[]): Hit[] {
  const before = lastLine(text.slice(Math.max(0, from - BEFORE), from));
  const after = text.slice(to, to + AFTER);
  const hits = new Map<PlaceEffect, Hit>();
  for (const rule of rules) {
    if (hits.has(rule.effect)) continue;
    const match = rule.pattern.exec(rule.side === 'before' ? before : after);
    if (!match) continue;
    const edge = rule.side === 'before' ? from - before.length + match.index : to + match[0].length;
    hits.set(rule.effect, {
      rule: rule.name,
      effect: rule.effect,
      edge,
      groups: match.groups ?? {},
      wants: rule.wants,
      side: rule.side,
    });
  }
  return [...hits.values()];
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

export function hitOf(use: { readonly hits: readonly Hit[] }, effect: PlaceEffect): Hit | undefined {
  return use.hits.find((hit) => hit.effect === effect);
}
