import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findFeedLinks } from '../../../src/source/feed/discovery.ts';
import { parseOpml } from '../../../src/source/feed/opml.ts';
import { parseFeed } from '../../../src/source/feed/parse.ts';
import { test } from '../../runner.ts';
import { codes, options, read, rss, said } from './feeds.ts';

/** Milliseconds of computing that `work` takes: other programs on the machine do not count. */
function cost(work: () => void): number {
  const began = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

const LEVELS = Array.from(
  { length: 10 },
  (_, i) => `<!ENTITY l${i} "${(i === 0 ? 'ha' : `&l${i - 1};`).repeat(10)}">`,
);
const LAUGHS = `<!DOCTYPE x [<!ELEMENT x ANY>${LEVELS.join('')}]>`;
const LONG = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(50_000)}">]>`;

test('H10: a billion laughs and one long entity are never expanded, in RSS, Atom, sitemaps and OPML', () => {
  for (const [doctype, entity] of [
    [LAUGHS, '&l9;'],
    [LONG, '&a;'.repeat(50_000)],
  ] as const) {
    const documents = [
      `${doctype}<rss version="2.0"><channel><item><title>${entity}</title><link>/a</link></item></channel></rss>`,
      `${doctype}<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>${entity}</title><link href="/a"/></entry></feed>`,
      `${doctype}<urlset><url><loc>/a</loc><news:news><news:title>${entity}</news:title></news:news></url></urlset>`,
    ];
    for (const document of documents) {
      assert.ok(cost(() => read(document)) < 100);
      const feed = read(document);
      assert.ok(codes(feed).includes('feed.doctype'));
      assert.match(said(feed)[0]![0]!, /^title=&(?:l9|a);/);
      assert.equal(feed.items.length, 1);
    }
    const opml = Buffer.from(
      `${doctype}<opml version="2.0"><body><outline text="${entity}" xmlUrl="https://a.example/"/></body></opml>`,
    );
    assert.ok(cost(() => parseOpml(opml)) < 100);
    assert.equal(parseOpml(opml)?.feeds.length, 1);
  }
});

test('H11: external entities, parameter entities, external document types and inclusions are words, never read', () => {
  const feed = read(
    `<!DOCTYPE rss SYSTEM "http://127.0.0.1:1/x.dtd" [<!ENTITY % p SYSTEM "http://127.0.0.1:1/p"> %p; <!ENTITY f SYSTEM "file:///etc/passwd">]>
     <rss version="2.0" xmlns:xi="http://www.w3.org/2001/XInclude"><channel><title>T</title>
     <item><title>a &f; b<xi:include href="file:///etc/passwd" parse="text"/></title><link>/a</link></item></channel></rss>`,
  );
  assert.deepEqual(said(feed)[0]![0], 'title=a &f; b<xi:include href="file:///etc/passwd" parse="text"/>');
});

test('H19: a feed of a million items is a bounded batch; links to scripts and files are refused with a reason', () => {
  const item = '<item><guid>g</guid><title>t</title><link>javascript:alert(1)</link></item>';
  const million = Buffer.from(rss(item.repeat(1_000_000)));
  assert.ok(cost(() => parseFeed(million, options)) < 2000);
  const parsed = parseFeed(million, options);
  assert.ok(parsed.kind === 'feed');
  assert.deepEqual(codes(parsed.feed), ['feed.items']);
  assert.deepEqual(
    parsed.feed.items.map(({ address }) => address),
    [null],
  );
  const links = [
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'https://me:pw@h.example/',
    `https://h.example/${'a'.repeat(5000)}`,
    'http://',
  ];
  const feed = read(
    rss(
      links
        .map((link, i) => `<item><guid isPermaLink="false">${i}</guid><link>${link}</link></item>`)
        .join(''),
    ),
  );
  assert.ok(feed.items.every(({ address }) => address === null));
  assert.deepEqual(
    feed.refusals.map(({ code }) => code),
    [
      'feed.link-scheme',
      'feed.link-scheme',
      'feed.link-scheme',
      'feed.link-scheme',
      'feed.link-credentials',
      'feed.link-long',
      'feed.link-unreadable',
    ],
  );
  assert.ok(!JSON.stringify(feed.refusals).includes('me:pw'));
});

test('H25: a list of 100,000 feeds is cut at 10,000, with a remark', () => {
  const outlines = Array.from(
    { length: 100_000 },
    (_, i) => `<outline xmlUrl="https://a.example/${i}"/>`,
  ).join('');
  const list = parseOpml(Buffer.from(`<opml><body>${outlines}</body></opml>`));
  assert.equal(list?.feeds.length, 10_000);
  assert.deepEqual(
    list?.diagnostics.map(({ code }) => code),
    ['opml.feeds'],
  );
});

const HUGE = 30_000;
const PILES: Readonly<Record<string, string>> = {
  'open tags': '<a>'.repeat(HUGE),
  'open items': '<item>'.repeat(HUGE),
  'tags that never end': '<a x="'.repeat(HUGE),
  'tags in quotes': `<a x='"`.repeat(HUGE),
  'close tags': '</a>'.repeat(HUGE),
  'open comments': '<!--'.repeat(HUGE),
  'open CDATA': '<![CDATA['.repeat(HUGE),
  'document types': '<!DOCTYPE a ['.repeat(HUGE),
  instructions: '<?'.repeat(HUGE),
  ampersands: '&'.repeat(HUGE * 4),
  entities: '&eacute;'.repeat(HUGE),
  numbers: '&#65;'.repeat(HUGE),
  spaces: ' '.repeat(HUGE * 4),
  quotes: '«'.repeat(HUGE * 4),
  digits: '1'.repeat(HUGE * 4),
  letters: 'a'.repeat(HUGE * 4),
  'angle brackets': '<'.repeat(HUGE * 4),
  scripts: '&lt;script&gt;'.repeat(HUGE),
  attributes: `<a ${'b="c" '.repeat(HUGE)}>`,
  depth: '<a>'.repeat(HUGE) + '</a>'.repeat(HUGE),
};
for (const [name, pile] of Object.entries(PILES)) {
  test(`feed: ${HUGE} ${name}, wherever they stand, cost little`, () => {
    const places = [
      pile,
      rss(pile),
      rss(`<item><title>${pile}</title></item>`),
      rss(
        `<item><link>/a</link><author>${pile}</author><pubDate>${pile}</pubDate><category>${pile}</category><description>${pile}</description></item>`,
      ),
      `{"title":"x","items":[{"id":"1","title":${JSON.stringify(pile)},"content_html":${JSON.stringify(pile)}}]}`,
    ];
    for (const place of places) {
      const bytes = Buffer.from(place);
      const spent = cost(() => {
        parseFeed(bytes, options);
        parseOpml(bytes);
        findFeedLinks(bytes, options.address, null);
      });
      assert.ok(spent < 800, `${Math.round(spent)} ms`);
    }
  });
}

const shard = fc.constantFrom(
  '<',
  '>',
  '</',
  '/>',
  'item',
  '<item>',
  '</item>',
  '<title>',
  '</title>',
  '<link>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '&',
  ';',
  '&amp;',
  '&#0;',
  '&#xd800;',
  '"',
  "'",
  '=',
  ' ',
  'é',
  '\u0000',
  '\ud800',
  'xml:base="x"',
  '<!DOCTYPE',
  '[',
  ']',
  'http://a.example',
  '2026-01-01',
  '<pubDate>',
  '</pubDate>',
);

test('feed: whatever the bytes are, it does not throw, and every span is the words where it says', () => {
  const text = fc.array(shard, { maxLength: 60 }).map((shards) => shards.join(''));
  fc.assert(
    fc.property(text, fc.boolean(), (inner, wrapped) => {
      const parsed = parseFeed(
        Buffer.from(wrapped ? rss(`<item><link>/a</link>${inner}</item>`) : inner),
        options,
      );
      if (parsed.kind === 'none') return;
      for (const { announced, address } of parsed.feed.items) {
        assert.ok(address === null || /^https?:/.test(address));
        assert.ok(!JSON.stringify(announced).includes('\\u0000'));
        for (const { evidence } of announced.statements)
          assert.equal(announced.text.slice(evidence.from, evidence.to), evidence.text);
      }
    }),
    { numRuns: 2000, seed: 7 },
  );
});

test('feed: random bytes and cut feeds do not throw', () => {
  const whole = Buffer.from(
    rss(
      '<item><title>é</title><link>/a</link><pubDate>Tue, 03 Mar 2026 18:05:00 GMT</pubDate></item>'.repeat(
        3,
      ),
    ),
  );
  for (let end = 0; end < whole.length; end += 1) parseFeed(whole.subarray(0, end), options);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      parseFeed(bytes, options);
      parseOpml(bytes);
      findFeedLinks(bytes, options.address, null);
    }),
    { numRuns: 500, seed: 7 },
  );
});
