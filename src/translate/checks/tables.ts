/**
 * What the checks know of one language: rows of `data/<lang>/translation.tsv`, compiled so that the longest form that
 * stands at a token is found at once.
 */
import { fold } from '../../text/fold.ts';
import { parseList, parseTsv } from '../../text/tsv.ts';
import { tokenise, type Token } from './token.ts';

const KINDS = [
  'number',
  'vague',
  'round',
  'ordinal',
  'join',
  'bound',
  'percent',
  'month',
  'weekday',
  'particle',
  'partner',
  'hedge',
  'aside',
  'capital',
] as const;
export type RowKind = (typeof KINDS)[number];

/** One form of a row. */
export interface Entry {
  readonly kind: RowKind;
  readonly form: readonly string[];
  readonly value: string;
  readonly flags: ReadonlySet<string>;
}

export interface LanguageTables {
  readonly code: string;
  /** The sign before decimals: `,` or `.`. */
  readonly decimal: string;
  /** Forms by their first token, the longest first. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  /** How verbs in the conditional end, and the words that end so and are none; null where mood is read otherwise. */
  readonly ending: { readonly pattern: RegExp; readonly but: ReadonlySet<string> } | null;
}

/** @param hedges the forms of another table that are hedges too (`fr/hedges.tsv`) */
export function parseLanguageTables(
  code: string,
  content: string,
  hedges: readonly string[] = [],
): LanguageTables {
  const entries = new Map<string, Entry[]>();
  const add = (kind: RowKind, forms: readonly string[], value: string, flags: readonly string[]) => {
    for (const form of forms) {
      const tokens = tokenise(form).map(({ folded }) => folded);
      const [first] = tokens;
      if (first === undefined) throw new Error(`${code}/translation.tsv: a row of ${kind} without a form`);
      entries.set(first, [
        ...(entries.get(first) ?? []),
        { kind, form: tokens, value, flags: new Set(flags) },
      ]);
    }
  };
  let decimal = '.';
  let ending: LanguageTables['ending'] = null;
  for (const { kind, form, value, flags } of parseTsv(content, ['kind', 'form', 'value', 'flags'])) {
    if (kind === 'separator') decimal = form;
    else if (kind === 'ending')
      ending = {
        pattern: new RegExp(`(?:${parseList(form).join('|')})$`),
        but: new Set(parseList(flags).map((word) => fold(word))),
      };
    else if (isKind(kind)) add(kind, parseList(form), value, flags.split(' '));
    else throw new Error(`${code}/translation.tsv: unknown kind ${kind}`);
  }
  add('hedge', hedges, 'firm', []);
  for (const list of entries.values()) list.sort((a, b) => b.form.length - a.form.length);
  return { code, decimal, entries, ending };
}

function isKind(kind: string): kind is RowKind {
  return (KINDS as readonly string[]).includes(kind);
}

/** The entries that stand at token `at`, the longest first. */
export function entriesAt(tokens: readonly Token[], at: number, tables: LanguageTables): Entry[] {
  const found = tables.entries.get(tokens[at]!.folded) ?? [];
  return found.filter(({ form }) => form.every((part, k) => tokens[at + k]?.folded === part));
}
