/** What extraction works with, whatever the form of the page; and the article of a page that cannot be read. */
import type { Article, Capture } from '../model/index.ts';
import type { BodyModel } from './body.ts';
import type { Months } from '../text/months.ts';
import type { CreditRule } from './credits.ts';
import type { InsideRule } from './inside.ts';
import type { FunctionWords } from './language.ts';
import type { Markup } from './markup.ts';
import type { WallRule } from './wall.ts';
import type { RunInRule } from './run-in.ts';
import type { Wording } from './wording.ts';

export interface Tables {
  readonly languages: readonly string[];
  readonly wording: Wording;
  readonly credits: readonly CreditRule[];
  readonly inside: readonly InsideRule[];
  readonly runIns: readonly RunInRule[];
  readonly walls: readonly WallRule[];
  readonly functionWords: FunctionWords;
  readonly months: Months;
  readonly markup: Markup;
  readonly body: BodyModel;
}

/** The article of bytes that are no text: empty, with the reason. */
export function refuse(capture: Capture, why: string): Article {
  const message = `${capture.path ?? capture.url ?? 'This capture'} is ${why}.`;
  return {
    page: '',
    url: capture.url,
    title: null,
    byline: null,
    site: capture.site,
    lang: null,
    canonical: null,
    tags: [],
    verdict: { kind: 'error', genre: 'unknown', confidence: 1 },
    text: '',
    blocks: [],
    trace: [],
    credits: [],
    machineTranslated: { value: null, evidence: [] },
    dateCandidates: [],
    diagnostics: [{ code: 'page.unreadable', severity: 'error', message }],
  };
}
