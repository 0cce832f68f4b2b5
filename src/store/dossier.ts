/** The dossier in the workspace: replaced as a whole, since it is a function of all pages. */
import type { CheckedEvent, Control, Dossier, OriginGroup } from '../model/index.ts';
import { packJson, unpackJson } from './blob.ts';
import type { Database, Queries, Row } from './database.ts';
import { idOfName } from './pages.ts';

interface BodyRow extends Row {
  body: Uint8Array;
}

/** Replaces the dossier. It may name pages by id, path or address; a name that stands twice keeps its first place. */
export async function replaceDossier(queries: Queries, dossier: Dossier): Promise<void> {
  const { events, groups, ...parts } = dossier;
  for (const table of ['group_members', 'groups', 'events', 'dossier_parts']) {
    await queries.run(`DELETE FROM ${table}`);
  }
  for (const [rank, event] of events.entries()) {
    await queries.run('INSERT INTO events (rank, id, status, body) VALUES (?, ?, ?, ?)', [
      rank,
      event.id,
      event.status,
      packJson(event),
    ]);
  }
  for (const [rank, group] of groups.entries()) await putGroup(queries, rank, group);
  for (const [name, part] of Object.entries(parts)) {
    await queries.run('INSERT INTO dossier_parts (name, body) VALUES (?, ?)', [name, packJson(part)]);
  }
}

async function putGroup(queries: Queries, rank: number, group: OriginGroup): Promise<void> {
  await queries.run('INSERT INTO groups (rank, origins, body) VALUES (?, ?, ?)', [
    rank,
    group.independent_origins,
    packJson(group),
  ]);
  for (const name of group.articles) {
    const page = await idOfName(queries, name);
    if (page === null) continue;
    await queries.run('INSERT INTO group_members (page, rank) VALUES (?, ?) ON CONFLICT DO NOTHING', [
      page,
      rank,
    ]);
  }
}

/** The events in the order of the dossier. */
export async function listEvents(database: Database, limit: number, offset: number): Promise<CheckedEvent[]> {
  const rows = await database.all<BodyRow>('SELECT body FROM events ORDER BY rank LIMIT ? OFFSET ?', [
    limit,
    offset,
  ]);
  return rows.map((row) => unpackJson(row.body, 'event') as CheckedEvent);
}

export async function readEvent(database: Database, id: string): Promise<CheckedEvent | null> {
  const [row] = await database.all<BodyRow>('SELECT body FROM events WHERE id = ? ORDER BY rank', [id]);
  return row ? (unpackJson(row.body, id) as CheckedEvent) : null;
}

/** The group that a page belongs to. */
export async function groupOf(database: Database, page: string): Promise<OriginGroup | null> {
  const [row] = await database.all<BodyRow>(
    'SELECT g.body FROM group_members m JOIN groups g ON g.rank = m.rank WHERE m.page = ?',
    [page],
  );
  return row ? (unpackJson(row.body, page) as OriginGroup) : null;
}

/** The other pages of the same group, by id. */
export async function copiesOf(database: Database, page: string): Promise<string[]> {
  const rows = await database.all<{ page: string }>(
    `SELECT o.page FROM group_members m JOIN group_members o ON o.rank = m.rank
     WHERE m.page = ? AND o.page <> m.page ORDER BY o.page`,
    [page],
  );
  return rows.map((row) => row.page);
}

/** Who holds which town, as the dossier has it; empty when none was made. */
export async function readControl(database: Database): Promise<Control[]> {
  const [row] = await database.all<BodyRow>("SELECT body FROM dossier_parts WHERE name = 'control'");
  return row ? (unpackJson(row.body, 'control') as Control[]) : [];
}

/** The whole dossier, or null when none was made. */
export async function readDossier(database: Database): Promise<Dossier | null> {
  const parts = await database.all<BodyRow & { name: string }>('SELECT name, body FROM dossier_parts');
  const groups = await database.all<BodyRow>('SELECT body FROM groups ORDER BY rank');
  const events = await database.all<BodyRow>('SELECT body FROM events ORDER BY rank');
  if (parts.length + groups.length + events.length === 0) return null;
  const bodies = (rows: readonly BodyRow[]) => rows.map((row) => unpackJson(row.body, 'dossier') as never);
  const rest = Object.fromEntries(parts.map((part) => [part.name, unpackJson(part.body, part.name)]));
  return { ...(rest as Omit<Dossier, 'events' | 'groups'>), groups: bodies(groups), events: bodies(events) };
}
