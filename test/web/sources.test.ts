/** What comes in while the workbench is open, the sources that are followed, and links that are pasted. */
import assert from 'node:assert/strict';
import { store } from '../store/example.ts';
import { test } from '../runner.ts';
import { addressesIn } from '../../src/web/model/addresses.ts';
import { showSpell } from '../../src/web/model/moments.ts';
import { townsOf } from '../../src/web/model/towns.ts';
import { en } from '../../src/web/words/en.ts';
import { fr } from '../../src/web/words/fr.ts';
import { type Bench, bench } from './browser.ts';
import { plain, until } from './probes.ts';

const FEED = 'https://fleuve.example/feed';
const AT = '2026-03-04T05:06:07.000Z';

async function follow({ workspace }: Bench): Promise<void> {
  await workspace.following.add({ address: FEED, title: 'Radio du Fleuve <b>' }, AT);
  const source = await workspace.following.dueOf('fleuve.example', AT);
  await workspace.following.record(source!, {
    at: AT,
    health: 'failing',
    due: '2026-03-04T06:06:07.000Z',
    interval: 3600,
    reason: { code: 'net.status', message: 'The server answered 503.' },
    refusals: [{ address: 'javascript:alert(1)', code: 'feed.link-scheme', reason: 'Not an address.' }],
  });
}

bench(
  { files: { 'a.txt': 'Le pont a cédé\n\nLe pont de la ville a cédé lundi, a annoncé la mairie.' } },
  {
    'a source shows how it stands, and the reason of what was not taken': async (b) => {
      await follow(b);
      await b.open('#/sources', async (page) => {
        await page.waitForSelector('.sources > li');
        const text = plain(await page.textContent('.sources'));
        for (const words of ['Radio du Fleuve <b>', FEED, 'en panne', 'The server answered 503.', '1 heure'])
          assert.ok(text.includes(words), words);
        await page.locator('.sources summary').click();
        await page.waitForSelector('.sources details li');
        assert.ok(plain(await page.textContent('.sources details')).includes('javascript:alert(1)'));
        assert.equal(await page.locator('.sources a[href^="javascript"]').count(), 0);
      });
    },

    'a link that may not be fetched is told with its reason, and stays to be mended': async (b) => {
      await b.open('#/sources', async (page) => {
        await page.fill('textarea', 'à lire : http://127.0.0.1/a, vite');
        await page.locator('.add-links button').click();
        await page.waitForSelector('.add-links li');
        const outcome = plain(await page.textContent('.add-links [role=status]'));
        assert.ok(outcome.includes('aucune page ajoutée'), outcome);
        assert.ok(outcome.includes('http://127.0.0.1/a'), outcome);
        assert.equal(await page.inputValue('textarea'), 'http://127.0.0.1/a');
      });
    },

    'pages that come in are told, and the list changes when the reader asks': async (b) => {
      await b.open('#/pages', async (page) => {
        await page.waitForSelector('.page-entry');
        await store(b.workspace, 'Une autre page\n\nUne école a ouvert mardi, a annoncé la mairie.');
        await page.waitForSelector('.news button');
        assert.ok(plain(await page.textContent('.news')).includes('1 page est arrivée.'));
        assert.equal(await page.locator('.page-entry').count(), 1, 'nothing moves by itself');
        await page.locator('.news button').click();
        await until(async () => (await page.locator('.page-entry').count()) === 2);
        await until(async () => (await page.locator('.news button').count()) === 0);
      });
    },
  },
);

test('addresses are found in what was pasted, each once, without the sign that ends the sentence', () => {
  assert.deepEqual(
    addressesIn('Voir https://a.example/x?y=1, puis (http://b.example/) ; https://a.example/x?y=1.'),
    ['https://a.example/x?y=1', 'http://b.example/'],
  );
  assert.deepEqual(addressesIn('javascript:alert(1) ftp://c.example http:// rien'), []);
  assert.equal(
    addressesIn(Array.from({ length: 30 }, (_, i) => `https://a.example/${i}`).join('\n')).length,
    20,
  );
});

test('a spell of time is said in its largest unit', () => {
  assert.equal(showSpell(5400, en), '2 hours');
  assert.equal(plain(showSpell(600, fr)), '10 minutes');
  assert.equal(showSpell(86_400, en), '1 day');
  assert.equal(showSpell(0, en), '0 seconds');
});

test('statements of control stand by town, in their order', () => {
  const statement = (place: string, event: string) =>
    ({ place, holder: 'x', change: 'takes', from: null, until: null, event }) as const;
  const towns = townsOf([statement('Gao', 'a'), statement('Kidal', 'b'), statement('Gao', 'c')]);
  assert.deepEqual(
    towns.map(({ place, statements }) => [place, statements.map(({ event }) => event).join()]),
    [
      ['Gao', 'a,c'],
      ['Kidal', 'b'],
    ],
  );
});
