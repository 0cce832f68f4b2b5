/** The article out of its lines: text, blocks, trace, credits, language, verdict. The same for both forms of page. */
import type {
  Article,
  Block,
  BlockTrace,
  Capture,
  Credit,
  DateCandidate,
  Diagnostic,
  Span,
} from '../model/index.ts';
import { MOST } from './blocks.ts';
import { hasInvisible } from './characters.ts';
import { readCredits } from './credits.ts';
import type { Decoded } from './encoding.ts';
import { languageOf } from './language.ts';
import { cutBeyond, LONGEST_TEXT } from './limit.ts';
import type { Line } from './line.ts';
import type { Tables } from './tables.ts';
import { judgePage } from './verdict.ts';
import { findWall } from './wall.ts';

/** What the form of the page gave. */
export interface Parts {
  readonly lines: readonly Line[];
  /** How sure the choice of the lines is, from 0 to 1. */
  readonly sure: number;
  readonly title: string | null;
  readonly byline: string | null;
  readonly site: string | null;
  readonly canonical: string | null;
  readonly tags: readonly string[];
  readonly dates: readonly DateCandidate[];
  readonly declared: readonly string[];
  /** What the form of the page gave notice of. */
  readonly diagnostics?: readonly Diagnostic[];
}

export function assemble(capture: Capture, decoded: Decoded, parts: Parts, tables: Tables): Article {
  const { page } = decoded;
  const { credits, notices } = takeCredits(page, parts.lines, tables);
  const { lines, cut } = cutBeyond(parts.lines, LONGEST_TEXT);
  const { text, blocks } = joinLines(lines);
  const lang = languageOf(text === '' ? (parts.title ?? '') : text, tables.functionWords);
  const wall = findWall(lines, parts.title, tables.walls);
  const supported = lang === null || tables.languages.includes(lang);
  return {
    page,
    url: capture.url,
    title: parts.title,
    byline: parts.byline,
    site: capture.site ?? parts.site,
    lang,
    canonical: parts.canonical,
    tags: parts.tags,
    verdict:
      wall?.verdict ??
      judgePage({
        lines,
        sure: parts.sure,
        url: capture.url,
        title: parts.title,
        declared: parts.declared,
        lang,
        supported,
      }),
    text,
    blocks,
    trace: lines.map(traceOf),
    credits,
    machineTranslated: { value: notices.length > 0 ? true : null, evidence: notices },
    dateCandidates: parts.dates,
    diagnostics: [
      ...decoded.diagnostics,
      ...(parts.diagnostics ?? []),
      ...warnings(page, lines),
      ...(cut ? [CUT] : []),
      ...(wall ? [wall.diagnostic] : []),
    ],
  };
}

const CUT: Diagnostic = {
  code: 'page.too-long',
  severity: 'warning',
  message: `The article has more than ${LONGEST_TEXT} characters; what lies beyond them was not read.`,
};

/** The credits of the article's own lines, which leave it when they say nothing else. */
function takeCredits(
  page: string,
  lines: readonly Line[],
  tables: Tables,
): { credits: Credit[]; notices: Span[] } {
  const credits: Credit[] = [];
  const notices: Span[] = [];
  let tail = true;
  for (let i = lines.length - 1; i >= 0; i -= 1) {
    const line = lines[i]!;
    if (!CREDITED.has(line.reason)) continue;
    const found = readCredits(page, line, tail, tables.credits);
    if (line.reason === '' && found.some(({ dropped }) => dropped)) line.reason = 'credit';
    if (line.reason === '') tail = false;
    credits.unshift(...found.flatMap(({ credit }) => credit ?? []));
    notices.unshift(...found.flatMap(({ machine }) => machine ?? []));
  }
  return { credits, notices };
}

/** Where a credit may stand: in the article, or in a line that went for what it is. */
const CREDITED = new Set(['', 'footer', 'byline', 'outside']);

function joinLines(lines: readonly Line[]): { text: string; blocks: Block[] } {
  const blocks: Block[] = [];
  const parts: string[] = [];
  let from = 0;
  for (const line of lines) {
    if (line.reason !== '') continue;
    const to = from + line.text.length;
    blocks.push({ kind: line.kind, from, to, page: { from: line.from, to: line.to } });
    parts.push(line.text);
    from = to + 1;
  }
  return { text: parts.join('\n'), blocks };
}

function traceOf(line: Line): BlockTrace {
  const kept = line.reason === '';
  return { page: { from: line.from, to: line.to }, kept, reason: kept ? 'body' : line.reason };
}

function warnings(page: string, lines: readonly Line[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  const hidden = lines.filter((line) => line.reason === 'hidden' && line.words >= 5);
  if (hidden.length > 0) {
    const message = `${hidden.length} block(s) that the page hides from its readers were left out.`;
    found.push({
      code: 'page.hidden-text',
      severity: 'warning',
      message,
      span: spanOfLine(page, hidden[0]!),
    });
  }
  if (lines.length >= MOST) {
    const message = `The page has more than ${MOST} blocks; what lies beyond them was not read.`;
    found.push({ code: 'page.too-long', severity: 'warning', message });
  }
  const veiled = lines.find((line) => line.reason === '' && hasInvisible(page.slice(line.from, line.to)));
  if (veiled) {
    const message = 'Characters that cannot be seen were left out of the text.';
    found.push({
      code: 'page.invisible-characters',
      severity: 'info',
      message,
      span: spanOfLine(page, veiled),
    });
  }
  return found;
}

function spanOfLine(page: string, { from, to }: Line): Span {
  return { in: 'page', from, to, text: page.slice(from, to) };
}
