/**
 * Text from a page is text, whatever it looks like (H26, H27): titles, sites, bylines, bodies, captions and queries full
 * of markup run nothing, fetch nothing, add no element and are shown to the letter. And nothing at all is taught, not
 * broken, when there is nothing to show.
 */
import assert from 'node:assert/strict';
import type { PageAnswer, PageSummary } from '../../src/contract/index.ts';
import { bench } from './browser.ts';
import { plain, visit, waitForTitle } from './probes.ts';

const BATTERY = [
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(2)><script>alert(3)</script></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(4)>',
  '"><iframe src="javascript:alert(5)"></iframe>',
  '</textarea></title><script>alert(6)</script>',
  '<a href="javascript:alert(7)">ici</a><form id=attributes><input name=attributes>',
  '<link rel=stylesheet href=//evil.example/a.css><base href=//evil.example/>',
  '<img srcset="//evil.example/a.png 1x" style="background:url(//evil.example/b)">',
  '{{constructor.constructor("alert(8)")()}} ${alert(9)}',
];

const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A page whose words are attacks, escaped as a careful site would, so that the reader takes them for words. */
function hostilePage(attacks: readonly string[], i: number): string {
  const [title = '', name = '', body = ''] = attacks.map(escape);
  return `<!doctype html><html lang="fr"><head><title>${title}</title>
    <meta property="og:title" content="${title}"><meta property="og:site_name" content="Gazette ${name}">
    <meta name="author" content="${name}"><meta property="article:published_time" content="2031-03-0${i + 1}"></head>
    <body><article><h1>${title}</h1><p class="byline">Par ${name}</p>
    <p>Le maire de Valmore a annoncé lundi la fermeture du vieux pont de la ville après les fortes pluies. ${body}</p>
    <figure><figcaption>${body}</figcaption></figure>
    <p>« ${body} », a déclaré le préfet de Valmore, qui a demandé aux habitants de rester chez eux jusqu’à mardi soir.</p>
    <p>Selon la gazette ${name}, douze personnes auraient été blessées sur la route du port, dont trois enfants.</p>
    </article></body></html>`;
}

/** Every attack stands in one place or another. */
const files = Object.fromEntries(
  [0, 3, 6].map((first, i) => [`page-${i}.html`, hostilePage(BATTERY.slice(first, first + 3), i)]),
);

/** Elements that the workbench never makes in its main part. */
const FOREIGN =
  'main :is(img, script, iframe, style, link, base, math, object, embed, textarea, [onload], [onerror])';

bench(
  { files },
  {
    'hostile words are shown to the letter in the list, the article, its source and the search': async (
      b,
    ) => {
      const pages = await b.ask<PageSummary[]>('api/pages');
      assert.equal(pages.length, Object.keys(files).length);
      assert.ok(
        pages.some(({ title }) => title?.includes('<img')),
        'the attack gets as far as the title',
      );
      await b.open('#/pages', async (page) => {
        const titles = await page.locator('.page-entry h2').allTextContents();
        assert.deepEqual(titles.sort(), pages.map(({ title }) => title ?? 'sans titre').sort());
        assert.equal(await page.locator(FOREIGN).count(), 0);
        for (const { id, title } of pages) {
          const { page: read, source } = await b.ask<PageAnswer>(`api/pages/${id}`);
          await page.goto(`${b.address}#/pages/${id}`);
          await page.waitForSelector('.passages');
          assert.equal(await page.textContent('h1'), title);
          const text = (await page.locator('.passage .lit').allTextContents()).join('\n');
          assert.equal(text, read.article.text);
          await page.locator('.source summary').click();
          assert.equal(await page.textContent('.source pre'), source);
          for (const note of await page.locator('.note > button').all()) await note.click();
          assert.equal(await page.locator(FOREIGN).count(), 0);
        }
      });
    },

    'hostile queries are words too': async (b) => {
      await b.open(
        '',
        async (page) => {
          for (const query of [BATTERY[0]!, '"', '& | ! :*', '%00', '<b>']) {
            await visit(page, b.address, `#/search?q=${encodeURIComponent(query)}`);
            assert.equal(await page.locator(FOREIGN).count(), 0, query);
          }
        },
        { allow: /status of 400/ },
      );
    },

    'a hostile page stays inert without highlights, in events and in print': async (b) => {
      const events = await b.ask<{ id: string }[]>('api/events');
      const pages = await b.ask<PageSummary[]>('api/pages');
      await b.open('', async (page) => {
        await page.addInitScript('delete globalThis.Highlight');
        const hashes = [
          ...events.map(({ id }) => `#/events/${id}`),
          ...pages.map(({ id }) => `#/pages/${id}`),
        ];
        await page.reload();
        for (const hash of hashes.slice(0, 12)) {
          await page.goto(b.address + hash);
          await page.waitForSelector('main h1');
          assert.equal(await page.locator(FOREIGN).count(), 0, hash);
        }
        await page.emulateMedia({ media: 'print' });
        assert.equal(await page.locator('.masthead').isVisible(), false);
      });
    },
  },
);

bench(
  { files: {} },
  {
    'an empty dossier teaches the one thing to do': async (b) => {
      await b.open('', async (page) => {
        await waitForTitle(page, /vide/);
        assert.match(plain(await page.textContent('.empty pre')), /npm start -- /);
        await page.getByRole('button', { name: 'English' }).click();
        await waitForTitle(page, /empty/);
      });
    },
  },
);
