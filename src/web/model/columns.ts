/** The tellings of an event in columns, one an origin: its first page is told in full, its copies fold under it. */
import type { EventAnswer, Telling } from '../../contract/index.ts';
import type { CheckedEvent } from '../../model/dossier.ts';

export interface Column {
  readonly name: string;
  /** True when the page or the source behind it is named. */
  readonly named: boolean;
  readonly primarySource: string | null;
  /** Who stands behind several outlets that count as this one voice. */
  readonly family: CheckedEvent['origins'][number]['family'];
  readonly lead: Telling;
  readonly copies: readonly Telling[];
}

/** Columns in the order in which their first pages appeared; every telling stands in at least one. */
export function columnsOf({ event, tellings }: EventAnswer): Column[] {
  const sorted = tellings.toSorted(byPublication);
  const columns = event.origins.flatMap((origin) => {
    const { articles } = origin;
    const members = sorted.filter((telling) => isAmong(telling, articles));
    return members.length > 0 ? [columnOf(origin, members)] : [];
  });
  const shown = event.origins.flatMap(({ articles }) => articles);
  const rest = sorted.filter((telling) => !isAmong(telling, shown));
  return [...columns, ...rest.map((telling) => columnOf(aloneOf(telling), [telling]))].sort((a, b) =>
    byPublication(a.lead, b.lead),
  );
}

/** The dossier names a page by its path, a workspace by its id. */
function isAmong({ path, page }: Telling, articles: readonly string[]): boolean {
  return articles.includes(path) || articles.includes(page);
}

type Origin = Pick<CheckedEvent['origins'][number], 'name' | 'primary_source' | 'family'>;

/** A telling that no origin of the event has: it stands for itself. */
function aloneOf({ site, path }: Telling): Origin {
  return { name: site ?? path, primary_source: null, family: undefined };
}

function columnOf(
  { name, primary_source: primarySource, family }: Origin,
  members: readonly Telling[],
): Column {
  const lead = members.find((telling) => telling.site === name || telling.path === name) ?? members[0]!;
  return {
    name,
    named: primarySource !== null || lead.site !== null,
    primarySource,
    family,
    lead,
    copies: members.filter((telling) => telling !== lead),
  };
}

/** Earliest first, unknown last, then by name. */
function byPublication(a: Telling, b: Telling): number {
  const key = (telling: Telling) => telling.published?.begin ?? '~';
  if (key(a) !== key(b)) return key(a) < key(b) ? -1 : 1;
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
