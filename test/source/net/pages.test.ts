import assert from 'node:assert/strict';
import { readSources, type SourceItem } from '../../../src/source/index.ts';
import { test } from '../../runner.ts';
import { html, redirect, reply, withHostile } from './hostile-server.ts';
import { toLoopback } from './loopback.ts';

test('addresses are sources: in their order, with where and when and what the server said', () =>
  withHostile(
    async (hostile) => {
      const pages = Array.from({ length: 12 }, (_, i) => `/page${i}`);
      for (const page of pages) hostile.on(page, html(`<p>${page}</p>`));
      hostile.on('/page3', reply(404));
      hostile.on('/page4', redirect('/page5'));
      const items: SourceItem[] = [];
      const args = pages.map((page) => hostile.url(page));
      for await (const item of readSources([...args, 'http://10.0.0.1/'], { fetcher: hostile.fetcher }))
        items.push(item);
      assert.equal(items.length, 13);
      for (const [i, item] of items.entries()) {
        if (i === 3 || i === 12) {
          assert.ok(item.kind === 'failed');
          assert.equal(item.path, i === 3 ? args[3] : 'http://10.0.0.1/');
          assert.equal(item.code, i === 3 ? 'net.status' : 'net.private-address');
        } else {
          assert.ok(item.kind === 'capture');
          const { url, path, fetchedAt, mediaType, response, bytes } = item.capture;
          assert.equal(url, i === 4 ? args[5] : args[i]);
          assert.equal(path, null);
          assert.equal(fetchedAt, '2024-05-02T08:00:00Z');
          assert.equal(mediaType, 'text/html; charset=utf-8');
          assert.equal(response?.status, 200);
          assert.match(Buffer.from(bytes).toString(), i === 4 ? /page5/ : new RegExp(`page${i}<`));
        }
      }
    },
    { now: () => new Date('2024-05-02T08:00:00Z') },
  ));

test('addresses are sources: a fetcher made for the call is closed with it, also when the caller stops early', () =>
  withHostile(async (hostile) => {
    hostile.on('/page', html('page'));
    hostile.on('/silent', () => {});
    const fetching = {
      allowHosts: [`hostile.test:${hostile.port}`],
      resolve: toLoopback,
      limits: { delayMs: 0 },
    };
    for await (const item of readSources([hostile.url('/page'), hostile.url('/silent')], { fetching })) {
      assert.equal(item.kind, 'capture');
      break;
    }
  }));

test('addresses are sources: what nobody waits for any more is stopped, and the fetcher goes on', () =>
  withHostile(async (hostile) => {
    hostile.on('/page', html('page'));
    hostile.on('/silent', () => {});
    const { fetcher } = hostile;
    for await (const item of readSources([hostile.url('/page'), hostile.url('/silent', 'other.test')], {
      fetcher,
    })) {
      assert.equal(item.kind, 'capture');
      break;
    }
    hostile.on('/silent', html('awake'));
    const both = ['/silent', '/silent'].map((path) => hostile.get(path, { host: 'other.test' }));
    for (const answer of await Promise.all(both))
      assert.equal(answer.kind, 'fetched', 'both turns are free again');
  }));
