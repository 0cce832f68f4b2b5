/**
 * Statements about a page, gathered from one item, become its announcement: the elements that were read, verbatim, and
 * where in them each statement stands.
 */
import type { Announcement, Statement, StatementSlot } from '../../model/index.ts';
import { spanOf } from '../../model/index.ts';

/** A statement with the words it rests on. */
export interface Draft {
  readonly slot: StatementSlot;
  readonly value: string;
  readonly where: string;
  readonly address?: string;
  /** The element as it stands in the feed, or its beginning. */
  readonly raw: string;
  /** The words inside `raw`. */
  readonly from: number;
  readonly to: number;
}

/** How much of one element is kept: a summary may be the whole article. */
export const LONGEST_ELEMENT = 4000;
const MOST_STATEMENTS = 60;
/** Characters kept of all the elements of one item: what goes beyond is no announcement. */
const LONGEST_TEXT = 16_000;

export function announce(feed: string, outlet: string | null, drafts: readonly Draft[]): Announcement {
  const places = new Map<string, number>();
  let text = '';
  for (const { raw } of drafts.slice(0, MOST_STATEMENTS)) {
    if (places.has(raw) || text.length + raw.length >= LONGEST_TEXT) continue;
    if (text !== '') text += '\n';
    places.set(raw, text.length);
    text += raw;
  }
  const statements = drafts.slice(0, MOST_STATEMENTS).flatMap((draft): Statement[] => {
    const at = places.get(draft.raw);
    if (at === undefined) return [];
    const { slot, value, address, where, from, to } = draft;
    const evidence = spanOf(text, at + from, at + to, 'feed');
    return [{ slot, value, ...(address !== undefined && { address }), where, evidence }];
  });
  return { feed, outlet, text, statements };
}
