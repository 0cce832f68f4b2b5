import assert from 'node:assert/strict';
import { type Page, spanOf } from '../../src/model/index.ts';
import { evidenceOf } from '../../src/web/model/evidence.ts';
import { isStatement, notesOf, withoutEchoes } from '../../src/web/model/notes.ts';
import { test } from '../runner.ts';

const text = 'Le maire de Valmore aurait quitté Valmore jeudi.\nSelon la gazette, le maire dément.';
const at = (words: string, from = 0) => {
  const start = text.indexOf(words, from);
  return spanOf(text, start, start + words.length);
};
const page = (more: Partial<Page>): Page => ({
  id: 'p',
  path: null,
  url: null,
  fetched_at: null,
  sha256: '',
  article: {
    title: null,
    byline: null,
    site: null,
    lang: 'fr',
    canonical: null,
    tags: [],
    verdict: { kind: 'article', genre: 'news', confidence: 1 },
    text,
    blocks: [
      { kind: 'paragraph', from: 0, to: text.indexOf('\n') },
      { kind: 'paragraph', from: text.indexOf('\n') + 1, to: text.length },
    ],
    published: null,
    modified: null,
    credits: [],
    machine_translated: { value: null, evidence: [] },
  },
  entities: [],
  times: [],
  places: [],
  claims: [],
  events: [],
  diagnostics: [],
  ...more,
});

const claim = (cue: string, hedge: string | null): Page['claims'][number] => ({
  id: cue,
  source: { kind: 'anonymous', name: null, entity: null, span: null },
  chain: [],
  cue: at(cue),
  content: [at('quitté')],
  direct: false,
  hedge: hedge ? 'conditional' : 'none',
  hedge_cues: hedge ? [at(hedge)] : [],
  polarity: '+',
  stance: 'neutral',
  rule: 'test',
});

test('a name is one note a block, with all its mentions lit', () => {
  const mentions = [at('Valmore'), at('Valmore', 20)].map((span) => ({ ...span, sense: 'literal' as const }));
  const entity = { id: 'e1', name: 'Valmore', type: 'PLACE' as const, kind: null, country: null, mentions };
  const notes = notesOf(page({ entities: [entity] }), [{ name: 'Valmore', colour: 2, events: [] }]);
  assert.equal(notes.length, 1);
  assert.deepEqual(
    notes[0]!.lits.map(({ mark }) => mark),
    ['name-2', 'name-2'],
  );
});

test('a bare conditional is lit as reserve, not as an assertion too', () => {
  const marks = (claims: Page['claims']) =>
    notesOf(page({ claims }), []).flatMap(({ lits }) => lits.map(({ mark }) => mark));
  assert.deepEqual(marks([claim('aurait', 'aurait')]), ['said', 'hedge']);
  assert.deepEqual(marks([claim('Selon', 'aurait')]), ['said', 'cue', 'hedge']);
});

test('a name that is shown as a place is not shown twice', () => {
  const place = { ...at('Valmore'), id: 'p1', name: 'Valmore', country: null, lat: 1, lon: 1 };
  const mentions = [{ ...at('Valmore'), sense: 'literal' as const }];
  const entity = { id: 'e1', name: 'Valmore', type: 'PLACE' as const, kind: null, country: null, mentions };
  const both = page({
    entities: [entity, { ...entity, id: 'e2', name: 'Valmorin' }],
    places: [{ ...place, radius_km: 3, precision: 'exact', rule: 'test' }],
  });
  assert.deepEqual(
    withoutEchoes(notesOf(both, [])).map(({ id }) => id),
    ['place-p1', 'name-e2-0'],
  );
});

test('notes come in the order of the text; statements are told from mentions', () => {
  const time = {
    ...at('jeudi'),
    id: 't1',
    type: 'DATE' as const,
    value: null,
    begin: null,
    end: null,
    precision: null,
    mod: null,
    rel: null,
    rule: 'test',
  };
  const notes = notesOf(page({ times: [time], claims: [claim('aurait', null), claim('dément', null)] }), []);
  assert.deepEqual(
    notes.map((note) => [note.subject.layer, isStatement(note)]),
    [
      ['claims', true],
      ['claims', true],
      ['dates', false],
    ],
  );
});

test('evidence outside the article is listed once, in the order of the page, with its words', () => {
  const source = 'Traduit par une machine. Valmore, 3 mai.';
  const base = page({});
  const dateline = spanOf(source, 25, 39, 'page');
  const found = evidenceOf({
    ...base,
    article: {
      ...base.article,
      published: {
        value: null,
        begin: null,
        end: null,
        precision: null,
        basis: 'dateline',
        evidence: [dateline, dateline],
      },
      credits: [{ kind: 'author', name: 'maire', evidence: at('maire') }],
      machine_translated: { value: true, evidence: [spanOf(source, 0, 23, 'page')] },
    },
  });
  assert.deepEqual(
    found.map(({ kind, span }) => [kind, span.text]),
    [
      ['translation', 'Traduit par une machine'],
      ['published', 'Valmore, 3 mai'],
    ],
  );
});
