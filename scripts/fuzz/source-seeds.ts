/** Good feeds and archives to begin from, written for this. */
import { crc32Of } from './crc32.ts';

const RSS = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>La Gazette</title><link>https://gazette.example/</link><ttl>30</ttl><skipHours><hour>3</hour></skipHours><item><title>Deux &amp; trois &lt;b&gt;forages&lt;/b&gt;</title><link>/2026/03/forages?utm_source=rss</link><guid isPermaLink="false">g-1</guid><pubDate>Tue, 10 Mar 2026 08:00:00 +0100</pubDate><dc:creator>A. Maïga</dc:creator><source url="https://agence.example/rss">L'Agence</source><category>Eau</category><content:encoded><![CDATA[<p>Le conseil a voté.</p>]]></content:encoded></item></channel></rss>`;
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://gazette.example/"><title type="html">&lt;i&gt;La Gazette&lt;/i&gt;</title><link rel="self" href="atom.xml"/><updated>2026-03-10T08:00:00Z</updated><entry><id>tag:gazette.example,2026:1</id><title>Forages</title><link rel="alternate" href="forages.html"/><published>2026-03-09T08:00:00Z</published><author><name>A. Maïga</name></author><summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Le conseil</div></summary></entry></feed>`;
const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://gazette.example/"><title>La Gazette</title></channel><item rdf:about="https://gazette.example/1"><title>Forages</title><link>https://gazette.example/1</link></item></rdf:RDF>`;
const JSON_FEED = `{"version":"https://jsonfeed.org/version/1.1","title":"La Gazette","items":[{"id":"1","url":"https://gazette.example/1","title":"Forages","date_published":"2026-03-09T08:00:00Z","authors":[{"name":"A. Maïga"}],"content_html":"<p>x</p>"}]}`;
const SITEMAP = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://gazette.example/1</loc><lastmod>2026-03-09</lastmod><news:news><news:publication_date>2026-03-09T08:00:00Z</news:publication_date><news:title>Forages</news:title></news:news></url></urlset>`;
const INDEX = `<sitemapindex><sitemap><loc>https://gazette.example/map1.xml</loc><lastmod>2026-03-09</lastmod></sitemap></sitemapindex>`;
const OPML = `<?xml version="1.0"?><opml version="2.0"><head><title>x</title></head><body><outline text="Dossier"><outline type="rss" text="La Gazette &quot;une&quot;" xmlUrl="https://gazette.example/rss?a=1&amp;b=2" htmlUrl="https://gazette.example/"/><outline xmlUrl="feed:https://gazette.example/atom"/></outline></body></opml>`;
const HOME = `<!doctype html><html><head><base href="/fr/"><link rel="alternate" type="application/rss+xml" title="Une" href="rss.xml"><link rel="ALTERNATE feed" href='feed:https://gazette.example/commentaires'><link rel=stylesheet href=x></head><body><a href="/rss">RSS</a></body></html>`;

const PAGE = '<html><title>Forages</title><p>Le conseil a voté.</p></html>';

function warcRecord(type: string, block: string, more = ''): string {
  return `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Target-URI: https://gazette.example/1\r\nWARC-Date: 2026-03-09T08:00:00Z\r\n${more}Content-Length: ${Buffer.byteLength(block)}\r\n\r\n${block}\r\n\r\n`;
}

const ANSWER = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n${Buffer.byteLength(PAGE).toString(16)}\r\n${PAGE}\r\n0\r\n\r\n`;

export const sourceSeeds = {
  feed: [RSS, ATOM, RDF, JSON_FEED, SITEMAP, INDEX],
  opml: [OPML],
  links: [HOME],
  dates: [
    'Tue, 10 Mar 2026 08:00:00 +0100',
    '2026-03-10T08:00:00Z',
    '10 mars 2026 à 8h00',
    'mar. 10/03/2026 - 08:00',
    '1773129600',
  ],
  warc: [
    Buffer.from(
      warcRecord('warcinfo', 'software: x\r\n') +
        warcRecord('response', ANSWER) +
        warcRecord(
          'resource',
          PAGE,
          'Content-Type: text/html\r\nWARC-Block-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ\r\n',
        ),
    ),
    Buffer.from(
      warcRecord(
        'revisit',
        'HTTP/1.1 200 OK\r\n\r\n',
        'WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r\nWARC-Payload-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ\r\n',
      ) + warcRecord('request', 'GET / HTTP/1.1\r\n\r\n'),
    ),
  ],
} as const;

/** A zip of one stored member, byte by byte. */
export const WACZ = zipOf('archive/data.warc', sourceSeeds.warc[0]);

function zipOf(name: string, bytes: Buffer): Buffer {
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt32LE(crc32Of(bytes), 10);
  common.writeUInt32LE(bytes.length, 14);
  common.writeUInt32LE(bytes.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), bytes]);
  const central = Buffer.concat([
    Buffer.from('PK\u0001\u0002\u0014\u0000'),
    common,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

export const XML_WORDS = [
  '<item>',
  '</item>',
  '<entry>',
  '<![CDATA[',
  ']]>',
  '<!DOCTYPE x [<!ENTITY a "b">',
  '<!ENTITY % p SYSTEM "file:///etc/passwd">',
  '&a;',
  '&#x0;',
  '&#1114112;',
  '&amp;amp;',
  '<?xml encoding="utf-16"?>',
  '<!--',
  '-->',
  'xml:base="',
  'xmlns:x="',
  '<link>',
  'javascript:',
  '<guid>',
  'href="',
  "'",
  '"',
  '<loc>',
  '<outline xmlUrl="',
  '{"items":[',
  '"url":',
  '__proto__',
  '\u0000',
  '<x:include href="',
  '<rss>',
  '<rdf:RDF>',
  '<base href="',
];
export const WARC_WORDS = [
  'WARC/1.0\r\n',
  'WARC/1.1\r\n',
  'Content-Length: ',
  '-1',
  '9223372036854775808',
  '\r\n\r\n',
  '\n\n',
  'WARC-Type: revisit\r\n',
  'WARC-Target-URI: file:///etc/passwd\r\n',
  'HTTP/1.1 200 OK\r\n',
  'Transfer-Encoding: chunked\r\n',
  'Content-Encoding: gzip\r\n',
  'ffffffff\r\n',
  '\u001f\u008b\b',
  'WARC-Payload-Digest: sha1:',
  'WARC-Segment-Number: 1\r\n',
];
