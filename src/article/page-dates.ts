/**
 * The candidates for the day of publication of a page of HTML: what it declares, its address, and the short lines
 * around its body, those nearest to the beginning first. Dates of comments and of other articles are no candidates.
 */
import type { DateCandidate } from '../model/index.ts';
import type { Block } from './blocks.ts';
import { datelineOf, declaredDates, lineDates, urlDate } from './dates.ts';
import { findScriptDates } from './script-dates.ts';
import type { Metadata } from './metadata.ts';
import type { Tables } from './tables.ts';

export function findPageDates(
  page: string,
  blocks: readonly Block[],
  metadata: Metadata,
  url: string | null,
  tables: Tables,
): DateCandidate[] {
  const around = aroundOf(blocks);
  const comments = 1 << tables.markup.kinds.indexOf('readers');
  const declared = declaredDates(metadata, page, tables.months);
  const alike = areAlike(declared.filter(({ where }) => where === 'time-tag'));
  const dates = declared.filter(
    ({ where, evidence }) =>
      where !== 'time-tag' ||
      ((alike || isInside(around, evidence.from)) && !isOfComment(page, evidence.from)),
  );
  const address = url === null || url === '' ? null : urlDate(url);
  if (address) dates.push(address);
  for (const block of nearestBlocks(blocks, around)) {
    if (isOther(block, around, comments)) continue;
    dates.push(
      ...lineDates(block, page, tables.months, false, {
        aboveTitle: false,
        clock: block.reason === 'clock',
      }),
    );
  }
  const dateline = blocks
    .filter((block) => block.reason === '')
    .slice(0, 2)
    .map((block) => datelineOf(block, page, tables.months))
    .find((date) => date !== null);
  if (dateline) dates.push(dateline);
  return dates.some(({ role }) => role === 'published') ? dates : [...dates, ...findScriptDates(page)];
}

/** How far from the beginning and from the end of the body a line with its date may stand. */
const BEFORE = 40;
const INSIDE = 12;
const AFTER = 8;

/** The surroundings of the body: the places of its first and last block, and how far in the page they reach. */
interface Around {
  readonly blocks: readonly Block[];
  readonly first: number;
  readonly last: number;
  readonly from: number;
  readonly to: number;
}

function aroundOf(blocks: readonly Block[]): Around {
  const first = Math.max(
    0,
    blocks.findIndex((block) => block.reason === ''),
  );
  const last = blocks.findLastIndex((block) => block.reason === '');
  const comments = blocks.find(({ reason }, i) => i > last && reason === 'comments');
  const end = blocks[Math.min(blocks.length - 1, Math.max(last + 1, first + INSIDE) + AFTER)];
  return {
    blocks,
    first,
    last,
    from: first > BEFORE ? blocks[first - BEFORE]!.from : 0,
    to: Math.min(end?.to ?? Infinity, comments?.from ?? Infinity),
  };
}

/** True for times that all name one day: wherever they stand, it is the page's. */
function areAlike(times: readonly DateCandidate[]): boolean {
  return times.every(({ value }) => value.slice(0, 10) === times[0]!.value.slice(0, 10));
}

/** True for a time in a link to a comment. */
function isOfComment(page: string, at: number): boolean {
  return /#(?:comment|respond)[^<>]{0,80}>\s*(?:<[^<>]{0,200})?$/.test(page.slice(Math.max(0, at - 300), at));
}

/** True for a place in the page that is near the body, and before the comments below it. */
function isInside({ from, to }: Around, at: number): boolean {
  return at >= from && at <= to;
}

/** True for a block of the readers' comments, or of another article below the beginning of this one. */
function isOther(block: Block, { blocks, first }: Around, comments: number): boolean {
  const below = block.from > (blocks[first]?.from ?? 0);
  return (
    below && (block.reason === 'related' || block.reason === 'comments' || (block.near & comments) !== 0)
  );
}

/** The blocks around the body, those nearest to its beginning first. */
function nearestBlocks(blocks: readonly Block[], { first, last }: Around): Block[] {
  const around = Array.from({ length: BEFORE + INSIDE }, (_, i) => first - BEFORE + i).filter(
    (i) => blocks[i] !== undefined,
  );
  const after = blocks.slice(Math.max(last + 1, first + INSIDE), last + 1 + AFTER);
  return [
    ...around.sort((a, b) => Math.abs(a - first) - Math.abs(b - first)).map((i) => blocks[i]!),
    ...after,
  ];
}
