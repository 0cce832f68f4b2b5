import assert from 'node:assert/strict';
import { findFeed } from '../../src/work/index.ts';
import { html, redirect, reply, withHostile } from '../source/net/hostile-server.ts';
import { test } from '../runner.ts';
import { feed, rss } from './watched.ts';

test('find a feed: at the address itself, with its title and kind', () =>
  withHostile(async (hostile) => {
    hostile.on('/rss', rss(feed(['/a'], '<link>/</link>')));
    assert.deepEqual(await findFeed(hostile.fetcher, hostile.url('/rss')), {
      kind: 'found',
      source: { address: hostile.url('/rss'), kind: 'rss', title: 'La Gazette', home: hostile.url('/') },
      others: [],
    });
  }));

test('find a feed: the first that a page declares and that is one; the others are told', () =>
  withHostile(async (hostile) => {
    const link = (path: string) => `<link rel="alternate" type="application/rss+xml" href="${path}">`;
    hostile.on('/', html(`<!doctype html><head>${['/gone', '/rss', '/sport'].map(link).join('')}`));
    hostile.on('/rss', rss(feed([])));
    const found = await findFeed(hostile.fetcher, hostile.url('/'));
    assert.ok(found.kind === 'found');
    assert.equal(found.source.address, hostile.url('/rss'));
    assert.deepEqual(found.others, [hostile.url('/gone'), hostile.url('/sport')]);
    assert.equal(hostile.requests.filter((line) => line.includes('/sport')).length, 0);
  }));

test('find a feed: else at the usual places of the site, one after the other until one is found', () =>
  withHostile(async (hostile) => {
    hostile.on('/une', html('<!doctype html><p>x'));
    hostile.on('/feed.xml', rss(feed([])));
    const found = await findFeed(hostile.fetcher, hostile.url('/une'));
    assert.ok(found.kind === 'found');
    assert.equal(found.source.address, hostile.url('/feed.xml'));
    const asked = hostile.requests.map((line) => line.split(' ')[1]);
    assert.deepEqual(asked, ['/robots.txt', '/une', '/feed/', '/rss.xml', '/feed.xml']);
  }));

test('find a feed: an address that leads on within its site is followed there, one that leads away is kept', () =>
  withHostile(async (hostile) => {
    hostile.on('/a', redirect('/rss', 301));
    hostile.on('/rss', rss(feed([])));
    hostile.on('/away', redirect(hostile.url('/rss', 'other.test')));
    const addressOf = async (path: string) => {
      const found = await findFeed(hostile.fetcher, hostile.url(path));
      return found.kind === 'found' ? found.source.address : found.code;
    };
    assert.equal(await addressOf('/a'), hostile.url('/rss'));
    assert.equal(await addressOf('/away'), hostile.url('/away'));
  }));

test('find a feed: refusals keep their reason; nothing is found where nothing is; our own relay is none (H25)', () =>
  withHostile(async (hostile) => {
    const codeOf = async (url: string) => {
      const found = await findFeed(hostile.fetcher, url);
      return found.kind === 'none' ? found.code : found.source.address;
    };
    hostile.on('/page', html('<!doctype html><p>x'));
    hostile.on('/own', rss(feed([], '<generator>recoupe relay 1</generator>')));
    hostile.on('/text', reply(200, ['Content-Type: text/plain'], 'words'));
    assert.equal(await codeOf('http://10.0.0.1/rss'), 'net.private-address');
    assert.equal(await codeOf('file:///etc/passwd'), 'net.scheme');
    assert.equal(await codeOf('nonsense'), 'net.address');
    assert.equal(await codeOf(hostile.url('/missing')), 'net.status');
    assert.equal(await codeOf(hostile.url('/page')), 'feed.none');
    assert.equal(await codeOf(hostile.url('/text')), 'feed.none');
    assert.equal(await codeOf(hostile.url('/own')), 'feed.own-relay');
  }));
