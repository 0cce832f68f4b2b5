/** What kind of page it is, from what was kept and what was dropped; and why it is no article when it is none. */
import type { Verdict } from '../model/index.ts';
import type { Line } from './line.ts';

export interface PageSigns {
  readonly lines: readonly Line[];
  /** How sure the choice of the lines is, from 0 to 1. */
  readonly sure: number;
  readonly url: string | null;
  readonly title: string | null;
  /** `@type`s and sections that the page declares. */
  readonly declared: readonly string[];
  readonly lang: string | null;
  readonly supported: boolean;
}

/** Words of running text below which a page is no whole article. */
const STUB = 60;
const ERROR =
  /(?:^|\b)(?:404|403|500|410|page (?:introuvable|non trouvée|not found)|not found|erreur|error|access denied|accès refusé|forbidden|just a moment|attention required|service unavailable|are you a robot)(?:$|\b)/i;
const LIVE = /(?:^|\W)(?:en direct|live|direct|liveblog|minute par minute|live updates?)(?:\W|$)/i;
const OPINION =
  /opinion|tribune|éditorial|editorial|chronique|blog|column|commentary|idées|débats|point de vue|op-ed/i;
const SATIRE = /satir|humou?r|parod/i;

export function judgePage(signs: PageSigns): Verdict {
  const kept = signs.lines.filter((line) => line.reason === '');
  const words = kept.reduce((sum, line) => sum + line.words, 0);
  const genre = genreOf(signs);
  if (!signs.supported && words >= STUB) return { kind: 'not-supported-language', genre, confidence: 0.9 };
  return { ...kindOf(signs, words), genre };
}

function kindOf(signs: PageSigns, words: number): Pick<Verdict, 'kind' | 'confidence'> {
  const dropped = (reason: string) =>
    signs.lines.filter((line) => line.reason === reason).reduce((sum, line) => sum + line.words, 0);
  if (words < STUB) {
    if (ERROR.test(signs.title ?? '')) return { kind: 'error', confidence: 0.9 };
    if (dropped('consent') > words) return { kind: 'consent', confidence: 0.85 };
    if (headlinesOf(signs.lines) >= HEADLINES) return { kind: 'index', confidence: 0.7 };
    return { kind: 'stub', confidence: words === 0 ? 0.9 : 0.6 };
  }
  if (isHome(signs)) return { kind: 'index', confidence: 0.85 };
  if (signs.declared.includes('LiveBlogPosting')) return { kind: 'live', confidence: 0.95 };
  if (entriesOf(signs.lines) >= ENTRIES) return { kind: 'live', confidence: 0.75 };
  if (LIVE.test((signs.title ?? '').slice(0, 24)) && words > 400) return { kind: 'live', confidence: 0.6 };
  if (dropped('paywall') > 0 && words < 250) return { kind: 'stub', confidence: 0.7 };
  return { kind: 'article', confidence: confidenceOf(signs.sure, words) };
}

/** Kept lines that begin with a time of day: the entries of a live blog. */
function entriesOf(lines: readonly Line[]): number {
  return lines.filter(({ reason, text }) => reason === '' && /^\d{1,2}\s?[hH:]\s?\d{2}(?!\d)/.test(text))
    .length;
}

/** From so many entries an article is a live blog: fewer can be a timetable of one day. */
const ENTRIES = 6;

/** The address of a home page, with the headlines of one. */
function isHome({ url, lines, declared }: PageSigns): boolean {
  const home = url !== null && /^https?:\/\/[^/]+\/?(?:index\.\w{3,5})?$/.test(url);
  return home && headlinesOf(lines) >= HEADLINES && !declared.some((type) => type.endsWith('Article'));
}

/**
 * How often a page of whole gold had F1 of at least .9, by how sure the forest was of its blocks: 199 pages, by models
 * that had not seen them (`scripts/train/article.ts` prints it).
 */
const CALIBRATED: readonly (readonly [sure: number, confidence: number])[] = [
  [0.98, 0.98],
  [0.96, 0.96],
  [0.9, 0.93],
  [0.85, 0.7],
];

const UNSURE = 0.33;

function confidenceOf(sure: number, words: number): number {
  const confidence = CALIBRATED.find(([least]) => sure >= least)?.[1] ?? UNSURE;
  return words > 150 ? confidence : Math.min(confidence, 0.7);
}

/** Dropped lines of the length of a headline: a home page is made of them. */
function headlinesOf(lines: readonly Line[]): number {
  return lines.filter(
    ({ reason, words }) => words >= 4 && words <= 25 && (reason === 'links' || reason === 'related'),
  ).length;
}

/** From so many headlines a page without prose is an index. */
const HEADLINES = 12;

function genreOf({ title, declared }: PageSigns): Verdict['genre'] {
  const words = declared.join(' ');
  if (SATIRE.test(words)) return 'satire';
  if (OPINION.test(words) || /^(?:tribune|opinion|éditorial|edito|chronique)\s?[:|–-]/i.test(title ?? ''))
    return 'opinion';
  return declared.some((type) => /NewsArticle|ReportageNewsArticle/.test(type)) ? 'news' : 'unknown';
}
