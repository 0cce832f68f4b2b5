import assert from 'node:assert/strict';
import { RELAY_MARKER } from '../../../src/model/index.ts';
import { type Feed as Relayed, renderAtom, renderJsonFeed } from '../../../src/relay/feed.ts';
import { test } from '../../runner.ts';
import { ADDRESS, codes, read, rss, said } from './feeds.ts';

test('feed: an item of RSS 2.0 says who, when, from whom and on what, each with its words', () => {
  const feed = read(
    rss(`<item><title>Le pont de Sorbier rouvre</title><link>https://gazette.example/pont?utm_source=rss</link>
      <guid isPermaLink="false">g-1</guid><pubDate>Tue, 03 Mar 2026 18:05:00 +0100</pubDate>
      <dc:creator><![CDATA[ Awa Kanté ]]></dc:creator><source url="https://fleuve.example/rss">Radio Fleuve</source>
      <category>ponts</category><category>routes</category>
      <description>&lt;p&gt;La circulation &lt;b&gt;reprend&lt;/b&gt; lundi.&lt;/p&gt;</description></item>`),
  );
  assert.equal(feed.kind, 'rss');
  const [item] = feed.items;
  assert.deepEqual(
    [item?.guid, item?.address, item?.published],
    ['g-1', 'https://gazette.example/pont', '2026-03-03T18:05+01:00'],
  );
  assert.deepEqual(said(feed), [
    [
      'title=Le pont de Sorbier rouvre',
      'published=2026-03-03T18:05+01:00',
      'author=Awa Kanté',
      'source=Radio Fleuve',
      'category=ponts',
      'category=routes',
      'summary=La circulation reprend lundi.',
    ],
  ]);
  const { announced } = item!;
  assert.deepEqual([announced.feed, announced.outlet], [ADDRESS, 'La Gazette']);
  for (const { evidence } of announced.statements) {
    assert.equal(evidence.in, 'feed');
    assert.equal(announced.text.slice(evidence.from, evidence.to), evidence.text);
  }
  const source = announced.statements.find(({ slot }) => slot === 'source');
  assert.deepEqual(
    [source?.address, source?.where, source?.evidence.text],
    ['https://fleuve.example/rss', 'rss:source', 'Radio Fleuve'],
  );
});

test('feed: RDF (RSS 1.0) and RSS 0.91', () => {
  const rdf =
    read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="x"><title>Dépêches</title><link>https://gazette.example/</link><items><rdf:Seq><rdf:li rdf:resource="a"/></rdf:Seq></items></channel>
    <image><title>Logo</title></image>
    <item rdf:about="https://gazette.example/a"><title>Un</title><link>https://gazette.example/a</link><d:date>2026-03-02</d:date><d:creator>R. Sow</d:creator></item></rdf:RDF>`);
  assert.deepEqual([rdf.kind, rdf.title, rdf.home], ['rdf', 'Dépêches', 'https://gazette.example/']);
  assert.deepEqual(said(rdf), [['title=Un', 'published=2026-03-02', 'author=R. Sow']]);
  const old = read(
    '<rss version="0.91"><channel><title>T</title><item><title>Un</title><link>http://gazette.example/1</link></item></channel></rss>',
  );
  assert.deepEqual([old.kind, old.items[0]?.address], ['rss', 'http://gazette.example/1']);
});

test('feed: Atom, with bases, alternate links, xhtml and a source', () => {
  const feed =
    read(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://gazette.example/nord/"><title>Nord</title>
    <link href="https://gazette.example/"/><updated>2026-03-03T00:00:00Z</updated>
    <entry xml:base="2026/"><id>tag:1</id><link rel="self" href="x"/><link rel="alternate" type="text/html" href="crue.html"/>
      <title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">La <i>crue</i> recule</div></title>
      <author><name>Ly Diarra</name><email>l@gazette.example</email></author><published>2026-03-02T10:00:00+01:00</published><updated>2026-03-02T11:00:00+01:00</updated>
      <link rel="via" href="https://www.rive.example/x"/><source><title>Agence du Delta</title><link href="https://delta.example/"/></source><category term="crues" label="Crues"/></entry></feed>`);
  assert.deepEqual([feed.kind, feed.title, feed.home], ['atom', 'Nord', 'https://gazette.example/']);
  assert.equal(feed.items[0]?.address, 'https://gazette.example/nord/2026/crue.html');
  assert.deepEqual(said(feed), [
    [
      'title=La crue recule',
      'author=Ly Diarra',
      'published=2026-03-02T10:00+01:00',
      'modified=2026-03-02T11:00+01:00',
      'source=rive.example',
      'source=Agence du Delta',
      'category=Crues',
    ],
  ]);
});

test('feed: JSON Feed, its words as JSON', () => {
  const feed = read(
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'La Gazette',
      home_page_url: '/',
      items: [
        {
          id: 7,
          url: 'https://gazette.example/7',
          title: 'Un « mot » \\ deux',
          date_published: '2026-03-01T08:00:00Z',
          authors: [{ name: 'Awa Kanté' }, { name: 'R. Sow' }],
          tags: ['eau', 3],
        },
        'nonsense',
        { id: '8', url: 'javascript:void(0)' },
      ],
    }),
  );
  assert.deepEqual([feed.kind, feed.home, feed.items[0]?.guid], ['json', 'https://gazette.example/', '7']);
  assert.deepEqual(said(feed)[0], [
    'title=Un « mot » \\ deux',
    'published=2026-03-01T08:00Z',
    'author=Awa Kanté',
    'author=R. Sow',
    'category=eau',
  ]);
  const { announced } = feed.items[0]!;
  for (const { evidence } of announced.statements)
    assert.equal(announced.text.slice(evidence.from, evidence.to), evidence.text);
  assert.deepEqual(
    feed.refusals.map(({ code }) => code),
    ['feed.link-scheme'],
  );
});

test('feed: news sitemaps and indexes', () => {
  const map =
    read(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
    <url><loc>https://gazette.example/a</loc><lastmod>2026-03-02</lastmod><n:news><n:publication><n:name>La Gazette</n:name></n:publication>
    <n:publication_date>2026-03-01T09:00:00+01:00</n:publication_date><n:title>Un titre</n:title><n:keywords>eau, pont</n:keywords></n:news></url></urlset>`);
  assert.equal(map.kind, 'sitemap');
  assert.deepEqual(said(map), [
    [
      'published=2026-03-01T09:00+01:00',
      'title=Un titre',
      'category=eau',
      'category=pont',
      'modified=2026-03-02',
    ],
  ]);
  const index =
    read(`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>/old.xml</loc><lastmod>2025-01-01</lastmod></sitemap>
    <sitemap><loc>/new.xml</loc><lastmod>2026-03-01</lastmod></sitemap></sitemapindex>`);
  assert.deepEqual(
    [index.kind, index.parts],
    ['sitemap-index', ['https://gazette.example/new.xml', 'https://gazette.example/old.xml']],
  );
});

test('feed: of a large sitemap the addresses that changed last', () => {
  const url = (i: number) =>
    `<url><loc>/${i}</loc><lastmod>${new Date(Date.UTC(2026, 0, 1) - i * 60_000).toISOString()}</lastmod></url>`;
  const map = read(
    `<urlset>${Array.from({ length: 3000 }, (_, i) => url((i * 7) % 3000)).join('')}</urlset>`,
  );
  assert.equal(map.items.length, 1000);
  assert.deepEqual(
    [map.items[0]?.address, map.items[999]?.address],
    ['https://gazette.example/0', 'https://gazette.example/999'],
  );
  assert.deepEqual(codes(map), ['feed.items']);
});

test('feed: windows-1252, declared or not; a mark, blank lines and warnings before the feed', () => {
  const latin = (text: string) => Buffer.from(text, 'latin1');
  const item = '<item><title>L\x92été à Ségou</title><link>/a</link></item>';
  const declared = `<?xml version='1.0' encoding='windows-1252'?><rss version="2.0"><channel>${item}</channel></rss>`;
  assert.deepEqual(said(read(latin(declared))), [['title=L’été à Ségou']]);
  const wrong = declared.replace('windows-1252', 'UTF-8');
  assert.deepEqual(said(read(latin(wrong))), [['title=L’été à Ségou']]);
  assert.deepEqual(codes(read(latin(wrong))), ['encoding.recovered']);
  const marked = read(`\uFEFF\n\n  ${rss('<item><title>é</title><link>/a</link></item>')}`);
  assert.deepEqual([said(marked), codes(marked)], [[['title=é']], []]);
  const warned = read(
    `<br />\n<b>Warning</b>: mysql on line <b>3</b>\n${rss('<item><title>é</title><link>/a</link></item>')}`,
  );
  assert.deepEqual([said(warned), codes(warned)], [[['title=é']], ['feed.preamble']]);
});

const TITLES: readonly (readonly [string, string])[] = [
  ['Pluie &amp; vent', 'Pluie & vent'],
  ['Pluie & vent', 'Pluie & vent'],
  ['L&amp;#8217;eau &amp;agrave; Gao', 'L’eau à Gao'],
  ['L&#8217;eau &agrave; Gao', 'L’eau à Gao'],
  ['<![CDATA[L&#039;eau <b>monte</b>]]>', "L'eau monte"],
  ['La &lt;i&gt;crue&lt;/i&gt;', 'La crue'],
  ['La <i>crue</i> du <br/>fleuve', 'La crue du fleuve'],
  ['Si 3 &lt; 5 et 7 &gt; 2', 'Si 3 < 5 et 7 > 2'],
  ['Le mot &lt;script&gt; fait peur', 'Le mot <script> fait peur'],
  ['  deux\n   lignes ', 'deux lignes'],
  ['a <![CDATA[b]]> c <![CDATA[d]]>', 'a b c d'],
  ['&unknown; reste &eacute;', '&unknown; reste é'],
  ['AT&amp;T &copy=1', 'AT&T &copy=1'],
];
for (const [written, value] of TITLES) {
  test(`feed: a title written «${written.replace(/\s+/g, ' ')}»`, () => {
    const feed = read(rss(`<item><title>${written}</title><link>/a</link></item>`));
    assert.deepEqual(said(feed), [[`title=${value}`]]);
  });
}

test('feed: authors as RSS writes them; an address is no name', () => {
  const by = (text: string) => said(read(rss(`<item><link>/a</link><author>${text}</author></item>`)))[0];
  assert.deepEqual(by('redaction@gazette.example (Awa Kanté)'), ['author=Awa Kanté']);
  assert.deepEqual(by('Awa Kanté &lt;a@gazette.example&gt;'), ['author=Awa Kanté']);
  assert.deepEqual(by('Awa Kanté'), ['author=Awa Kanté']);
  assert.deepEqual(by('redaction@gazette.example'), []);
  assert.deepEqual(by('  '), []);
});

test('feed: dates that cannot be are left out and told; the feed’s own clock dates nothing', () => {
  const feed = read(
    rss(
      ['2031-01-01', 'Thu, 01 Jan 1970 00:00:00 GMT', '32 Foo', '0001-01-01T00:00:00', '2026-03-01']
        .map((date, i) => `<item><link>/${i}</link><pubDate>${date}</pubDate></item>`)
        .join(''),
    ),
  );
  assert.deepEqual(
    feed.items.map(({ published }) => published),
    [null, null, null, null, '2026-03-01'],
  );
  assert.deepEqual(codes(feed), ['feed.date-impossible']);
  const now = 'Tue, 10 Mar 2026 11:59:00 GMT';
  const stamped = read(
    rss(
      [1, 2, 3].map((i) => `<item><link>/${i}</link><pubDate>${now}</pubDate></item>`).join(''),
      `<lastBuildDate>${now}</lastBuildDate>`,
    ),
  );
  assert.deepEqual(
    stamped.items.map(({ published }) => published),
    [null, null, null],
  );
  assert.deepEqual(codes(stamped), ['feed.date-stamped']);
});

test('feed: without GUID the address names the item, without both the title; a GUID of several pages names none', () => {
  const guids = (items: string) => read(rss(items)).items.map(({ guid }) => guid);
  assert.deepEqual(guids('<item><link>/a</link></item>'), ['https://gazette.example/a']);
  assert.match(guids('<item><title>Sans lien</title></item>')[0]!, /^title:/);
  assert.deepEqual(guids('<item></item>'), []);
  assert.deepEqual(
    guids(
      '<item><guid isPermaLink="false">x</guid><link>/a</link></item><item><guid isPermaLink="false">x</guid><link>/b</link></item>',
    ),
    ['x https://gazette.example/a', 'x https://gazette.example/b'],
  );
  assert.deepEqual(guids('<item><link>/a</link></item><item><link>/a#top</link></item>').length, 1);
});

test('feed: a permalink GUID is a link; a middleman’s link gives way to the original; the site’s address resolves', () => {
  const address = (item: string, head?: string) => read(rss(item, head)).items[0]?.address;
  assert.equal(address('<item><guid>https://gazette.example/p</guid></item>'), 'https://gazette.example/p');
  assert.equal(address('<item><guid isPermaLink="false">https://gazette.example/p</guid></item>'), null);
  assert.equal(
    address(
      '<item><link>https://proxy.example/r</link><x:origLink xmlns:x="http://rssnamespace.org/feedburner/ext/1.0">https://gazette.example/o</x:origLink></item>',
    ),
    'https://gazette.example/o',
  );
  assert.equal(
    address('<item><link><![CDATA[ /a?b=1&amp;c=2 ]]></link></item>'),
    'https://gazette.example/a?b=1&c=2',
  );
  assert.equal(
    read('<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>https://gazette.example/e</id></entry></feed>')
      .items[0]?.address,
    'https://gazette.example/e',
  );
  assert.equal(
    address('<item><link>a/b</link></item>', '<link>https://site.example/fr/</link>'),
    'https://site.example/fr/a/b',
  );
  assert.equal(address('<item><link>a/b</link></item>'), 'https://gazette.example/flux/a/b');
});

test('feed: another body, date or title is another version; the same words in other markup are not', () => {
  const digest = (item: string) =>
    read(rss(`<item><guid>g</guid><link>/a</link>${item}</item>`)).items[0]?.digest;
  const one = digest('<title>Un</title><description>Le texte</description>');
  assert.equal(
    digest('<title><![CDATA[Un]]></title><description>&lt;p&gt;Le  texte&lt;/p&gt;</description>'),
    one,
  );
  assert.notEqual(digest('<title>Un</title><description>Le texte changé</description>'), one);
  assert.notEqual(digest('<title>Deux</title><description>Le texte</description>'), one);
});

test('feed: what breaks off is kept as far as it goes, and tags that are never closed end with their item', () => {
  const cut = read(
    rss(
      '<item><title>Un</title><link>/1</link></item><item><title>Deux</title><link>/2</link><description>la fin man',
    ).replace('</channel></rss>', ''),
  );
  assert.deepEqual(said(cut), [['title=Un'], ['title=Deux']]);
  assert.deepEqual(codes(cut), ['feed.truncated']);
  const open = read(
    rss('<item><title>Un</title><link>/1</link><item><title>Deux</title><link>/2</link></item>'),
  );
  assert.deepEqual(
    open.items.map(({ address }) => address),
    ['https://gazette.example/1', 'https://gazette.example/2'],
  );
  const crossed = read(
    rss('<item><description><p>a <b>c</p></description><title>Un</title><link>/1</link></item>'),
  );
  assert.deepEqual(said(crossed), [['summary=a c', 'title=Un']]);
});

test('feed (H25): our own relay is recognised by its generator, in every form', () => {
  const site = { generator: `${RELAY_MARKER} 1.2.3`, url: 'https://relay.example/' };
  const relayed: Relayed = { id: 'urn:x', entries: [], tongue: 'fr', site };
  assert.equal(read(renderAtom(relayed)).isOurs, true);
  assert.equal(read(renderJsonFeed(relayed)).isOurs, true);
  assert.equal(read(rss('', '<generator>recoupe relay 1.0</generator>')).isOurs, true);
  assert.equal(read(rss('', '<generator>recouperation 2</generator>')).isOurs, false);
  assert.equal(read(rss('', '<generator>WordPress</generator>')).isOurs, false);
});

test('feed: how often it wants to be asked', () => {
  const pace = (head: string) => read(rss('', head)).pace;
  assert.equal(pace('<ttl>90</ttl>').ttl, 5400);
  assert.equal(pace('<ttl>x</ttl>').ttl, null);
  const sy = 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"';
  assert.equal(
    pace(`<sy:updatePeriod ${sy}>daily</sy:updatePeriod><sy:updateFrequency ${sy}>4</sy:updateFrequency>`)
      .ttl,
    21_600,
  );
  assert.deepEqual(
    pace(
      '<skipHours><hour>2</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day><day>Dimanche</day></skipDays>',
    ),
    {
      ttl: null,
      skipHours: [2, 0],
      skipDays: [0],
    },
  );
});
