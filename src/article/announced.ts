/**
 * What a feed said of a page joins what the page says of itself, as evidence of its own: dates as candidates, whom the
 * text was taken from as credits, authors where the page names none, categories among the tags.
 *
 * The page's own words hold where they say something. A source that is the page's own site is no credit: feeds of
 * aggregators name there whom they link to.
 */
import type { Announcement, Article, Credit, DateCandidate, Statement } from '../model/index.ts';
import { type CreditRule, readCredits } from './credits.ts';
import { isName } from './byline.ts';
import { foldText } from './line.ts';

const MOST_TAGS = 50;
const MOST_AUTHORS = 12;

export function withAnnounced(
  article: Article,
  announced: Announcement,
  rules: readonly CreditRule[],
): Article {
  const of = (slot: Statement['slot']) => announced.statements.filter((each) => each.slot === slot);
  const authors = of('author').filter(({ value }) => isName(value) && !isOwn(value, article, announced));
  const agencies = authors.map((author) => agencyOf(author, announced, rules));
  const people = authors.filter((_, i) => agencies[i] === null).map(({ value }) => value);
  const sources = of('source').flatMap((source) => creditOf(source, article, announced, rules));
  return {
    ...article,
    title: article.title ?? of('title')[0]?.value ?? null,
    byline: article.byline ?? (people.slice(0, MOST_AUTHORS).join(', ') || null),
    credits: withNew(article.credits, [...agencies.flatMap((agency) => agency ?? []), ...sources]),
    tags: [...new Set([...article.tags, ...of('category').map(({ value }) => value)])].slice(0, MOST_TAGS),
    dateCandidates: [
      ...article.dateCandidates,
      ...of('published').map(dateOf),
      ...of('modified').map(dateOf),
    ],
  };
}

function dateOf({ slot, value, where, evidence }: Statement): DateCandidate {
  return { value, role: slot === 'modified' ? 'modified' : 'published', basis: 'feed', where, evidence };
}

function creditOf(
  source: Statement,
  article: Article,
  announced: Announcement,
  rules: readonly CreditRule[],
): Credit[] {
  if (isOwn(source.value, article, announced) || isOwnHost(source.address, article.url)) return [];
  const agency = agencyOf(source, announced, rules);
  return [agency ?? { kind: 'relay', name: source.value, evidence: source.evidence }];
}

/** The credit that the words are by the rules for a line of its own, where it is an agency's. */
function agencyOf(
  { evidence }: Statement,
  { text }: Announcement,
  rules: readonly CreditRule[],
): Credit | null {
  const { from, to } = evidence;
  const words = text.slice(from, to);
  for (const { credit } of readCredits(text, { text: words, from, to }, false, rules)) {
    if (credit?.kind === 'agency') return { ...credit, evidence: { ...credit.evidence, in: 'feed' } };
  }
  return null;
}

/** True for the name of the feed or of the site. */
function isOwn(name: string, { site }: Article, { outlet }: Announcement): boolean {
  const folded = foldText(name);
  return [site, outlet].some((own) => own !== null && foldText(own) === folded);
}

function isOwnHost(source: string | undefined, page: string | null): boolean {
  if (source === undefined || page === null || !URL.canParse(page)) return false;
  const [theirs, ours] = [hostOf(source), hostOf(page)];
  return theirs === ours || theirs.endsWith(`.${ours}`) || ours.endsWith(`.${theirs}`);
}

function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./, '');
}

/** Credits that the page does not give itself. */
function withNew(own: readonly Credit[], more: readonly Credit[]): Credit[] {
  const all = [...own];
  for (const credit of more) {
    if (!all.some(({ kind, name }) => kind === credit.kind && foldText(name) === foldText(credit.name)))
      all.push(credit);
  }
  return all;
}
