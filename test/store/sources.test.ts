import assert from 'node:assert/strict';
import type { Announcement } from '../../src/model/index.ts';
import {
  type AnnouncedItem,
  type DueItem,
  type DueSource,
  type Poll,
  Workspace,
} from '../../src/store/index.ts';
import { test } from '../runner.ts';
import { captureFrom, packed } from './example.ts';
import { withWorkspace } from './folder.ts';

const HOST = 'journal.example';
const FEED = `https://${HOST}/rss`;
const at = (minutes: number) => new Date(Date.UTC(2026, 0, 5, 6, minutes)).toISOString();

const announcement = (text: string): Announcement => ({
  feed: FEED,
  outlet: 'Journal',
  text,
  statements: [],
});

function item(guid: string, digest: string, more: Partial<AnnouncedItem> = {}): AnnouncedItem {
  const address = `https://journal.example/${guid}`;
  return { guid, digest, address, announced: announcement(digest), wanted: true, ...more };
}

function poll(minutes: number, items: AnnouncedItem[], more: Partial<Poll> = {}): Poll {
  const feed = {
    kind: 'rss' as const,
    title: 'Journal',
    home: 'https://journal.example/',
    etag: '"1"',
    lastModified: null,
    items,
    remarks: [{ code: 'feed.truncated', message: 'cut' }],
  };
  return { at: at(minutes), health: 'ok', due: at(minutes + 30), interval: 1800, feed, ...more };
}

async function added(workspace: Workspace): Promise<DueSource> {
  await workspace.following.add({ address: FEED }, at(0));
  return (await workspace.following.dueOf(HOST, at(0)))!;
}

/** Takes every page that is due, host after host. */
async function takeDue(workspace: Workspace, now: string): Promise<DueItem[]> {
  const taken: DueItem[] = [];
  const { following } = workspace;
  for (const host of await following.dueHosts(now)) {
    for (
      let due = await following.items.dueOf(host, now);
      due;
      due = await following.items.dueOf(host, now)
    ) {
      taken.push(due);
      await following.items.put(due, { state: 'refused', due: null, tries: 1 });
    }
  }
  return taken.sort((a, b) => a.seq - b.seq);
}

test(
  'sources: added once, listed with how they stand, removed with what they held',
  withWorkspace(async (workspace) => {
    const { following } = workspace;
    const first = await following.add({ address: FEED, title: 'Journal' }, at(0));
    assert.deepEqual(await following.add({ address: FEED }, at(1)), { id: first.id, added: false });
    assert.deepEqual(await workspace.sources(), [
      {
        id: first.id,
        address: FEED,
        kind: null,
        title: 'Journal',
        home: null,
        added_at: at(0),
        last_fetch: null,
        last_success: null,
        next_due: at(0),
        interval: null,
        health: 'new',
        since: null,
        failures: 0,
        reason: null,
        remarks: [],
        items: 0,
        pages: 0,
        waiting: 0,
      },
    ]);
    await following.record((await following.dueOf(HOST, at(0)))!, poll(0, [item('a', '1')]));
    assert.equal(await following.remove(FEED), true);
    assert.equal(await following.remove(FEED), false);
    assert.deepEqual(await workspace.sources(), []);
    assert.equal(await following.nextDue(at(0)), null);
    assert.deepEqual(await following.dueHosts(at(99)), []);
  }),
);

test(
  'sources: health says since when, failures count in a row, a success clears the reason',
  withWorkspace(async (workspace) => {
    const source = await added(workspace);
    const failing = { health: 'failing', reason: { code: 'http.503', message: 'busy' } } as const;
    await workspace.following.record(source, { at: at(1), due: at(9), ...failing });
    await workspace.following.record(source, { at: at(9), due: at(30), ...failing });
    const [bad] = await workspace.sources();
    assert.deepEqual(
      [bad?.health, bad?.since, bad?.failures, bad?.reason?.code, bad?.last_fetch, bad?.last_success],
      ['failing', at(1), 2, 'http.503', at(9), null],
    );
    await workspace.following.record(source, poll(30, []));
    const [good] = await workspace.sources();
    assert.deepEqual(
      [good?.health, good?.since, good?.failures, good?.reason, good?.next_due, good?.interval],
      ['ok', at(30), 0, null, at(60), 1800],
    );
    assert.deepEqual(good?.remarks, [{ code: 'feed.truncated', message: 'cut' }]);
    assert.equal(await workspace.following.dueOf(HOST, at(59)), null);
    assert.equal(await workspace.following.nextDue(at(59)), at(60));
    await workspace.following.record(source, {
      at: at(60),
      health: 'gone',
      due: null,
      reason: failing.reason,
    });
    assert.equal(await workspace.following.nextDue(at(0)), null);
  }),
);

test(
  'sources (H19): another body under one GUID is a version, and the same GUID of another source another item',
  withWorkspace(async (workspace) => {
    const { following } = workspace;
    const source = await added(workspace);
    assert.equal(await following.record(source, poll(0, [item('a', '1'), item('b', '1')])), 2);
    assert.equal(await following.record(source, poll(30, [item('a', '1'), item('b', '2')])), 1);
    await following.add({ address: 'https://other.example/rss' }, at(0));
    const other = (await following.dueOf('other.example', at(0)))!;
    assert.equal(await following.record(other, poll(31, [item('a', '9')])), 1);
    assert.deepEqual(
      (await takeDue(workspace, at(31))).map(({ source, announced }) => [source, announced.text]),
      [
        [1, '1'],
        [1, '2'],
        [2, '9'],
      ],
    );
    assert.deepEqual(
      (await workspace.sources()).map(({ items, waiting }) => [items, waiting]),
      [
        [2, 0],
        [1, 0],
      ],
    );
  }),
);

test(
  'sources: a feed that changes without end keeps fifty versions of an item',
  withWorkspace(async (workspace) => {
    const source = await added(workspace);
    for (let i = 0; i < 60; i += 1) await workspace.following.record(source, poll(i, [item('a', String(i))]));
    const due = await takeDue(workspace, at(60));
    assert.deepEqual(
      due.map(({ announced }) => announced.text),
      ['59'],
    );
  }),
);

test(
  'sources: a page and its item are stored together, and come back with what the feed said',
  withWorkspace(async (workspace, folder) => {
    const { following } = workspace;
    const source = await added(workspace);
    await following.record(source, poll(0, [item('a', '1'), item('old', '1', { wanted: false })]));
    const due = await following.items.dueOf(HOST, at(0));
    const capture = {
      ...captureFrom('Des mots.', 'x', { url: due!.address, fetchedAt: at(1) }),
      announced: announcement('1'),
    };
    const visit = { state: 'read', due: at(50), tries: 0, capture } as const;
    assert.equal(await following.items.record(due!, visit), true);
    assert.equal(await following.items.record(due!, visit), false);
    assert.deepEqual((await workspace.capture(capture.id))?.announced, announcement('1'));
    assert.equal((await following.items.known({ address: due!.address }))?.sha256, capture.sha256);
    assert.equal((await following.items.known({ capture: capture.id }))?.address, due!.address);
    assert.equal((await workspace.sources())[0]?.pages, 1);
    const again = await Workspace.open(folder);
    assert.equal(await again.following.nextDue(at(31)), at(50));
    await again.close();
  }),
);

test(
  'sources: refusals are counted by address and reason, the latest first, at most 500',
  withWorkspace(async (workspace) => {
    const source = await added(workspace);
    const refused = (address: string) => ({ address, code: 'robots', reason: 'robots.txt forbids it' });
    await workspace.following.refuse(source.seq, refused('u'), at(1));
    await workspace.following.record(source, {
      ...poll(2, []),
      refusals: [refused('u'), ...Array.from({ length: 600 }, (_, i) => refused(`p${i}`))],
    });
    const all = await workspace.refusals(source.id, 1000);
    assert.equal(all.length, 500);
    assert.deepEqual(all[0], { ...refused('p599'), first_at: at(2), last_at: at(2), times: 1 });
    await workspace.following.refuse(source.seq, refused('p599'), at(3));
    assert.deepEqual((await workspace.refusals(source.id, 1))[0]?.times, 2);
  }),
);

test(
  'sources: what was removed while it was fetched is not written down; what was refused can be woken',
  withWorkspace(async (workspace) => {
    const { following } = workspace;
    const source = await added(workspace);
    const reason = { code: 'net.private-address', message: 'private' };
    await following.record(source, { at: at(0), health: 'refused', due: null, reason });
    assert.deepEqual(await following.dueHosts(at(9)), []);
    await following.wakeRefused(at(9));
    assert.deepEqual(await following.dueHosts(at(9)), [HOST]);
    await following.remove(source.id);
    assert.equal(await following.record(source, poll(1, [item('a', '1')])), 0);
  }),
);

test(
  'sources: what a feed says of a page that came by another way joins it, and it is read again',
  withWorkspace(async (workspace) => {
    const { following } = workspace;
    const source = await added(workspace);
    await following.record(source, poll(0, [item('a', '1')]));
    const due = (await following.items.dueOf(HOST, at(0)))!;
    const capture = captureFrom('Des mots.', 'x', { url: due.address, fetchedAt: at(1) });
    await workspace.put([{ capture, page: packed(capture) }]);
    assert.equal(await workspace.hasUnread(), false);
    const visit = { state: 'read', due: null, tries: 0, known: capture.id } as const;
    assert.equal(await following.items.record(due, visit), true);
    assert.equal(await workspace.hasUnread(), true);
    assert.deepEqual((await workspace.capture(capture.id))?.announced, announcement('1'));
    assert.equal(await following.items.record(due, visit), false);
  }),
);
