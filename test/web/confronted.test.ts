/**
 * The event page on a dossier with everything in it that accounts can differ by. The pages are read by the pipeline;
 * what they make together is put down by hand here, so that the screen is tested whatever the reading finds.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { CheckedEvent, Dossier } from '../../src/model/index.ts';
import type { ReadPage } from '../../src/pipeline/dossier.ts';
import { nameOf } from '../../src/web/model/chronology.ts';
import { project } from '../project.ts';
import { bench } from './browser.ts';
import { plain, visit } from './probes.ts';

/** Three pages that tell something: two origins, the third page a copy of the second. */
function confront(pages: readonly ReadPage[]): Dossier {
  const telling = pages.map(({ page }) => page).filter((page) => page.events.length > 0);
  const [first, second, copy] = telling as [ReadPage['page'], ReadPage['page'], ReadPage['page']];
  const members = [first, second, copy].map((page) => ({
    path: nameOf(page),
    event: page.events[0]!.id,
    sentence: page.events[0]!.sentence.text,
    factuality: page.events[0]!.factuality,
  }));
  const [a, b, c] = members.map(({ path, event }) => `${path}#${event}`) as [string, string, string];
  const figure = (member: string, speaker: string | null, low: number | null, high: number | null) => ({
    what: 'dead' as const,
    unit: null,
    low,
    high,
    mod: null,
    claim: null,
    span: first.events[0]!.trigger,
    member,
    speaker,
  });
  const event: CheckedEvent = {
    id: 'confronted',
    type: 'attack',
    stage: 'foiled',
    status: 'disputed',
    rule: 'aligned',
    actor: 'milice de la rive',
    target: 'garde du pont',
    place: 'Valmore',
    date: { value: '2031-03-08/2031-03-10', begin: '2031-03-08', end: '2031-03-10', precision: 'day' },
    figures: [
      figure(a, null, 4, 4),
      figure(b, 'préfet', 9, 12),
      figure(c, 'préfet', 9, 12),
      figure(b, 'milice', 20, null),
    ],
    members,
    origins: [
      { name: 'Gazette', articles: [members[0]!.path], primary_source: null },
      { name: 'Agence', articles: [members[1]!.path, members[2]!.path], primary_source: 'préfet' },
    ],
    contradictions: [
      {
        slot: 'dead',
        values: [
          { value: '4', members: [a] },
          { value: '9–12', members: [b, c] },
        ],
      },
      {
        slot: 'actor',
        values: [
          { value: 'milice de la rive', members: [a] },
          { value: 'inconnus', members: [b] },
        ],
      },
      {
        slot: 'stage',
        values: [
          { value: 'done', members: [a] },
          { value: 'foiled', members: [b] },
        ],
      },
      {
        slot: 'date',
        values: [
          { value: '2031-03-08', members: [a] },
          { value: '2031-03', members: [b] },
        ],
      },
    ],
    background: false,
  };
  return { events: [event], groups: [], control: [], actors: [] };
}

bench(
  { manifest: join(project, 'examples', 'mali', 'manifest.jsonl'), dossier: confront },
  {
    'columns are origins with their copies folded; figures have a line a voice': async (b) => {
      await b.open('#/events/confronted', async (page) => {
        await page.waitForSelector('.column');
        const names = await page.locator('.column h3 .name').allTextContents();
        assert.deepEqual(names.sort(), ['Agence', 'Gazette']);
        assert.equal(plain(await page.locator('.column details summary').textContent()), '1 reprise');
        assert.equal(await page.locator('.column details blockquote').count(), 1);
        const figures = await page.locator('.figures tbody th').allTextContents();
        assert.deepEqual(figures.map(plain), ['4', '9–12', 'au moins 20']);
        assert.match(plain(await page.locator('.figures caption').textContent()), /^≠ Tués$/);
      });
    },

    'contradictions are named in words, and each value leads to the columns that give it': async (b) => {
      await b.open('#/events/confronted', async (page) => {
        await page.waitForSelector('.versus');
        const slots = await page.locator('.contradictions dt').allTextContents();
        assert.deepEqual(slots, ['nombre de tués', 'auteur', 'stade', 'date']);
        const values = await page.locator('.versus').allTextContents();
        assert.match(values[2]!, /accompli.*Gazette.*déjoué.*Agence/);
        assert.match(plain(values[3]!), /8 mars 2031.*mars 2031/);
        await page.locator('.versus li').first().hover();
        assert.equal(plain(await page.locator('.column.hot h3 .name').textContent()), 'Gazette');
        await page.locator('.versus button').first().click();
        assert.equal(await page.locator('.column:focus h3 .name').textContent(), 'Gazette');
      });
    },

    'the dossier and the timeline show the dispute with its values': async (b) => {
      await b.open('', async (page) => {
        const contested = page.locator('#contested');
        assert.match(
          plain(await contested.locator('.disagreements').textContent()),
          /≠ nombre de tués : 4 \| 9–12/,
        );
        assert.equal(await page.locator('.strip.is-disputed').count(), 1);
        assert.equal(await page.locator('.side').first().textContent(), 'milice de la rive');
        await page.getByRole('button', { name: 'English' }).click();
        await contested.getByText('number killed').waitFor();
        await visit(page, b.address, '#/events/confronted');
        assert.match(
          plain(await page.textContent('h1')),
          /^Attack foiled · milice de la rive → garde du pont · Valmore$/,
        );
      });
    },
  },
);
