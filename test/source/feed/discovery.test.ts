import assert from 'node:assert/strict';
import { findFeedLinks, usualFeedAddresses } from '../../../src/source/feed/discovery.ts';
import { test } from '../../runner.ts';

const links = (page: string) => findFeedLinks(Buffer.from(page), 'https://gazette.example/une/', null);

test('discovery: declared feeds in their order, those of comments last, each once', () => {
  assert.deepEqual(
    links(`<!doctype html><head><base href="/fr/"><link rel="stylesheet" href="x.css">
      <link rel="alternate" type="application/rss+xml" title="Gazette » Commentaires" href="/comments/feed/">
      <LINK REL='alternate' TYPE='application/rss+xml' TITLE='Gazette &amp; fils' HREF='rss.xml'>
      <link rel=alternate type=application/atom+xml href=https://delta.example/atom>
      <link rel="alternate" type="application/json+oembed" href="/oembed"><link rel="alternate" hreflang="en" href="/en">
      <link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">
      <link rel="alternate" type="application/rss+xml" href="rss.xml"><link rel="feed" href="feed:https://nord.example/f">
      <link rel="alternate" type="application/rss+xml" href="javascript:x"></head><body>`),
    [
      { address: 'https://gazette.example/fr/rss.xml', title: 'Gazette & fils' },
      { address: 'https://delta.example/atom', title: null },
      { address: 'https://nord.example/f', title: null },
      { address: 'https://gazette.example/comments/feed/', title: 'Gazette » Commentaires' },
    ],
  );
  assert.deepEqual(links('<p>rien'), []);
});

test('discovery: the usual places are few and on the same site', () => {
  const all = usualFeedAddresses('https://gazette.example/une/');
  assert.ok(all.length <= 10);
  assert.ok(all.every((address) => address.startsWith('https://gazette.example/')));
});
