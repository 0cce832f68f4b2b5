/** Tables become what the stage runs on: words, rules, verbs. Shared by every language. */
import { fold } from '../../text/fold.ts';
import { parseTsv } from '../../text/tsv.ts';
import type { Spelling } from './atoms.ts';
import type { TimeTables } from './find.ts';
import type { Frame } from './frame.ts';
import { createLexicon } from './lexicon.ts';
import { parseOffices } from './office.ts';
import type { Tense } from './context.ts';
import { createGrammar, parseFrame, parseRules } from './rules.ts';

/** The tables of a language as text: words, rules, verbs; and what joins the words of a number. */
export interface TimeSources {
  readonly code: string;
  readonly words: string;
  readonly rules: string;
  readonly verbs: string;
  readonly offices: string;
  readonly joiners: readonly string[];
  readonly spelling: Spelling;
}

export function createTimeTables({
  code,
  words,
  rules,
  verbs,
  offices,
  joiners,
  spelling,
}: TimeSources): TimeTables {
  const pairs = parseTsv(words, ['form', 'frame']).map(({ form, frame }): [string, Frame] => [
    form,
    parseFrame(frame)(new Map()),
  ]);
  return {
    code,
    lexicon: createLexicon(pairs, joiners, spelling),
    grammar: createGrammar(parseRules(rules, spelling)),
    tense: tenseTables(verbs),
    offices: parseOffices(offices),
  };
}

function tenseTables(verbs: string): TimeTables['tense'] {
  const rows = parseTsv(verbs, ['form', 'kind']);
  const of = (kind: string): string[] => rows.filter((row) => row.kind === kind).map((row) => fold(row.form));
  const forms = new Map<string, Tense>();
  for (const tense of ['past', 'present', 'future'] as const)
    for (const form of of(tense)) forms.set(form, tense);
  return {
    planning: new Set(of('planning')),
    futureEndings: of('future-form'),
    surelyFuture: of('future-ending'),
    notFuture: new Set(of('not-future')),
    forms,
  };
}
