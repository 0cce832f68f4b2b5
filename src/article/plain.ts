/**
 * Plain-text pages: what a crawler left of a page once its tags were gone. Menus, lists of headlines, comment forms
 * and share lines are told from the article by wording, length, repetition and position.
 *
 * It decides line by line; it never cuts inside a line, and leaves a line in doubt in the text.
 */
import { type Line, isClosed, lineOf } from './line.ts';
import { MOST } from './blocks.ts';
import type { Range } from '../model/index.ts';
import { findInsideLabels } from './inside.ts';
import { findRunIns } from './run-in.ts';
import type { Tables } from './tables.ts';
import { reasonBy, type WordingRule } from './wording.ts';
import { fold } from '../text/fold.ts';

export interface PlainPage {
  readonly title: Line | null;
  readonly lines: readonly Line[];
}

/** Words from which a line can be running prose, when it ends as a sentence; and when it does not. */
const PROSE = 9;
const LONG_PROSE = 30;
/** A list of headlines goes on until a line of at least so many words that ends as a sentence. */
const LIST_END = 22;
const TITLE_WORDS = 32;

/** The lines of a page, each with the reason for which it was dropped, and the title among them. */
export function readPlain(page: string, tables: Tables, isDate: (line: Line) => boolean): PlainPage {
  const { wording } = tables;
  const lines = splitLines(page)
    .slice(0, MOST)
    .flatMap((line) => cutInside(page, line, tables));
  for (const line of lines) if (isDate(line)) line.reason = 'date';
  const rules = lines.map((line) => wording.ruleOf(line.text, line.words));
  lines.forEach((line, i) => applyRule(lines, rules, i, line));
  dropBullets(lines);
  dropRepeated(lines);
  const title = findTitle(lines);
  dropEdges(lines, title);
  markHeadings(lines);
  return { title, lines };
}

function splitLines(page: string): Line[] {
  const lines: Line[] = [];
  for (const match of page.matchAll(/[^\r\n\u2028\u2029]+/g)) {
    if (match[0].trim() !== '') lines.push(trimmedLine(page, match.index, match.index + match[0].length));
  }
  return lines;
}

/** A line without the other articles told inside it: what is before, the label or headlines, what is after. */
function cutInside(page: string, line: Line, { inside, runIns }: Tables): Line[] {
  const raw = page.slice(line.from, line.to);
  const labels = apart([...findInsideLabels(raw, inside), ...findRunIns(raw, runIns)]);
  if (labels.length === 0) return [line];
  const parts: Line[] = [];
  let from = line.from;
  for (const label of labels) {
    parts.push(trimmedLine(page, from, line.from + label.from));
    const cut = trimmedLine(page, line.from + label.from, line.from + label.to);
    cut.reason = 'related';
    parts.push(cut);
    from = line.from + label.to;
  }
  parts.push(trimmedLine(page, from, line.to));
  return parts.filter(({ text }) => text !== '');
}

/** Ranges in order, the longest of those that overlap. */
function apart(ranges: readonly Range[]): Range[] {
  const kept: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from || b.to - a.to))
    if (range.from >= (kept.at(-1)?.to ?? 0)) kept.push(range);
  return kept;
}

function trimmedLine(page: string, from: number, to: number): Line {
  const raw = page.slice(from, to);
  return lineOf(page, from + raw.length - raw.trimStart().length, from + raw.trimEnd().length);
}

/** True for a line that tells something in sentences. */
function isProse(line: Line): boolean {
  return line.words >= LONG_PROSE || (line.words >= PROSE && isClosed(line.text));
}

/** True for a last line of the article: a sentence, or prose that was cut after one. */
function isTold(line: Line): boolean {
  return isClosed(line.text) || (isProse(line) && /[.!?…]\s/.test(line.text));
}

/** A rule takes its line and what falls with it; one word above all prose (« Vidéos ») is a menu's, and heads no list. */
function applyRule(
  lines: readonly Line[],
  rules: readonly (WordingRule | null)[],
  i: number,
  line: Line,
): void {
  const rule = rules[i];
  if (!rule || line.reason !== '') return;
  line.reason = reasonBy(rule);
  if (rule.effect === 'next') dropNext(lines, i + 1, rule.reason);
  else if (rule.effect === 'list') {
    if (line.words > 1 || proseOf(lines, 0, i) > 0) dropList(lines, i + 1, rule.reason);
  } else if (rule.effect === 'rest') dropRest(lines, rules, i + 1, rule.reason);
}

/** The headline that a « Lire la suite » announces: one line that does not end as a sentence. */
function dropNext(lines: readonly Line[], at: number, reason: string): void {
  const line = lines[at];
  if (line && line.reason === '' && line.words <= TITLE_WORDS && !/[.…]["»”]?$/.test(line.text))
    line.reason = reason;
}

function dropList(lines: readonly Line[], at: number, reason: string): void {
  for (let i = at; i < lines.length; i += 1) {
    const line = lines[i]!;
    if (line.words >= LIST_END && isClosed(line.text)) return;
    if (line.reason === '') line.reason = reason;
  }
}

/** Comments and footers end a page; where half of its prose still follows, the line stood in the middle of it. */
function dropRest(
  lines: readonly Line[],
  rules: readonly (WordingRule | null)[],
  at: number,
  reason: string,
): void {
  const before = proseOf(lines, 0, at);
  const comments = reason === 'comments';
  if (before === 0 || (!comments && proseOf(lines, at, lines.length) > before)) return;
  for (let i = at; i < lines.length; i += 1) {
    const line = lines[i]!;
    const rule = rules[i];
    if (line.reason === '') line.reason = rule ? reasonBy(rule) : reason;
  }
}

function proseOf(lines: readonly Line[], from: number, to: number): number {
  let words = 0;
  for (let i = from; i < to; i += 1) {
    const line = lines[i]!;
    if (line.reason === '' && isProse(line)) words += line.words;
  }
  return words;
}

/** Bullets that stand on a line of their own, as lists come out of a page without its tags. */
function dropBullets(lines: readonly Line[]): void {
  for (const line of lines) if (line.reason === '' && line.words === 0) line.reason = 'ornament';
}

/** A short line that the page says twice is the title, or furniture; an excerpt that the body repeats is a teaser. */
function dropRepeated(lines: readonly Line[]): void {
  const seen = new Map<string, Line>();
  for (const line of lines) {
    if (line.reason !== '') continue;
    const key = fold(line.text);
    const first = seen.get(key);
    if (first) line.reason = 'repeated';
    else seen.set(key, line);
  }
  const kept = lines.filter((line) => line.reason === '');
  kept.forEach((line, i) => {
    const excerpt = excerptOf(line.text);
    if (excerpt !== null && kept.slice(i + 1, i + 6).some((other) => other.text.startsWith(excerpt))) {
      line.reason = 'repeated';
    }
  });
}

/** Excerpts are short; and so is what is looked at for one. */
const EXCERPT = 600;

/** What an excerpt says before it breaks off (« … », « [...] »), or null for a line that does not. */
function excerptOf(text: string): string | null {
  if (text.length > EXCERPT) return null;
  const mark = /\s?(?:\[?…\]?|\[?\.\.\.\]?)$/.exec(text);
  return mark && mark.index >= 20 ? text.slice(0, mark.index - 1) : null;
}

/** The headline: the first line before the prose that reads like one. */
function findTitle(lines: readonly Line[]): Line | null {
  for (const line of lines) {
    if (line.reason !== '') continue;
    if (isTitle(line)) {
      line.reason = 'title';
      return line;
    }
    if (isProse(line)) return null;
  }
  return null;
}

function isTitle(line: Line): boolean {
  return (
    line.words >= 3 &&
    line.words <= TITLE_WORDS &&
    line.text.length <= 220 &&
    !/[^.]\.["»”]?$|[;,]$/.test(line.text)
  );
}

/** Short lines before the title and after the last sentence are the page's, not the article's. */
function dropEdges(lines: readonly Line[], title: Line | null): void {
  const kept = lines.filter((line) => line.reason === '');
  for (const line of kept) {
    if (title && line.from < title.from) line.reason = 'header';
  }
  for (let i = kept.length - 1; i >= 0; i -= 1) {
    const line = kept[i]!;
    if (line.reason === '' && isTold(line)) return;
    if (line.reason === '') line.reason = 'footer';
  }
}

/** A short line without an end, between lines of prose, heads what follows. */
function markHeadings(lines: readonly Line[]): void {
  const kept = lines.filter((line) => line.reason === '');
  kept.forEach((line, i) => {
    const next = kept[i + 1];
    if (line.words <= 14 && !isClosed(line.text) && next && isProse(next)) line.kind = 'heading';
    else if (/^[-•–*]\s/.test(line.text)) line.kind = 'list';
    else if (/^["“«].*["”»]$/s.test(line.text)) line.kind = 'quote';
  });
}
