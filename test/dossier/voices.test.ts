/** On whose word an event rests: families, circles, our own output. */
import assert from 'node:assert/strict';
import { buildDossier } from '../../src/dossier/index.ts';
import type { Family, OriginGroup } from '../../src/model/index.ts';
import { test } from '../runner.ts';
import { page } from './pages.ts';

const RAID = { place: 'Ansongo', date: '2022-05-11' };
const STATE: Family = { name: 'Borduric state', kind: 'state', source: 'law 12 of 1950' };
const OWNER: Family = { name: 'Groupe Durand', kind: 'owner', source: 'durand.example' };

/** A page alone in its group, of an outlet named in capitals. */
function outlet(path: string, family?: Family): OriginGroup {
  const origin = { name: path.toUpperCase(), articles: [path], ...(family && { family }) };
  return { articles: [path], independent_origins: 1, edges: [], origins: [origin] };
}

function check(pages: ReturnType<typeof page>[], groups: OriginGroup[]) {
  const [event, ...rest] = buildDossier(pages, groups).events;
  assert.equal(rest.length, 0);
  return event!;
}

test('dossier: two outlets of one state are one voice, though they share no text, and the family is named', () => {
  const event = check([page('a', RAID), page('b', RAID)], [outlet('a', STATE), outlet('b', STATE)]);
  assert.equal(event.status, 'single-origin');
  assert.deepEqual(event.origins, [
    {
      name: 'A + B',
      articles: ['a', 'b'],
      primary_source: null,
      family: { ...STATE, outlets: ['A', 'B'] },
    },
  ]);
});

test('dossier: organs of one state stay one voice whomever they quote; a third outlet is another', () => {
  const told = [page('a', { ...RAID, source: 'préfet' }), page('b', { ...RAID, source: 'maire' })];
  const groups = [outlet('a', STATE), outlet('b', STATE), outlet('c')];
  assert.equal(check(told, groups).status, 'single-origin');
  assert.equal(check([...told, page('c', RAID)], groups).status, 'corroborated');
});

test('dossier: newsrooms of one owner are two where each names a source of its own', () => {
  const groups = [outlet('a', OWNER), outlet('b', OWNER)];
  const mayor = page('b', { ...RAID, source: 'maire' });
  assert.equal(check([page('a', { ...RAID, source: 'préfet' }), mayor], groups).status, 'corroborated');
  assert.equal(check([page('a', RAID), mayor], groups).status, 'single-origin');
});

test('dossier: an outlet that tells on the word of another in the pile adds no voice', () => {
  const event = check([page('a', { ...RAID, source: 'B' }), page('b', RAID)], [outlet('a'), outlet('b')]);
  assert.equal(event.status, 'single-origin');
});

test('H38: A tells on the word of B, B of C, C of A: circular, and no origin is claimed', () => {
  const circle = [
    page('a', { ...RAID, source: 'B' }),
    page('b', { ...RAID, source: 'C' }),
    page('c', { ...RAID, source: 'A' }),
  ];
  const groups = [outlet('a'), outlet('b'), outlet('c')];
  const event = check(circle, groups);
  assert.deepEqual([event.status, event.origins, event.circular], ['single-origin', [], ['A', 'B', 'C']]);
  const seen = check([...circle, page('d', RAID)], [...groups, outlet('d')]);
  assert.deepEqual([seen.status, seen.origins.map(({ name }) => name)], ['single-origin', ['D']]);
});

test('dossier: a page that relays our own output stands behind nothing', () => {
  const relay = { articles: ['b'], independent_origins: 0, edges: [], origins: [] };
  const event = check([page('a', RAID), page('b', RAID)], [outlet('a'), relay]);
  assert.deepEqual([event.status, event.origins.map(({ name }) => name)], ['single-origin', ['A']]);
});

test('H36: two independent reports that repeat one communiqué are two origins and one primary source', () => {
  const told = { ...RAID, source: 'gouvernement' };
  const event = check([page('a', told), page('b', told)], [outlet('a'), outlet('b')]);
  assert.equal(event.status, 'single-origin');
  assert.deepEqual(
    event.origins.map(({ name, primary_source }) => [name, primary_source]),
    [
      ['A', 'gouvernement'],
      ['B', 'gouvernement'],
    ],
  );
});
