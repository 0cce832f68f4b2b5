/**
 * Attribution by preposition: «selon X», «d'après X», «de source militaire». The content is the clause around it.
 *
 * «Selon les règles», «selon moi» name no source: the noun must be one that can speak, or a name.
 */
import type { Range, Tree } from '../model/index.ts';
import { childBy, hasRelation, rangeOfWords, subtreeOf, wordAt } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { isNegated } from './clause.ts';
import { type ClaimPage, type Draft, isQuoted, quotationAround, type Speaker, span } from './page.ts';
import { findSpeaker } from './source.ts';
import type { ClaimTables } from './tables.ts';

/** Relations under which a clause stands on its own. */
const CLAUSES = ['root', 'ccomp', 'parataxis', 'advcl', 'conj', 'acl'] as const;

export function findAttributions(
  page: ClaimPage,
  tables: ClaimTables,
  tree: Tree,
  before: readonly Draft[],
): Draft[] {
  return tree.sentence.words.flatMap((word, head) => {
    if (isQuoted(page, word)) return [];
    const rule = prepositionRule(tables, tree, head);
    const speaker = rule && findSpeaker(page, tables, tree, head, before);
    const content = speaker && contentRanges(page, tree, head);
    if (!content || content.length === 0) return [];
    return [draft(page, tables, tree, head, rule, speaker, content)];
  });
}

function prepositionRule(tables: ClaimTables, tree: Tree, head: number): string | null {
  const form = prepositionOf(tree, head);
  if (tables.sourcePrepositions.has(form)) return 'according-to';
  if (tables.openingPrepositions.has(form) && isOpening(tree, head)) return 'opening-for';
  const { noun, preposition } = tables.sourcePhrase;
  const word = wordAt(tree, head);
  return word.lemma === noun && form === preposition && !hasRelation(word, 'nmod') ? 'from-source' : null;
}

/** The first words of the sentence, cut off by a comma. */
function isOpening(tree: Tree, head: number): boolean {
  const { words } = tree.sentence;
  const phrase = subtreeOf(tree, head, (word) => hasRelation(word, 'punct', 'appos', 'acl'));
  return phrase[0] === 0 && words[phrase.at(-1)! + 1]?.form === ',';
}

/** The preposition with what is fixed to it («d'après»), folded. */
function prepositionOf(tree: Tree, head: number): string {
  const words = (tree.children[head] ?? []).filter((child) => hasRelation(wordAt(tree, child), 'case'));
  const all = words.flatMap((word) => [
    word,
    ...(tree.children[word] ?? []).filter((child) => hasRelation(wordAt(tree, child), 'fixed')),
  ]);
  return all
    .sort((a, b) => a - b)
    .map((index) => fold(wordAt(tree, index).form))
    .join(' ');
}

/** The clause that the phrase hangs on, before and after it; a quotation that it leads in is the whole content. */
function contentRanges(page: ClaimPage, tree: Tree, head: number): Range[] {
  const phrase = phraseRange(tree, head);
  const quoted = page.quotations.find(
    ({ from }) => from >= phrase.to && page.text.slice(phrase.to, from).trim().length < 2,
  );
  if (quoted) return [quoted.inner];
  const rest = subtreeOf(tree, clauseOf(tree, head)).map((index) => [index, wordAt(tree, index)] as const);
  const before = rest.filter(([, word]) => word.to <= phrase.from);
  const after = rest.filter(([, word]) => word.from >= phrase.to);
  return [before, after]
    .map((words) =>
      trimmed(
        tree,
        words.map(([index]) => index),
      ),
    )
    .filter((range) => range !== null);
}

/** The phrase of the source; where the parser hung the whole clause on it, up to the first comma. */
function phraseRange(tree: Tree, head: number): Range {
  const { words } = tree.sentence;
  const all = subtreeOf(tree, head);
  if (wordAt(tree, head).head >= 0) return rangeOfWords(tree, all)!;
  const comma = words.findIndex((word, index) => index > head && word.form === ',');
  return rangeOfWords(
    tree,
    all.filter((index) => comma < 0 || index < comma),
  )!;
}

/** The verb of the clause in which the phrase stands. */
function clauseOf(tree: Tree, head: number): number {
  const above = wordAt(tree, head).head;
  let clause = above < 0 ? head : above;
  while (!hasRelation(wordAt(tree, clause), ...CLAUSES) && wordAt(tree, clause).head >= 0)
    clause = wordAt(tree, clause).head;
  return clause;
}

/** Without punctuation and conjunctions at the ends; a stretch without a content word is none. */
function trimmed(tree: Tree, words: readonly number[]): Range | null {
  const kept = [...words];
  const idle = (index: number) => ['PUNCT', 'CCONJ', 'SCONJ'].includes(wordAt(tree, index).upos);
  while (kept.length > 0 && idle(kept[0]!)) kept.shift();
  while (kept.length > 0 && idle(kept.at(-1)!)) kept.pop();
  return kept.length > 1 ? rangeOfWords(tree, kept) : null;
}

function draft(
  page: ClaimPage,
  tables: ClaimTables,
  tree: Tree,
  head: number,
  rule: string,
  speaker: Speaker,
  content: readonly Range[],
): Draft {
  const preposition = childBy(tree, head, 'case');
  const governor = clauseOf(tree, head);
  return {
    ...speaker,
    chain: [...speaker.chain],
    cue: span(page, wordAt(tree, preposition ?? head)),
    content: content.map((range) => span(page, range)),
    direct: content.every((range) => quotationAround(page, range) !== null),
    hedge: 'none',
    hedge_cues: [],
    polarity: isNegated(tables, tree, governor) ? '-' : '+',
    stance: 'neutral',
    rule,
  };
}
