import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseOpml as parseByOther } from 'feedsmith';
import { parseOpml, writeOpml } from '../../../src/source/feed/opml.ts';
import { test } from '../../runner.ts';

test('opml: feeds in folders, each once; what leads nowhere is refused', () => {
  const list = parseOpml(
    Buffer.from(`<?xml version="1.0"?><opml version="1.0"><body><outline text="Sahel">
      <outline text="Gazette &amp; fils" title="A &gt; B" type="rss" xmlUrl="https://gazette.example/rss" htmlUrl="https://gazette.example"/>
      <outline xmlUrl='feed://fleuve.example/rss' text="Fleuve > Nord"/><outline xmlUrl="feed:https://delta.example/x"/>
      <outline xmlUrl="https://gazette.example/rss"/><outline xmlUrl="file:///etc/passwd"/><outline text="folder"/></outline></body></opml>`),
  );
  assert.deepEqual(list?.feeds, [
    { address: 'https://gazette.example/rss', title: 'A > B', home: 'https://gazette.example/' },
    { address: 'http://fleuve.example/rss', title: 'Fleuve > Nord', home: null },
    { address: 'https://delta.example/x', title: null, home: null },
  ]);
  assert.deepEqual(
    list?.refusals.map(({ code }) => code),
    ['feed.link-scheme'],
  );
  assert.equal(parseOpml(Buffer.from('<rss></rss>')), null);
});

test('opml: what is written is read back the same, here and by another reader', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'é', '&', '<', '>', '"', "'", ' ', ';', 'amp'),
    maxLength: 12,
  });
  const title = word
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '' && !/&\w+;|[<>]/.test(text));
  const feed = fc.record({
    address: fc.nat(1_000_000).map((i) => `https://gazette.example/${i}?a=1&b=2`),
    title: fc.option(title),
    home: fc.option(fc.constant('https://gazette.example/')),
  });
  fc.assert(
    fc.property(fc.uniqueArray(feed, { selector: ({ address }) => address }), (feeds) => {
      const written = writeOpml(feeds);
      const named = feeds.map(({ title, address, home }) => ({ address, title: title ?? address, home }));
      assert.deepEqual(parseOpml(Buffer.from(written))?.feeds, named);
      const other = parseByOther(written);
      assert.deepEqual(
        (other.body?.outlines ?? []).map(({ xmlUrl }) => xmlUrl),
        feeds.map(({ address }) => address),
      );
    }),
    { numRuns: 100, seed: 7 },
  );
});
