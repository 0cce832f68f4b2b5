/**
 * Attribution by preposition: «selon X», «d'après X», «de source militaire». The content is the clause around it.
 *
 * «Selon les règles», «selon moi» name no source: the noun must be one that can speak, or a name.
 */
import type { Range, Tree } from '../model/index.ts';
import { childBy, hasRelation, rangeOfWords, subtreeOf, wordAt } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { clauseRange, isNegated } from './clause.ts';
import { type ClaimPage, type Draft, isQuoted, type Speaker, span } from './page.ts';
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
    if (isQuoted(page, word) || word.head < 0) return [];
    const rule = prepositionRule(tables, tree, head);
    const speaker = rule && findSpeaker(page, tables, tree, head, before);
    const content = speaker && contentRanges(tree, head);
    if (!content || content.length === 0) return [];
    return [draft(page, tables, tree, head, rule, speaker, content)];
  });
}

function prepositionRule(tables: ClaimTables, tree: Tree, head: number): string | null {
  const form = prepositionOf(tree, head);
  if (tables.sourcePrepositions.has(form)) return 'according-to';
  const { noun, preposition } = tables.sourcePhrase;
  return wordAt(tree, head).lemma === noun && form === preposition ? 'from-source' : null;
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

/** The clause that the phrase hangs on, before and after it. */
function contentRanges(tree: Tree, head: number): Range[] {
  let clause = wordAt(tree, head).head;
  while (!hasRelation(wordAt(tree, clause), ...CLAUSES) && wordAt(tree, clause).head >= 0)
    clause = wordAt(tree, clause).head;
  const phrase = rangeOfWords(tree, subtreeOf(tree, head))!;
  const rest = subtreeOf(tree, clause, (_, index) => index === head);
  const before = rest.filter((index) => wordAt(tree, index).to <= phrase.from);
  const after = rest.filter((index) => wordAt(tree, index).from >= phrase.to);
  return [before, after].map((words) => trimmed(tree, words)).filter((range) => range !== null);
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
  const governor = wordAt(tree, head).head;
  const clause = clauseRange(tree, governor);
  return {
    ...speaker,
    chain: [...speaker.chain],
    cue: span(page, wordAt(tree, preposition ?? head)),
    content: content.map((range) => span(page, range)),
    direct: false,
    hedge: 'none',
    hedge_cues: [],
    polarity: clause && isNegated(tables, tree, governor) ? '-' : '+',
    stance: 'neutral',
    rule,
  };
}
