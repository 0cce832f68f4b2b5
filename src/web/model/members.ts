/** Which column a member of an event is told in. Members are `page#event`, the page by its path or its id. */
import type { Telling } from '../../contract/index.ts';
import type { Column } from './columns.ts';

/** True when `member` names this telling. */
export function isMember({ path, page, event }: Telling, member: string): boolean {
  return member === `${path}#${event.id}` || member === `${page}#${event.id}`;
}

/** The numbers (from 1) of the columns in which the members stand, sorted. */
export function columnsWith(columns: readonly Column[], members: readonly string[]): number[] {
  return columns.flatMap(({ lead, copies }, i) =>
    [lead, ...copies].some((telling) => members.some((member) => isMember(telling, member))) ? [i + 1] : [],
  );
}
