/**
 * The table of a language's tokens (`data/<lang>/tokens.tsv`) becomes rules.
 *
 * Columns `kind`, `form`, `parts`: `elision`, `whole`, `abbreviation`, `clitic` (`parts` is `verb` when it needs a
 * known verb before it), `hyphen` (words part at it), `prefix` (but not after this one), `contraction` (`parts` its
 * words), `contraction?` (also one word).
 */
import { parseTsv } from '../../text/tsv.ts';
import type { Lexicon } from './lexicon.ts';
import type { Contraction } from './segment.ts';
import type { TokenRules } from './tokens.ts';

/** Rules and contractions; a verb is a form that the lexicon gives a code of a verb to. */
export function readTokenTable(
  content: string,
  lexicon: Lexicon,
): { tokens: TokenRules; contractions: ReadonlyMap<string, Contraction> } {
  const rows = parseTsv(content, ['kind', 'form', 'parts']);
  const forms = (kind: string) => new Set(rows.filter((row) => row.kind === kind).map(({ form }) => form));
  const clitics = rows
    .filter((row) => row.kind === 'clitic')
    .map(({ form, parts }) => ({ ending: form, afterVerb: parts === 'verb' }))
    .sort((a, b) => b.ending.length - a.ending.length);
  const contractions = rows
    .filter((row) => row.kind.startsWith('contraction'))
    .map(
      ({ kind, form, parts }) => [form, { parts: parts.split(' '), always: kind === 'contraction' }] as const,
    );
  return {
    tokens: {
      elisions: forms('elision'),
      whole: forms('whole'),
      abbreviations: forms('abbreviation'),
      clitics,
      isVerb: verbTest(lexicon),
      prefixes: rows.some(({ kind }) => kind === 'hyphen') ? forms('prefix') : null,
    },
    contractions: new Map(contractions),
  };
}

function verbTest(lexicon: Lexicon): (form: string) => boolean {
  const verbs = lexicon.analyses.map((list) => list.some(({ code }) => !code.startsWith('N')));
  return (form) => verbs[lexicon.classOf(form)] ?? false;
}
