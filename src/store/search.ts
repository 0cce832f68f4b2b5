/**
 * Search: pages on which all the words stand, as forms or as lemmas, without regard to accents and case.
 *
 * The database says which pages match; which sentences, with which words marked, and in what order is worked out
 * here, so that the answer is the same on every engine. A page comes first when more of the words stand together in
 * one sentence, then when more of its sentences match, then when it is newer.
 */
import { unpackJson } from './blob.ts';
import type { Database, Queries, Row, TextQuery } from './database.ts';
import type { PageSummary } from './pages.ts';
import { type Matched, matchPassages, type Passage } from './passages.ts';
import { type Query, textQuery } from './terms.ts';

export interface Found {
  readonly page: PageSummary;
  /** The sentences that match best, in the order of the text. */
  readonly sentences: readonly Matched[];
}

/** So many of the newest pages that match are looked into, and so many sentences of a page are shown. */
const CANDIDATES = 200;
const SENTENCES = 5;

interface Candidate extends Row {
  summary: string;
  passages: Uint8Array;
}

export async function searchPages(database: Database, query: Query, limit: number): Promise<Found[]> {
  const words = await textQuery(query, (word) => lemmasOf(database, word));
  const match = database.textMatch('p.seq', words);
  const rows = await database.all<Candidate>(
    `SELECT p.summary, p.passages FROM pages p JOIN captures c ON c.seq = p.seq
     WHERE c.latest = 1 AND p.failure IS NULL AND ${match.sql}
     ORDER BY p.published DESC, c.id LIMIT ${CANDIDATES}`,
    match.params,
  );
  const spelt = new Map<string, readonly string[]>();
  return rows
    .map((row) => rank(row, words, spelt))
    .filter((found) => found.count > 0)
    .sort((a, b) => b.terms - a.terms || b.count - a.count)
    .slice(0, limit)
    .map(({ page, sentences }) => ({ page, sentences }));
}

function rank(
  row: Candidate,
  words: TextQuery,
  spelt: Map<string, readonly string[]>,
): Found & { terms: number; count: number } {
  const page = JSON.parse(row.summary) as PageSummary;
  const all = matchPassages(unpackJson(row.passages, page.id) as Passage[], words, spelt);
  // The list shows the title anyway: as a sentence it stands only where there is no other.
  const inText = all.filter((passage) => passage.text !== page.title);
  const shown = inText.length > 0 ? inText : all;
  const terms = Math.max(0, ...all.map((passage) => passage.terms));
  return { page, sentences: best(shown), terms, count: all.length };
}

function best(passages: readonly Matched[]): Matched[] {
  return passages
    .map((passage, at) => ({ passage, at }))
    .sort((a, b) => b.passage.terms - a.passage.terms || a.at - b.at)
    .slice(0, SENTENCES)
    .sort((a, b) => a.at - b.at)
    .map(({ passage }) => passage);
}

async function lemmasOf(queries: Queries, word: string): Promise<string[]> {
  const rows = await queries.all<{ lemma: string }>(
    'SELECT lemma FROM words WHERE form = ? ORDER BY lemma LIMIT 16',
    [word],
  );
  return rows.map((row) => row.lemma);
}
