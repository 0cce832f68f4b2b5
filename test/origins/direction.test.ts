/** Who took from whom, and when that is not known. */
import assert from 'node:assert/strict';
import { RELAY_MARKER } from '../../src/model/index.ts';
import { extract } from '../../src/pipeline/article.ts';
import type { OriginPage } from '../../src/origins/index.ts';
import { test } from '../runner.ts';
import { find, FLOOD, page, STRIKE, textOf } from './page.ts';

const text = textOf(FLOOD);

function edgeOf(...pages: OriginPage[]) {
  return find(...pages)[0]!.edges[0]!;
}

test('direction: without any sign it is unknown', () => {
  assert.equal(edgeOf(page('a', text), page('b', text)).direction, 'unknown');
});

test('direction: a credit outweighs a date moved back', () => {
  const source = page('a', text, { site: 'Agence du Golfe', published: '2024-03-05' });
  const copy = page('b', text, { site: 'Matin', published: '2024-03-01', credit: 'Agence du Golfe' });
  const edge = edgeOf(source, copy);
  assert.deepEqual([edge.from, edge.to], ['b', 'a']);
  assert.ok(edge.reasons.some((reason) => reason.includes('credits Agence du Golfe')));
});

test('direction: a page seen before the other says that it came out is the source', () => {
  const source = page('a', text, { fetchedAt: '2024-03-05T08:00:00Z' });
  const copy = page('b', text, { published: '2024-03-06T10:00', fetchedAt: '2024-03-09T08:00:00Z' });
  assert.equal(edgeOf(source, copy).from, 'b');
});

test('direction: clocks that disagree leave it open', () => {
  const fresh = page('a', text, { published: '2024-03-05', fetchedAt: '2024-03-05T12:00:00Z' });
  const claims = page('b', text, { published: '2024-03-02', fetchedAt: '2024-03-07T12:00:00Z' });
  assert.equal(edgeOf(fresh, claims).direction, 'unknown');
});

test('direction: a time that cannot be (after the page was seen) counts for nothing', () => {
  const first = page('a', text, { published: '2031-01-01', fetchedAt: '2024-03-05T12:00:00Z' });
  const second = page('b', text, { published: '2024-03-06', fetchedAt: '2024-03-06T12:00:00Z' });
  assert.equal(edgeOf(first, second).from, 'b');
});

test('direction: two versions of one address, the later from the earlier', () => {
  const url = 'https://matin.example/crue';
  const first = page('a', text, { url, fetchedAt: '2024-03-05T12:00:00Z' });
  const second = page('b', text.replace('312', '340'), { url, fetchedAt: '2024-03-05T18:00:00Z' });
  const [group] = find(first, second);
  assert.deepEqual([group!.edges[0]!.from, group!.edges[0]!.relation], ['b', 'version']);
  assert.equal(group!.independent_origins, 1);
});

test('direction: what goes on about other names was put around a text', () => {
  const union = 'Les unions Ossatra et Ligue Navale, reçues à Libreville par Paul Nguema, ont refusé.';
  const host = textOf([...FLOOD, ...STRIKE, union]);
  assert.equal(edgeOf(page('a', text), page('b', host)).from, 'b');
});

test('origins: an agency that nobody fetched is one origin behind its clients', () => {
  const [group] = find(
    page('a', text, { site: 'Matin', credit: 'AFP' }),
    page('b', text.replace('mardi', 'mardi matin'), { site: 'Soir', credit: 'Agence France-Presse' }),
  );
  assert.deepEqual(group!.origins, [{ name: 'AFP', articles: ['a', 'b'] }]);
});

test('origins: outlets of one family are one origin', () => {
  const rt = page('a', text, { site: 'RT en français', published: '2024-03-05' });
  const strike = page('b', textOf(STRIKE), { site: 'Sputnik Afrique', published: '2024-03-05' });
  const both = page('c', textOf([...FLOOD.slice(0, 6), ...STRIKE]), {
    published: '2024-03-06',
    site: 'Matin',
  });
  const [group] = find(rt, strike, both);
  assert.equal(group!.independent_origins, 1);
  assert.deepEqual(
    [group!.origins[0]!.family?.name, group!.origins[0]!.family?.kind],
    ['Russian state', 'state'],
  );
  assert.notEqual(group!.origins[0]!.family?.source, '');
});

test('H38: A credits B, B credits C, C credits A: no origin, and the circle is named', () => {
  const circle = [
    page('a', text, { site: 'Matin', credit: 'Midi', published: '2024-03-05' }),
    page('b', text, { site: 'Midi', credit: 'Soir', published: '2024-03-06' }),
    page('c', text, { site: 'Soir', credit: 'Matin', published: '2024-03-04' }),
  ];
  const [group] = find(...circle);
  assert.deepEqual([group!.independent_origins, group!.origins], [0, []]);
  assert.deepEqual(group!.circular, ['Matin', 'Midi', 'Soir']);
  const signed = page('d', text, { site: 'Agence du Golfe', published: '2024-03-03' });
  const [known] = find(...circle, signed);
  assert.deepEqual(
    known!.origins.map(({ name }) => name),
    ['Agence du Golfe'],
  );
});

test('origins: a credit that leads out of a circle is followed', () => {
  const [group] = find(
    page('a', text, { site: 'Matin', credit: 'Soir', published: '2024-03-05' }),
    page('b', text, { site: 'Soir', credit: 'AFP', published: '2024-03-06' }),
  );
  assert.equal(group!.circular, undefined);
  assert.deepEqual(
    group!.origins.map(({ name }) => name),
    ['AFP'],
  );
});

test('origins: a page that relays our own output is never a source', () => {
  const { diagnostics } = extract(
    `<html><head><meta content="${RELAY_MARKER} 1.0" name=generator></head><body><p>${text}</p></body></html>`,
  );
  const [group] = find(
    page('a', text, { diagnostics, published: '2024-03-01', site: 'Relais' }),
    page('b', text, { published: '2024-03-05', site: 'Matin' }),
  );
  assert.equal(group!.edges[0]!.from, 'a');
  assert.deepEqual(
    group!.origins.map(({ name }) => name),
    ['Matin'],
  );
  assert.equal(find(page('a', text, { diagnostics }))[0]!.independent_origins, 0);
});
