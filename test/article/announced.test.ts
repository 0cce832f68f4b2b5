/** What a feed said of a page, on the page as it is read. */
import assert from 'node:assert/strict';
import type { Capture, Page } from '../../src/model/index.ts';
import { parseFeed } from '../../src/source/feed/parse.ts';
import { captureOf } from '../../src/source/index.ts';
import { createReader } from '../../src/pipeline/index.ts';
import { test } from '../runner.ts';
import { options } from '../source/feed/feeds.ts';

/** Loaded by the first test that needs it. */
let reader: ReturnType<typeof createReader> | null = null;

const PARAGRAPH =
  '<p>Le conseil communal de Sorbier a voté l’achat de deux barques pour la traversée du fleuve, a indiqué son secrétaire. Les travaux du ponton commenceront après la saison des pluies, selon le budget rendu public au marché.</p>';
const page = (head: string, top = '') =>
  `<!doctype html><html lang="fr"><head><title>Deux barques pour Sorbier</title>${head}</head><body><article><h1>Deux barques pour Sorbier</h1>${top}${PARAGRAPH.repeat(4)}</article></body></html>`;

/** Reads a page that a feed announced by the elements of `item`. */
function readAnnounced(item: string, html = page('')): Page {
  const feed = `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>La Gazette</title><item><link>/barques</link>${item}</item></channel></rss>`;
  const parsed = parseFeed(Buffer.from(feed), options);
  assert.ok(parsed.kind === 'feed');
  const [announcement] = parsed.feed.items;
  const capture: Capture = {
    ...captureOf(Buffer.from(html), {
      path: null,
      url: 'https://gazette.example/barques',
      fetchedAt: '2026-03-10T12:00:00Z',
      mediaType: 'text/html',
      site: null,
    }),
    announced: announcement!.announced,
  };
  return (reader ??= createReader()).read(capture).page;
}

test('announced: date, author, source and categories of the feed are evidence with the feed’s words', () => {
  const read = readAnnounced(
    '<pubDate>Tue, 03 Mar 2026 18:05:00 +0100</pubDate><dc:creator>Awa Kanté</dc:creator><source url="https://fleuve.example/rss">Radio Fleuve</source><category>eau</category>',
  );
  const { published, byline, credits, tags } = read.article;
  assert.deepEqual([published?.value, published?.basis], ['2026-03-03', 'feed']);
  assert.deepEqual([byline, tags], ['Awa Kanté', ['eau']]);
  assert.deepEqual(
    credits.map(({ kind, name, evidence }) => [kind, name, evidence.in]),
    [['relay', 'Radio Fleuve', 'feed']],
  );
  for (const span of [...(published?.evidence ?? []), ...credits.map(({ evidence }) => evidence)])
    assert.equal(read.announced?.text.slice(span.from, span.to), span.text);
});

test('announced: what the page declares itself holds; the feed’s word stays beside it', () => {
  const html = page(
    '<meta property="article:published_time" content="2026-03-02T10:00:00+01:00"><meta name="author" content="R. Sow">',
  );
  const read = readAnnounced(
    '<pubDate>Tue, 03 Mar 2026 18:05:00 +0100</pubDate><dc:creator>Awa Kanté</dc:creator>',
    html,
  );
  assert.deepEqual(
    [read.article.published?.value, read.article.published?.basis, read.article.byline],
    ['2026-03-02', 'metadata', 'R. Sow'],
  );
  assert.ok(read.announced?.statements.some(({ value }) => value === 'Awa Kanté'));
});

test('announced: an agency is a credit and no author; the feed’s own name is neither', () => {
  const agency = readAnnounced(
    '<dc:creator>AFP</dc:creator><source url="https://reuters.example/">Reuters</source>',
  );
  assert.equal(agency.article.byline, null);
  assert.deepEqual(
    agency.article.credits.map(({ kind, name }) => [kind, name]),
    [
      ['agency', 'AFP'],
      ['agency', 'Reuters'],
    ],
  );
  const own = readAnnounced(
    '<dc:creator>La gazette</dc:creator><dc:creator>admin</dc:creator><source url="https://www.gazette.example/">Une</source>',
  );
  assert.deepEqual([own.article.byline, own.article.credits], [null, []]);
});

test('announced: a page without a feed has nothing of it', () => {
  const capture = captureOf(Buffer.from(page('')), {
    path: 'a.html',
    url: null,
    fetchedAt: null,
    mediaType: null,
    site: null,
  });
  const read = (reader ??= createReader()).read(capture).page;
  assert.ok(!('announced' in read));
  assert.equal(read.article.published, null);
});
