/**
 * Hearsay: the mood in which the press reports what it does not vouch for («aurait reçu», «serait en fuite»), and the
 * words that lower certainty («présumé», «apparemment»).
 *
 * Not hearsay: the conditional of politeness and possibility («pourrait»), the main clause of a condition («si… il
 * reviendrait»), and the future seen from the past («a annoncé qu'il reviendrait»).
 */
import type { Range, Span, Tree } from '../model/index.ts';
import { childBy, contains, feature, hasRelation, overlaps, rangeOfWords, wordAt } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { clauseRange } from './clause.ts';
import { type ClaimPage, type Draft, isQuoted, span } from './page.ts';
import type { ClaimTables } from './tables.ts';

/** A verb in the hearsay mood: the word that carries the mood, the words to show, the clause that it governs. */
interface Hearsay {
  readonly verb: number;
  readonly cue: Range;
  readonly clause: Range;
  /** A compound form («aurait reçu») looks back: after a verb in the past it is still hearsay. */
  readonly compound: boolean;
}

/** The verbs of a sentence in the hearsay mood, outside quotations. */
export function findHearsay(page: ClaimPage, tables: ClaimTables, tree: Tree): Hearsay[] {
  if (tables.hearsayMood === null) return [];
  return tree.sentence.words.flatMap((word, index) => {
    if (feature(word, 'Mood') !== tables.hearsayMood || isQuoted(page, word)) return [];
    const auxiliary = hasRelation(word, 'aux', 'cop');
    const verb = auxiliary ? word.head : index;
    if (feature(word, 'Person') !== '3' || tables.modalLemmas.has(word.lemma) || isConditioned(tables, tree))
      return [];
    const cue = rangeOfWords(
      tree,
      auxiliary && verb > index && hasRelation(word, 'aux') ? [index, verb] : [index],
    )!;
    const clause = clauseRange(tree, verb, (other) => isAsserted(tables, tree, other));
    return clause
      ? [{ verb, cue, clause, compound: hasRelation(word, 'aux') && !word.deprel.endsWith('pass') }]
      : [];
  });
}

/** True for a clause joined by «et» that has a subject and a finite mood of its own: the conditional before it ends there. */
function isAsserted(tables: ClaimTables, tree: Tree, index: number): boolean {
  if (!hasRelation(wordAt(tree, index), 'conj') || childBy(tree, index, 'nsubj') === null) return false;
  const carriers = [index, ...(tree.children[index] ?? [])].map((at) => wordAt(tree, at));
  const moods = carriers
    .filter((word, i) => i === 0 || hasRelation(word, 'aux', 'cop'))
    .flatMap((word) => feature(word, 'Mood') ?? []);
  return moods.length > 0 && !moods.includes(tables.hearsayMood!);
}

/** True when the sentence holds a condition: what would follow from it is no hearsay. */
function isConditioned(tables: ClaimTables, tree: Tree): boolean {
  return tree.sentence.words.some((word) => word.upos === 'SCONJ' && tables.conditionLemmas.has(word.lemma));
}

/** A claim of nobody for every hearsay verb that no other claim of the sentence covers. */
export function findBareHearsay(
  page: ClaimPage,
  hearsay: readonly Hearsay[],
  claims: readonly Draft[],
): Draft[] {
  return hearsay
    .filter(({ cue }) => !claims.some((claim) => claim.content.some((content) => contains(content, cue))))
    .map(({ cue, clause }) => ({
      source: { kind: 'anonymous', name: null, entity: null, span: null },
      chain: [],
      cue: span(page, cue),
      content: [span(page, clause)],
      direct: false,
      hedge: 'conditional',
      hedge_cues: [span(page, cue)],
      polarity: '+',
      stance: 'distancing',
      rule: 'bare-conditional',
    }));
}

/** The claim with the hedges that stand in its content; the words of a quotation hedge nothing but themselves. */
export function hedgeClaim(
  page: ClaimPage,
  tables: ClaimTables,
  tree: Tree,
  hearsay: readonly Hearsay[],
  claim: Draft,
): Draft {
  if (claim.hedge !== 'none' || claim.direct) return claim;
  // Only words after the verb of saying hang on its tense; those before an inserted one are told on their own.
  const past = isPast(tree, claim.cue);
  const moods = hearsay.filter(
    ({ cue, compound }) =>
      (compound || !past || cue.from < claim.cue.from) &&
      claim.content.some((content) => contains(content, cue)),
  );
  if (moods.length > 0)
    return { ...claim, hedge: 'conditional', hedge_cues: moods.map(({ cue }) => span(page, cue)) };
  const words = claim.content.flatMap((content) => findHedgeWords(page, tables, content));
  return words.length > 0 ? { ...claim, hedge: 'lexical', hedge_cues: words } : claim;
}

/** True when the cue is a verb in the past: a simple conditional under it is a future seen from then. */
function isPast(tree: Tree, cue: Range): boolean {
  return tree.sentence.words.some(
    (word) => contains(cue, word) && (feature(word, 'Tense') === 'Past' || feature(word, 'Tense') === 'Imp'),
  );
}

/** Hedging words and phrases of up to four words inside a range. */
function findHedgeWords(page: ClaimPage, tables: ClaimTables, range: Range): Span[] {
  const near = page.trees.filter(({ sentence }) => overlaps(sentence, range));
  const words = near.flatMap(({ sentence }) =>
    sentence.words.filter((word) => contains(range, word) && word.upos !== 'PUNCT'),
  );
  return words.flatMap((word, i) => {
    const phrase = [1, 2, 3, 4].find((length) =>
      tables.hedges.has(
        words
          .slice(i, i + length)
          .map(({ form }) => fold(form))
          .join(' '),
      ),
    );
    return phrase ? [span(page, { from: word.from, to: words[i + phrase - 1]!.to })] : [];
  });
}
