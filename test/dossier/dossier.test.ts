import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildDossier } from '../../src/dossier/index.ts';
import { test } from '../runner.ts';
import { group, independent, page } from './pages.ts';

const ATTACK = { place: 'Labbezanga', date: '2021-06-03' };

function check(...pages: ReturnType<typeof page>[]) {
  return buildDossier(pages, independent(...pages)).events;
}

test('dossier: two origins that say the same of one day and place corroborate', () => {
  const [event, ...rest] = check(page('a', ATTACK), page('b', ATTACK));
  assert.equal(rest.length, 0);
  assert.equal(event?.status, 'corroborated');
  assert.deepEqual(
    event?.members.map((member) => member.path),
    ['a', 'b'],
  );
});

test('dossier: copies are one origin, however many', () => {
  const pages = [page('a', ATTACK), page('b', ATTACK), page('c', ATTACK)];
  const [event] = buildDossier(pages, [group(['a', 'b', 'c'])]).events;
  assert.equal(event?.status, 'single-origin');
  assert.deepEqual(
    event?.origins.map((origin) => origin.articles.length),
    [3],
  );
});

test('dossier: two origins that repeat one source are one voice', () => {
  const told = { ...ATTACK, source: 'état-major' };
  const [event] = check(page('a', told), page('b', told));
  assert.equal(event?.status, 'single-origin');
  assert.equal(event?.origins[0]?.primary_source, 'état-major');
});

test('dossier: figures that no number satisfies are kept apart, with who said them', () => {
  const army = { ...ATTACK, dead: [12, 12] as const, source: 'armée' };
  const residents = { ...ATTACK, dead: [15, 20] as const };
  const [event] = check(page('a', army), page('b', residents));
  assert.equal(event?.status, 'disputed');
  assert.deepEqual(event?.contradictions, [
    {
      slot: 'dead',
      values: [
        { value: '12', members: ['a#v0'] },
        { value: '15–20', members: ['b#v0'] },
      ],
    },
  ]);
  assert.deepEqual(
    event?.figures.map(({ speaker }) => speaker),
    ['armée', null],
  );
});

test('dossier: a range that holds the other figure contradicts nothing', () => {
  const [event] = check(page('a', { ...ATTACK, dead: [12, 20] }), page('b', { ...ATTACK, dead: [15, 15] }));
  assert.deepEqual(event?.contradictions, []);
});

test('dossier: no figure is not zero', () => {
  const [event] = check(page('a', { ...ATTACK, dead: [3, 3] }), page('b', ATTACK));
  assert.deepEqual(event?.contradictions, []);
});

test('dossier: another day is another attack', () => {
  assert.equal(check(page('a', ATTACK), page('b', { ...ATTACK, date: '2021-06-04' })).length, 2);
});

test('dossier: undated attacks by the same group stay apart', () => {
  const vague = { actor: 'JNIM', place: 'Mali' };
  assert.equal(check(page('a', vague), page('b', vague)).length, 2);
});

test('dossier: two attacks of one page are never joined through a third', () => {
  const events = check(page('a', ATTACK, ATTACK), page('b', ATTACK));
  assert.deepEqual(
    events.map((event) => event.members.length).sort((a, b) => a - b),
    [1, 2],
  );
});

test('dossier: a withdrawal done here and still going on there is one event with two stages', () => {
  const leave = { type: 'force-withdraw', actor: 'France', place: 'Mali' } as const;
  const [event, ...rest] = check(
    page('a', { ...leave, date: '2022-02' }),
    page('b', { ...leave, stage: 'ongoing' }),
  );
  assert.equal(rest.length, 0);
  assert.deepEqual(
    event?.contradictions.map(({ slot }) => slot),
    ['stage'],
  );
});

test('dossier: a denial beside an assertion is a dispute, alone it is denied', () => {
  const sign = { type: 'pact-sign', actor: 'Mali', target: 'Wagner', date: '2021-11' } as const;
  const denied = page('a', { ...sign, factuality: 'denied' });
  assert.equal(check(denied)[0]?.status, 'denied');
  assert.equal(check(denied, page('b', sign))[0]?.status, 'disputed');
});

test('dossier: what is only in the conditional is hedged only', () => {
  assert.equal(check(page('a', { ...ATTACK, factuality: 'hedged' }))[0]?.status, 'hedged-only');
});

test('dossier: coups of two decades stay apart, though both put a junta in power', () => {
  const coup = { type: 'coup', actor: 'junte', place: 'Bissau' } as const;
  assert.equal(
    check(page('a', { ...coup, date: '2003-09-14' }), page('b', { ...coup, date: '2012-04-12' })).length,
    2,
  );
});

test('dossier: one coup as news here and as history there is one event', () => {
  const coup = { type: 'coup', actor: 'junte', place: 'Bissau', date: '2003-09-14' } as const;
  const [event, ...rest] = check(page('a', coup), page('b', { ...coup, background: true }));
  assert.equal(rest.length, 0);
  assert.equal(event?.members.length, 2);
});

test('dossier: control opens with a capture and ends with the next statement', () => {
  const { control } = buildDossier(
    [
      page('a', { type: 'town-capture', actor: 'MNLA', place: 'Kidal', date: '2012-03-30' }),
      page('b', { type: 'town-capture', actor: 'Ansar Dine', place: 'Kidal', date: '2012-06-27' }),
    ],
    [],
  );
  assert.deepEqual(
    control.map(({ holder, from, until }) => [holder, from, until]),
    [
      ['MNLA', '2012-03-30', '2012-06-27'],
      ['Ansar Dine', '2012-06-27', null],
    ],
  );
});

test('dossier: the order of the pages changes nothing', () => {
  const types = ['attack', 'clash', 'force-withdraw', 'coup', 'protest'] as const;
  const event = fc.record({
    type: fc.constantFrom(...types),
    actor: fc.constantFrom('A', 'B'),
    place: fc.constantFrom('Gao', 'Kidal'),
    date: fc.constantFrom('2012-03-30', '2012-03', '2012-04-01'),
  });
  fc.assert(
    fc.property(
      fc.array(fc.array(event, { maxLength: 3 }), { maxLength: 6 }),
      fc.func(fc.integer()),
      (stories, shuffle) => {
        const pages = stories.map((events, i) => page(`p${i}`, ...events));
        const shuffled = [...pages].sort((a, b) => shuffle(a.id) - shuffle(b.id));
        assert.deepEqual(
          buildDossier(shuffled, independent(...pages)),
          buildDossier(pages, independent(...pages)),
        );
      },
    ),
  );
});
