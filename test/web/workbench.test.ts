/** From the list of pages to the words side by side, on the sample case; what is seen is held against the server's answers. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { EventAnswer, Hit, PageAnswer, PageSummary } from '../../src/contract/index.ts';
import type { CheckedEvent } from '../../src/model/index.ts';
import { project } from '../project.ts';
import { type Bench, bench } from './browser.ts';
import { countLit, focused, overrun, plain, pointOf, until, visit, waitForTitle } from './probes.ts';

/** The page in which most was read. */
async function richest({ ask }: Bench): Promise<PageAnswer> {
  const pages = await ask<PageSummary[]>('api/pages');
  const sorted = pages.sort((a, b) => b.events + b.claims - a.events - a.claims);
  return ask<PageAnswer>(`api/pages/${sorted[0]!.id}`);
}

bench(
  { manifest: join(project, 'examples', 'mali', 'manifest.jsonl') },
  {
    'the dossier opens on origins, not on pages, and every event of the news stands in a section': async (
      b,
    ) => {
      const events = await b.ask<CheckedEvent[]>('api/events');
      const { pages, origins } = await b.ask<{ pages: number; origins: number }>('api/workspace');
      await b.open('', async (page) => {
        const title = plain(await page.textContent('h1'));
        assert.ok(title.startsWith(`${pages} pages, ${origins} origine`), title);
        const counts = await page.locator('.columns h2 .quiet').allTextContents();
        const news = events.filter(({ background }) => !background);
        assert.equal(
          counts.reduce((sum, count) => sum + Number(count), 0),
          news.length,
        );
        assert.equal(await page.title(), `${await page.textContent('h1')} · recoupe`);
      });
    },

    'the timeline has a row for each event, undated ones among them': async (b) => {
      const events = await b.ask<CheckedEvent[]>('api/events');
      await b.open('#/timeline', async (page) => {
        assert.equal(await page.locator('.timeline .event-link').count(), events.length);
        assert.equal(plain(await focused(page)), 'Chronologie');
        const undated = events.filter(({ date }) => !date?.begin && !date?.end).length;
        assert.equal(await page.locator('.undated .event-link').count(), undated);
      });
    },

    'every page is listed, and one opens on its clean text, to the letter': async (b) => {
      const pages = await b.ask<PageSummary[]>('api/pages');
      const { page: read } = await richest(b);
      await b.open('#/pages', async (page) => {
        assert.equal(await page.locator('.page-entry').count(), pages.length);
        await page.locator(`.page-entry a[href="#/pages/${read.id}"]`).click();
        await page.waitForSelector('.passages');
        assert.equal(await page.textContent('h1'), read.article.title);
        const blocks = await page.locator('.passage .lit').allTextContents();
        assert.deepEqual(
          blocks,
          read.article.blocks.map(({ from, to }) => read.article.text.slice(from, to)),
        );
      });
    },

    'who comes back to the list finds it where it was left': async (b) => {
      await b.open(
        '#/pages',
        async (page) => {
          const last = page.locator('.page-entry a').last();
          await last.scrollIntoViewIfNeeded();
          const before: number = await page.evaluate('scrollY');
          assert.ok(before > 100, `${before}`);
          await last.click();
          await page.waitForSelector('.passages');
          assert.equal(await page.evaluate('scrollY'), 0, 'a new screen begins at its top');
          await page.goBack();
          await page.waitForSelector('.page-entry');
          await until(async () => (await page.evaluate('scrollY')) === before);
        },
        { viewport: { width: 800, height: 400 } },
      );
    },

    'layers are lit as they were read, and each can be switched off and stays so': async (b) => {
      const { page: read } = await richest(b);
      const inText = read.events.filter(({ trigger }) => (trigger.in ?? 'text') === 'text').length;
      assert.ok(inText > 0, 'the sample case has events');
      await b.open(`#/pages/${read.id}`, async (page) => {
        await until(async () => (await countLit(page, 'event')) === inText);
        const said = await countLit(page, 'said');
        await page.getByLabel('événements').uncheck();
        await until(async () => (await countLit(page, 'event')) === 0);
        assert.equal(await countLit(page, 'said'), said, 'the others stay');
        assert.equal(await page.locator('.note-events').count(), 0);
        await page.reload();
        await page.waitForSelector('.passages');
        assert.equal(await page.getByLabel('événements').isChecked(), false, 'remembered');
      });
    },

    'clicking a lit word opens its note; an event leads to the accounts side by side and back': async (b) => {
      const { page: read } = await richest(b);
      const event = read.events.find(({ trigger }) => (trigger.in ?? 'text') === 'text')!;
      const { trigger } = event;
      const block = read.article.blocks.findIndex(
        ({ from, to }) => from <= trigger.from && trigger.from < to,
      );
      const start = read.article.blocks[block]!.from;
      await b.open(`#/pages/${read.id}`, async (page) => {
        const note = page.locator(`[id="event-${event.id}"]`);
        const { x, y } = await pointOf(page, block, trigger.from - start, trigger.to - start);
        // Where spans overlap each click opens the next one, the most particular first.
        for (let i = 0; i < 5 && (await note.getAttribute('aria-expanded')) !== 'true'; i += 1) {
          await page.mouse.click(x, y);
        }
        assert.equal(await note.getAttribute('aria-expanded'), 'true');
        assert.ok((await countLit(page, 'hot')) > 0);
        await page.locator('.detail a[href^="#/events/"]').click();
        await page.waitForSelector('.column');
        const id = decodeURIComponent(new URL(page.url()).hash.replace('#/events/', ''));
        const answer = await b.ask<EventAnswer>(`api/events/${id}`);
        assert.equal(await page.locator('.column').count(), answer.event.origins.length);
        const quoted = await page.locator('.column blockquote').allTextContents();
        assert.deepEqual(quoted.sort(), answer.tellings.map(({ context }) => context.text).sort());
        await page.locator('.telling a').first().click();
        await page.waitForSelector('.passages');
        assert.equal(await page.locator('button[aria-expanded="true"][data-item]').count(), 1);
      });
    },

    'a copy and its original stand word by word, to the letter, and what touches the meaning is told apart':
      async (b) => {
        const pages = await b.ask<PageSummary[]>('api/pages');
        const copy = pages.find(({ copies }) => copies.length > 0)!;
        await b.open(`#/pages/${copy.id}`, async (page) => {
          await page.locator('a[data-diff]').first().click();
          await page.waitForSelector('.diff');
          const { searchParams } = new URL(page.url().replace('#/', ''));
          const text = async (name: string) =>
            (await b.ask<PageAnswer>(`api/pages/${searchParams.get(name)}`)).page.article.text;
          const without = (tag: string) =>
            page.evaluate(
              `(() => { const all = document.querySelector('.diff').cloneNode(true);
              for (const part of all.querySelectorAll('${tag}')) part.remove(); return all.textContent; })()`,
            );
          // Blanks and the form of an apostrophe are no difference: either page's may be shown.
          const words = (given: unknown) => String(given).replace(/\s+/g, '').replaceAll('’', "'");
          assert.equal(words(await without('del')), words(await text('after')));
          assert.equal(words(await without('ins')), words(await text('before')));
          assert.equal(plain(await focused(page)), 'Mot à mot');
          await page.goBack();
          await page.waitForSelector('.passages');
          await page.keyboard.press('d');
          await page.waitForSelector('.diff');
        });
      },

    'every event has its accounts, its figures and its contradictions in words': async (b) => {
      const events = await b.ask<CheckedEvent[]>('api/events');
      const weight = (event: CheckedEvent) =>
        event.contradictions.length * 10 + event.origins.length + event.figures.length;
      const most = events.sort((a, b) => weight(b) - weight(a))[0]!;
      await b.open(`#/events/${most.id}`, async (page) => {
        assert.equal(await page.locator('.contradictions .terms > div').count(), most.contradictions.length);
        const values = most.contradictions.reduce((sum, { values }) => sum + values.length, 0);
        assert.equal(await page.locator('.versus > li').count(), values);
        assert.equal(await page.locator('.figures').count(), most.figures.length > 0 ? 1 : 0);
        assert.notEqual(plain(await page.locator('.event-facts .status').textContent()), '');
      });
    },

    'search marks what it found, in the sentences of the pages': async (b) => {
      const word = 'Bamako';
      const hits = await b.ask<Hit[]>(`api/search?q=${word}`);
      assert.ok(hits.length > 0);
      await b.open('', async (page) => {
        await page.keyboard.press('/');
        await page.keyboard.type(word);
        await page.keyboard.press('Enter');
        await page.waitForSelector('mark');
        assert.equal(await page.locator('.page-entry').count(), hits.length);
        assert.equal(await page.locator('mark').first().textContent(), word);
        await page.locator('.page-entry a').first().click();
        await page.waitForSelector('.passages');
        await page.goto(`${b.address}#/search?q=zzyzx`);
        await waitForTitle(page, /Aucune page/);
      });
    },

    'the language is switched and remembered; the browser’s own comes first': async (b) => {
      await b.open('', async (page) => {
        await page.getByRole('button', { name: 'English' }).click();
        await page.waitForSelector('html[lang=en]');
        assert.match(plain(await page.textContent('h1')), /independent origins?$/);
        await page.reload();
        await page.waitForSelector('h1');
        assert.match(plain(await page.textContent('h1')), /independent origins?$/);
      });
      const english = { locale: 'en-GB' };
      await b.open(
        '',
        async (page) => assert.match(plain(await page.textContent('h1')), /independent/),
        english,
      );
      const german = { locale: 'de-DE' };
      await b.open(
        '',
        async (page) => assert.match(plain(await page.textContent('h1')), /indépendante/),
        german,
      );
    },

    'keys move, open, search and go places, and can be switched off': async (b) => {
      await b.open('#/pages', async (page) => {
        await page.waitForSelector('.page-entry');
        await page.keyboard.press('j');
        await page.keyboard.press('j');
        await page.keyboard.press('k');
        const first = page.locator('main [data-item]').first();
        assert.equal(await focused(page), await first.textContent());
        await page.keyboard.press('o');
        await page.waitForSelector('.passages');
        assert.equal(await focused(page), await page.textContent('h1'), 'the title is read out');
        await page.keyboard.press('t');
        await until(async () => (await focused(page)) === 'Chronologie');
        await page.keyboard.press('?');
        await page.locator('dialog input').uncheck();
        await page.keyboard.press('Escape');
        await page.keyboard.press('g');
        await page.keyboard.press('p');
        assert.match(page.url(), /#\/timeline$/, 'switched off');
      });
    },

    'nothing runs over the edge of a narrow window': async (b) => {
      const { page: read } = await richest(b);
      const [event] = await b.ask<CheckedEvent[]>('api/events');
      await b.open(
        '',
        async (page) => {
          const inside = [`#/pages/${read.id}`, `#/events/${event!.id}`, '#/search?q=Bamako'];
          for (const hash of ['', '#/pages', ...inside]) {
            await visit(page, b.address, hash);
            assert.equal(await overrun(page), 0, hash);
          }
        },
        { viewport: { width: 360, height: 740 } },
      );
    },

    'a browser without highlights has the same words marked by elements': async (b) => {
      const { page: read } = await richest(b);
      await b.open('#/', async (page) => {
        await page.addInitScript('delete globalThis.Highlight');
        await page.goto(`${b.address}?#/pages/${read.id}`);
        await page.waitForSelector('.passages mark');
        const blocks = await page.locator('.passage .lit').allTextContents();
        assert.equal(
          blocks.join('\n'),
          read.article.blocks.map(({ from, to }) => read.article.text.slice(from, to)).join('\n'),
        );
      });
    },

    'an address that leads nowhere says so; a server that is gone too, and can be tried again': async (b) => {
      const allow = /status of 404|ERR_CONNECTION_REFUSED/;
      await b.open(
        '#/events/none',
        async (page) => {
          await waitForTitle(page, /rien à cette adresse/);
          await page.locator('.failure a').click();
          await waitForTitle(page, /origine/);
          await page.route('**/api/pages/none', (route) => route.abort('connectionrefused'));
          await page.goto(`${b.address}#/pages/none`);
          await waitForTitle(page, /ne répond pas/);
          await page.unroute('**/api/pages/none');
          await page.getByRole('button', { name: 'Réessayer' }).click();
          await waitForTitle(page, /rien à cette adresse/);
        },
        { allow },
      );
    },
  },
);
