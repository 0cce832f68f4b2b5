/**
 * Labels of other articles in the middle of a paragraph (« … du fleuve. Lire aussi : Le pont rouvre Les habitants… »):
 * the label is cut out, and the headline behind it where its end can be seen; the sentences around stay.
 */
import type { Range } from '../model/index.ts';
import { parseList, parseTsv } from '../text/tsv.ts';

export interface InsideRule {
  readonly name: string;
  readonly pattern: RegExp;
  /** Words with which a sentence begins, and hardly a headline. */
  readonly openers: ReadonlySet<string>;
  readonly examples: readonly string[];
  readonly not: readonly string[];
}

/** The rules of a table such as `data/fr/article-inside.tsv`. */
export function parseInsideRules(content: string): InsideRule[] {
  return parseTsv(content, ['name', 'pattern', 'openers', 'examples', 'not']).map((row) => ({
    name: row.name,
    pattern: new RegExp(`(?<=[.!?…»"”)]\\s{1,3})(?:${row.pattern})\\s{0,3}`, 'gu'),
    openers: new Set(parseList(row.openers)),
    examples: parseList(row.examples),
    not: parseList(row.not),
  }));
}

/** The stretches of a line to leave out, in order. */
export function findInsideLabels(line: string, rules: readonly InsideRule[]): Range[] {
  const found = rules.flatMap(({ pattern, openers }) =>
    Array.from(line.matchAll(pattern), ({ index, 0: label }) => ({
      from: index,
      to: endOfHeadline(line, index + label.length, openers),
    })),
  );
  const ordered = found.sort((a, b) => a.from - b.from);
  return ordered.filter((range, i) => ordered[i - 1] === undefined || range.from >= ordered[i - 1]!.to);
}

/** A headline is at most so long; and it goes over into a sentence at a capital that no full stop announces. */
const LONGEST = 130;
const SEAM = /(?<=[\p{Ll}\p{N}%»"”?!]\s)(?=(\p{Lu}[\p{L}]*['’]?))/gu;

/** Where the headline ends that begins at `from`; `from` itself where a sentence begins there, or no end can be seen. */
function endOfHeadline(line: string, from: number, openers: ReadonlySet<string>): number {
  const reach = line.slice(from, from + LONGEST);
  const first = /^["“«\s]*(\p{L}+['’]?)/u.exec(reach)?.[1];
  if (first === undefined || isOpener(first, openers)) return from;
  const stop = reach.search(/[.;…]/);
  const within = stop < 0 ? reach : reach.slice(0, stop);
  for (const match of within.matchAll(SEAM)) {
    if (match.index > 12 && isOpener(match[1]!, openers)) return from + match.index;
  }
  return from;
}

function isOpener(word: string, openers: ReadonlySet<string>): boolean {
  return openers.has(word.toLowerCase().replace('’', "'"));
}
