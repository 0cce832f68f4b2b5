/**
 * The site of the relay in a real browser: nothing of a hostile article runs, nothing is fetched from elsewhere, the
 * policy is not breached by our own marks, and the browser's own XML parser takes pages and feed.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import { skip, test } from '../runner.ts';
import { deskOf, pageHtml, story, withPress } from './material.ts';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const browserPath = [process.env['CHROMIUM_PATH'], ...PATHS].find((path) => path && existsSync(path));
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

const HOSTILE = [
  '<script>alert(1)</script><img src=x onerror=alert(2)>',
  '<svg onload=alert(3)><math><mtext><style><img src=x onerror=alert(4)></style>',
  '</blockquote></article></main><iframe src="https://elsewhere.example/"></iframe>',
  '"><a href="javascript:alert(5)">Moussa Diarra</a>',
];

/** Serves the files of the site on the loopback address. */
async function withSite(
  files: ReadonlyMap<string, string>,
  body: (address: string) => Promise<void>,
): Promise<void> {
  const types = {
    html: 'text/html; charset=utf-8',
    css: 'text/css',
    xml: 'application/atom+xml',
    json: 'application/feed+json',
  };
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1) || 'index.html';
    const content = files.get(name);
    const type = types[(name.split('.').at(-1) ?? '') as keyof typeof types] ?? 'text/plain';
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': type }).end(content ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await body(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

if (!browserPath)
  skip('relay: inert in a browser', 'no Chromium here (install it, or name it in CHROMIUM_PATH)');
else
  test('relay: inert in a browser, and well-formed for its XML parser (H24, H26)', () =>
    withPress(async ({ add, run, files }) => {
      const [first = ''] = HOSTILE;
      await add({
        'a.html': pageHtml(`${first} de Gorom`, [
          ...HOSTILE.map((line) => `${line} selon Moussa Diarra.`),
          ...story('Gorom'),
        ]),
      });
      const desk = await deskOf((sentence) => `${sentence} ${HOSTILE.join(' ')}`);
      await run({ to: 'en', engine: 'e', fullText: true, deskFor: async () => desk });
      const site = await files();
      const article = Array.from(site.keys()).find((name) => name.startsWith('articles/'))!;
      const browser = await chromium.launch({ executablePath: browserPath, args: FLAGS });
      try {
        await withSite(site, async (address) => {
          const page = await browser.newPage();
          const wrong: string[] = [];
          page.on('console', (message) => wrong.push(`console: ${message.text()}`));
          page.on('pageerror', (error) => wrong.push(String(error)));
          page.on('dialog', (dialog) => {
            wrong.push(`dialog ${dialog.message()}`);
            void dialog.dismiss();
          });
          page.on('request', (request) => {
            if (!request.url().startsWith(address)) wrong.push(`request to ${request.url()}`);
          });
          for (const name of [article, 'index.html']) {
            await page.goto(address + name, { waitUntil: 'networkidle' });
            assert.ok(await page.evaluate(`document.body.innerText.includes('onerror=alert(2)')`));
            assert.equal(await page.locator('img, svg, math, iframe, form').count(), 0);
          }
          assert.equal(await page.evaluate('document.styleSheets.length'), 1, 'the style came');
          for (const name of [article, 'index.html', 'feed.xml']) {
            const error = await page.evaluate(
              `new DOMParser().parseFromString(${JSON.stringify(site.get(name))}, 'application/xml')
                .querySelector('parsererror')?.textContent ?? null`,
            );
            assert.equal(error, null, name);
          }
          assert.deepEqual(wrong, []);
        });
      } finally {
        await browser.close();
      }
    }));
