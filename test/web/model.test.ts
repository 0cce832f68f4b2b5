/** The view-models over a small dossier made by hand. */
import assert from 'node:assert/strict';
import type { PageSummary, Telling } from '../../src/contract/index.ts';
import type { CheckedEvent, Page } from '../../src/model/index.ts';
import { alterationsOf } from '../../src/web/model/alterations.ts';
import { chronologyOf } from '../../src/web/model/chronology.ts';
import { columnsOf } from '../../src/web/model/columns.ts';
import { diffWords } from '../../src/web/model/diff.ts';
import { columnsWith } from '../../src/web/model/members.ts';
import { pilesOf } from '../../src/web/model/piles.ts';
import { showRelation } from '../../src/web/model/relations.ts';
import { hrefOf, parseRoute, type Route, safeAddress } from '../../src/web/model/route.ts';
import { sectionsOf } from '../../src/web/model/sections.ts';
import { colourOf, SIDES, sidesOf } from '../../src/web/model/sides.ts';
import { showValue } from '../../src/web/model/values.ts';
import { showVerdict } from '../../src/web/model/verdicts.ts';
import { en } from '../../src/web/words/en.ts';
import { fr } from '../../src/web/words/fr.ts';
import { test } from '../runner.ts';

const event = (id: string, more: Partial<CheckedEvent> = {}): CheckedEvent => ({
  id,
  type: 'protest',
  stage: 'done',
  status: 'single-origin',
  rule: 'alone',
  actor: null,
  target: null,
  place: null,
  date: null,
  figures: [],
  members: [],
  origins: [],
  contradictions: [],
  background: false,
  ...more,
});
const on = (day: string): CheckedEvent['date'] => ({ value: day, begin: day, end: day, precision: 'day' });
const published = (day: string): PageSummary['published'] => ({ ...on(day)!, basis: 'url', evidence: [] });
const page = (id: string, more: Partial<PageSummary> = {}): PageSummary => ({
  id,
  path: `${id}.html`,
  url: null,
  fetched_at: null,
  title: id,
  site: null,
  lang: 'fr',
  verdict: { kind: 'article', genre: 'news', confidence: 1 },
  published: null,
  claims: 0,
  events: 0,
  excerpt: '',
  copies: [],
  versions: [],
  ...more,
});
const telling = (id: string, more: Partial<Telling> = {}): Telling => ({
  path: `${id}.html`,
  page: id,
  title: id,
  site: null,
  published: null,
  event: { id: 'v1' } as Telling['event'],
  claims: [],
  context: { from: 0, to: 0, text: '' },
  ...more,
});
const names = (events: readonly CheckedEvent[]) => events.map(({ id }) => id).join(' ');

test('every event stands in one section, the newest first, undated last, background apart', () => {
  const events = [
    event('undated', { status: 'corroborated' }),
    event('old', { status: 'corroborated', date: on('2030-01-01') }),
    event('new', { status: 'corroborated', date: on('2031-01-01') }),
    event('denied', { status: 'denied' }),
    event('hedged', { status: 'hedged-only' }),
    event('recalled', { status: 'disputed', background: true }),
  ];
  const { established, contested, weak, background } = sectionsOf(events);
  assert.equal(names(established), 'new old undated');
  assert.equal(names(contested), 'denied');
  assert.equal(names(weak), 'hedged');
  assert.equal(names(background), 'recalled');
});

test('a side is who acts; the most involved come first, and there are no more than can be told apart', () => {
  const events = [
    event('1', { actor: 'syndicat', target: 'mairie' }),
    event('2', { actor: 'syndicat', target: 'passants' }),
    ...Array.from({ length: 9 }, (_, i) => event(`x${i}`, { actor: `comité ${i}` })),
  ];
  const sides = sidesOf(events);
  assert.equal(sides.length, SIDES);
  assert.equal(colourOf(sides, 'syndicat'), 1);
  assert.equal(colourOf(sides, 'passants'), 0, 'only suffers');
  assert.equal(colourOf(sides, null), 0);
});

test('the timeline has dated events in order with the days of their telling, undated ones last', () => {
  const events = [
    event('late', { date: on('2031-02-03') }),
    event('early', {
      date: on('2031-02-01'),
      members: ['a', 'b.html'].map((path) => ({
        path,
        event: 'v1',
        sentence: '',
        factuality: 'fact' as const,
      })),
    }),
    event('none'),
  ];
  const pages = [
    page('a', { published: published('2031-02-05') }),
    page('b', { published: published('2031-02-04') }),
  ];
  const { dated, undated } = chronologyOf(events, pages);
  assert.equal(names(dated.map((row) => row.event)), 'early late');
  assert.equal(names(undated.map((row) => row.event)), 'none');
  assert.deepEqual(
    dated[0]!.said.map((day) => new Date(day).getUTCDate()),
    [4, 5],
    'by name and by id',
  );
});

test('copies lie under the earliest page of their text; every page stands once', () => {
  const pages = [
    page('relay', { published: published('2031-02-05'), copies: ['wire.html'] }),
    page('wire', { published: published('2031-02-04'), copies: ['relay'] }),
    page('other', { published: published('2031-02-06') }),
    page('undated'),
  ];
  assert.deepEqual(
    pilesOf(pages).map(({ lead, copies }) => [lead.id, ...copies.map(({ id }) => id)]),
    [['other'], ['wire', 'relay'], ['undated']],
  );
});

test('columns are origins; copies fold under the page that the origin is named for', () => {
  const tellings = [
    telling('relay', { published: published('2031-02-03') }),
    telling('wire', { site: 'Agence', published: published('2031-02-04') }),
    telling('own', { site: 'Gazette', published: published('2031-02-02') }),
    telling('stray'),
  ];
  const checked = event('e', {
    origins: [
      { name: 'Agence', articles: ['relay.html', 'wire'], primary_source: 'préfet' },
      { name: 'Gazette', articles: ['own.html'], primary_source: null },
    ],
  });
  const columns = columnsOf({ event: checked, tellings });
  assert.deepEqual(
    columns.map(({ name, lead, copies }) => [name, lead.page, ...copies.map((copy) => copy.page)]),
    [
      ['Gazette', 'own'],
      ['Agence', 'wire', 'relay'],
      ['stray.html', 'stray'],
    ],
  );
  assert.deepEqual(columnsWith(columns, ['relay#v1', 'stray.html#v1', 'own#v2']), [2, 3]);
});

test('addresses are read back as they were written; what cannot be read is the dossier', () => {
  const all: Route[] = [
    { at: 'dossier' },
    { at: 'timeline' },
    { at: 'pages' },
    { at: 'page', id: 'a/b c?', note: 'event-v1' },
    { at: 'page', id: '%', note: null },
    { at: 'compare', before: 'a b', after: 'c&d' },
    { at: 'event', id: 'é#' },
    { at: 'search', query: 'a & b = <c>' },
  ];
  for (const route of all) assert.deepEqual(parseRoute(hrefOf(route)), route);
  assert.deepEqual(parseRoute('#/nowhere/%E0%A4%A'), { at: 'dossier' });
  assert.deepEqual(parseRoute('#/pages/%E0%A4%A'), { at: 'page', id: '%E0%A4%A', note: null });
});

test('who was made from whom is said from the side of the page that is read', () => {
  const edge = { relation: 'translation', direction: 'known', score: 1, overlap: [], reasons: [] } as const;
  const group = (direction: 'known' | 'unknown') => ({
    articles: ['a.html', 'b'],
    independent_origins: 1,
    edges: [{ ...edge, from: 'a.html', to: 'b', direction, overlap: [], reasons: [] }],
    origins: [],
  });
  const a = ['a', 'a.html'];
  const b = ['b', 'b.html'];
  assert.equal(showRelation(group('known'), a, b, fr), 'cette page en est une traduction');
  assert.equal(showRelation(group('known'), b, a, fr), 'elle est une traduction de cette page');
  assert.match(showRelation(group('unknown'), b, a, en)!, /not established/);
  assert.equal(showRelation(group('known'), a, ['c'], fr), null);
});

test('only addresses of the web become links', () => {
  assert.equal(safeAddress('https://gazette.example/a'), 'https://gazette.example/a');
  for (const url of ['javascript:alert(1)', ' https://x', 'data:text/html,x', '//x', null]) {
    assert.equal(safeAddress(url), null);
  }
});

test('the values of a contradiction are said in the language, names and numbers left alone', () => {
  assert.equal(showValue('stage', 'foiled', fr), 'déjoué');
  assert.equal(showValue('factuality', 'denied', en), 'denied');
  assert.equal(showValue('date', '2031-03', en), 'March 2031');
  assert.equal(showValue('date', '2031-03-08/2031-03-10', en).replace(/\s/g, ' '), '8–10 Mar 2031');
  assert.equal(showValue('actor', 'done', fr), 'done');
});

test('a verdict is said where the page is no plain article', () => {
  const said = (kind: PageSummary['verdict']['kind'], lang: string | null = 'de') =>
    showVerdict({ verdict: { kind, genre: 'news', confidence: 1 }, lang }, fr);
  assert.equal(said('article'), null);
  assert.match(said('not-supported-language')!, /allemand/);
  assert.match(said('not-supported-language', '<x>')!, /<x>/);
  assert.match(said('stub')!, /péage/);
});

test('an alteration is told where a reserve, a source or a figure is lost, added or changed', () => {
  const before = "L'armée aurait tué douze civils, selon des habitants.";
  const after = "L'armée a tué dix civils.";
  const spanIn = (text: string, words: string) => ({
    from: text.indexOf(words),
    to: text.indexOf(words) + words.length,
    text: words,
  });
  const pageOf = (text: string, byline: string | null, claims: unknown[], figures: string[]) =>
    ({
      article: { text, byline },
      claims,
      events: [{ figures: figures.map((words) => ({ span: spanIn(text, words) })) }],
    }) as unknown as Page;
  const said = {
    hedge_cues: [spanIn(before, 'aurait')],
    source: { span: spanIn(before, 'des habitants') },
  };
  const original = pageOf(before, 'A. Diarra', [said], ['douze']);
  const copy = pageOf(after, null, [], ['dix']);
  const told = (one: Page, other: Page) =>
    alterationsOf(one, other, diffWords(one.article.text, other.article.text)).map(
      ({ what, before, after }) => [what, before, after],
    );
  assert.deepEqual(told(original, copy), [
    ['byline', 'A. Diarra', null],
    ['reserve', 'aurait', 'a'],
    ['source', 'des habitants', null],
    ['figure', 'douze', 'dix'],
  ]);
  assert.deepEqual(told(copy, original).slice(1), [
    ['reserve', 'a', 'aurait'],
    ['source', null, 'des habitants'],
    ['figure', 'dix', 'douze'],
  ]);
  assert.deepEqual(told(original, original), []);
});
