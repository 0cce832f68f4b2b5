/** The list of pages with copies folded: one pile a text, its earliest page on top. No page is left out. */
import type { PageSummary } from '../../contract/index.ts';
import { nameOf } from './chronology.ts';

export interface Pile {
  readonly lead: PageSummary;
  readonly copies: readonly PageSummary[];
}

/** Piles by the day of their first page, newest first, undated last. */
export function pilesOf(pages: readonly PageSummary[]): Pile[] {
  const byName = new Map(pages.flatMap((page) => [[page.id, page] as const, [nameOf(page), page] as const]));
  const placed = new Set<string>();
  const piles: Pile[] = [];
  for (const lead of pages.toSorted((a, b) => order(dayOf(a) ?? '~', dayOf(b) ?? '~') || order(a.id, b.id))) {
    if (placed.has(lead.id)) continue;
    const copies = lead.copies.flatMap((name) => byName.get(name) ?? []).filter(({ id }) => !placed.has(id));
    for (const page of [lead, ...copies]) placed.add(page.id);
    piles.push({ lead, copies: copies.filter((copy) => copy !== lead) });
  }
  return piles.sort((a, b) => order(dayOf(b.lead) ?? '', dayOf(a.lead) ?? ''));
}

function dayOf(page: PageSummary): string | null {
  return page.published?.begin ?? null;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
