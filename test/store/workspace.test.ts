import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { CheckedEvent, Dossier } from '../../src/model/index.ts';
import { captureOf } from '../../src/source/index.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { Workspace } from '../../src/store/index.ts';
import { test } from '../runner.ts';
import { captureFrom, packed, store } from './example.ts';
import { withFolder, withWorkspace } from './folder.ts';

async function listed<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const paths = async (workspace: Workspace) => (await workspace.pages()).map((page) => page.path);

test(
  'workspace: adding again is harmless, and bytes come back as they were',
  withWorkspace(async (workspace) => {
    const bytes = captureFrom('\u0000\uFFFDé', 'a.html', { site: 'S', fetchedAt: '2022-05-17' });
    assert.equal(await workspace.add([bytes, bytes]), 1);
    assert.equal(await workspace.add([bytes]), 0);
    assert.deepEqual(await workspace.capture(bytes.id), { ...bytes, bytes: Buffer.from(bytes.bytes) });
    assert.equal(await workspace.capture('none'), null);
    assert.deepEqual(await workspace.standing(bytes.id), { reader: null, failure: null, retry: false });
    assert.equal(await workspace.standing('none'), null);
  }),
);

test(
  'workspace: the same bytes at two addresses are two captures of one blob',
  withWorkspace(async (workspace, folder) => {
    const [a, b] = [captureFrom('Même texte', 'a.html'), captureFrom('Même texte', 'b.html')];
    assert.equal(await workspace.add([a, b]), 2);
    const database = await openSqlite(join(folder, 'recoupe.db'));
    assert.deepEqual(await database.all('SELECT COUNT(*) AS n FROM blobs'), [{ n: 1 }]);
    await database.close();
  }),
);

test(
  'workspace: a page fetched again has versions, and only the last one counts',
  withWorkspace(async (workspace) => {
    const url = 'https://journal.example/a';
    const at = (day: number, text: string) =>
      captureFrom(text, `${day}.html`, { url, fetchedAt: `2022-05-${day}` });
    const [first, third, second] = [
      at(10, 'Titre\nDouze morts.'),
      at(30, 'Titre\nNeuf morts.'),
      at(20, 'Titre\nDix.'),
    ];
    for (const capture of [first, third, second]) await workspace.put([{ capture, page: packed(capture) }]);
    assert.deepEqual(await paths(workspace), ['30.html']);
    assert.equal((await listed(workspace.readings())).length, 1);
    assert.equal((await workspace.counts()).pages, 1);
    const versions = await workspace.versions(second.id);
    assert.deepEqual(
      versions.map((version) => version.fetchedAt),
      ['2022-05-30', '2022-05-20', '2022-05-10'],
    );
    assert.ok(await workspace.page(first.id), 'an old version can be read');
  }),
);

test(
  'workspace: a file without a time of fetching that changed is a new version',
  withWorkspace(async (workspace) => {
    await store(workspace, 'Titre\nAvant.');
    await store(workspace, 'Titre\nAprès.');
    const [page] = await workspace.pages();
    assert.equal(page?.excerpt, 'Après.');
    assert.equal((await workspace.versions(page.id)).length, 2);
  }),
);

test(
  'workspace: a page comes back whole, article and source too',
  withWorkspace(async (workspace) => {
    const [capture] = await store(workspace, 'Titre\nTexte \u0000 et \uD800 du 2022-05-17.');
    const stored = await workspace.page(capture!.id);
    const again = packed(capture!);
    assert.equal(stored?.article.page, 'Titre\nTexte \u0000 et \uFFFD du 2022-05-17.');
    assert.equal(stored.page.article.published?.value, '2022-05-17');
    assert.deepEqual(stored.article.trace, [{ page: { from: 0, to: 5 }, kept: true, reason: 'title' }]);
    assert.equal('published' in stored.article, false, 'as extraction left it');
    assert.equal(again.published, '2022-05-17');
    assert.equal(await workspace.page('none'), null);
    assert.equal(await workspace.idOfName('0.txt'), capture!.id);
    assert.equal(await workspace.idOfName('none'), null);
  }),
);

test(
  "workspace: the head of the server's answer is kept with the bytes",
  withWorkspace(async (workspace) => {
    const response = {
      status: 200,
      headers: [
        ['etag', '"7"'],
        ['x-a', 'é'],
      ],
    } as const;
    const from = {
      path: null,
      url: 'https://a.example/1',
      fetchedAt: '2026-01-02T03:04:05Z',
      mediaType: null,
      site: null,
    };
    const capture = captureOf(Buffer.from('A'), { ...from, response });
    await workspace.add([capture, captureFrom('B', 'b.txt')]);
    assert.deepEqual((await workspace.capture(capture.id))?.response, response);
    assert.equal((await workspace.capture(captureFrom('B', 'b.txt').id))?.response, null);
  }),
);

test(
  'workspace: the decoded page is kept also where it is not the bytes read as UTF-8',
  withWorkspace(async (workspace) => {
    const from = { url: null, fetchedAt: null, mediaType: null, site: null };
    for (const [name, bytes] of Object.entries({
      bom: [0xef, 0xbb, 0xbf, 0x41],
      latin: [0x41, 0xe9, 0x42],
      plain: [0x41],
    })) {
      const capture = captureOf(Buffer.from(bytes), { ...from, path: name });
      await workspace.put([{ capture, page: packed(capture) }]);
      const stored = await workspace.page(capture.id);
      assert.equal(stored?.article.page, new TextDecoder().decode(Buffer.from(bytes)), name);
      assert.equal({ ...stored.article }.page, stored.article.page, 'copied with the rest');
    }
  }),
);

test(
  'workspace: pages are listed newest first, the undated last, in parts',
  withWorkspace(async (workspace) => {
    await store(workspace, 'A\nle 2022-01-02.', 'B\nsans date.', 'C\nle 2023-01-01.', 'D\nle 2021-12-31.');
    assert.deepEqual(await paths(workspace), ['2.txt', '0.txt', '3.txt', '1.txt']);
    assert.deepEqual(
      (await workspace.pages(2, 1)).map((page) => page.path),
      ['0.txt', '3.txt'],
    );
  }),
);

test(
  'workspace: what another reader read, or none, is stale; a failure is not tried again',
  withWorkspace(async (workspace) => {
    const [read, old, never, broken] = ['a', 'b', 'c', 'd'].map((name) => captureFrom(name, `${name}.txt`));
    await workspace.put([
      { capture: read!, page: packed(read!, 'r2') },
      { capture: old!, page: packed(old!, 'r1') },
      { capture: broken!, page: { id: broken!.id, reader: 'r2', failure: 'it broke', retry: true } },
    ]);
    await workspace.add([never!]);
    assert.deepEqual(await listed(workspace.stale('r2')), [old!.id, never!.id]);
    assert.equal(await workspace.countStale('r2'), 2);
    assert.deepEqual(
      (await workspace.failures()).map(({ path, failure }) => [path, failure]),
      [['d.txt', 'it broke']],
    );
    assert.equal(await workspace.page(broken!.id), null);
    assert.deepEqual(await workspace.standing(broken!.id), {
      reader: 'r2',
      failure: 'it broke',
      retry: true,
    });
    await workspace.put([{ page: packed(broken!, 'r2') }]);
    assert.deepEqual(await workspace.failures(), []);
  }),
);

test(
  'workspace: a page without its capture is a bug, and nothing of its batch stays',
  withWorkspace(async (workspace) => {
    const [known, unknown] = [captureFrom('a', 'a.txt'), captureFrom('b', 'b.txt')];
    await assert.rejects(() =>
      workspace.put([{ capture: known, page: packed(known) }, { page: packed(unknown) }]),
    );
    assert.equal(await workspace.standing(known.id), null);
    assert.equal(await workspace.revision(), 0);
  }),
);

const basis = (revision: number) => ({ revision, version: 'd1' });

function dossierOf(...pages: string[]): Dossier {
  const event = { id: `e-${pages.join('-')}`, status: 'disputed', members: [] } as unknown as CheckedEvent;
  return {
    events: [event],
    groups: [{ articles: pages, independent_origins: 2, edges: [], origins: [] }],
    control: [],
    actors: [],
  };
}

test(
  'workspace: the dossier is replaced as a whole, and never by one made from older pages',
  withWorkspace(async (workspace) => {
    await store(workspace, 'A', 'B');
    const revision = await workspace.revision();
    assert.equal(revision, 1);
    assert.deepEqual(await workspace.dossierBasis(), { revision: 0, version: '' });
    assert.equal(await workspace.dossier(), null);
    assert.equal(await workspace.putDossier(dossierOf('a', 'b'), basis(2)), true);
    assert.deepEqual(await workspace.dossier(), dossierOf('a', 'b'));
    assert.deepEqual(await workspace.dossierBasis(), basis(2));
    assert.equal(await workspace.putDossier(dossierOf('c'), basis(1)), false);
    assert.deepEqual(await workspace.event('e-a-b'), dossierOf('a', 'b').events[0]);
    assert.deepEqual(await workspace.counts(), { pages: 2, origins: 2, events: 1, disputed: 1, failed: 0 });
    assert.equal(await workspace.putDossier(dossierOf('c'), basis(2)), true);
    assert.deepEqual(
      (await workspace.events()).map((event) => event.id),
      ['e-c'],
    );
  }),
);

test(
  'workspace: the dossier may know pages by path, by address or by id',
  withWorkspace(async (workspace) => {
    const [a, b] = await store(workspace, 'A', 'B');
    const c = captureFrom('C', 'c.txt', { url: 'https://journal.example/c' });
    await workspace.put([{ capture: c, page: packed(c) }]);
    for (const names of [
      ['0.txt', '1.txt', 'c.txt'],
      [a!.id, b!.id, c.id],
      [a!.id, '1.txt', c.url!],
    ]) {
      await workspace.putDossier(dossierOf(...names), basis(2));
      for (const { id } of [a!, b!, c]) assert.deepEqual((await workspace.groupOf(id))?.articles, names);
      assert.deepEqual(new Set(await workspace.copiesOf(c.id)), new Set([a!.id, b!.id]));
      for (const [i, name] of names.entries()) assert.equal(await workspace.idOfName(name), [a, b, c][i]!.id);
    }
    await workspace.putDossier(dossierOf('0.txt', '0.txt', 'unknown'), basis(2));
    assert.deepEqual(await workspace.copiesOf(a!.id), []);
    assert.equal(await workspace.groupOf(c.id), null);
  }),
);

test('workspace: two of them on one folder, added to at once: none lost, none doubled', () =>
  withFolder(async (folder) => {
    const two = await Promise.all([Workspace.open(folder), Workspace.open(folder)]);
    const captures = Array.from({ length: 30 }, (_, i) => captureFrom(`Page ${i}`, `${i}.txt`));
    const half = (from: number) => captures.slice(from, from + 20);
    await Promise.all(
      two.map(async (workspace, i) => {
        for (const capture of half(i * 10)) await workspace.put([{ capture, page: packed(capture) }]);
      }),
    );
    assert.deepEqual(new Set(await paths(two[0])), new Set(captures.map((capture) => capture.path)));
    assert.equal((await paths(two[0])).length, 30);
    assert.equal(await two[1].revision(), 40);
    await Promise.all(two.map((workspace) => workspace.close()));
  }));

test('workspace: a capture is known by its bytes, or by its address and time', () =>
  withFolder(async (folder) => {
    const workspace = await Workspace.open(folder);
    const [url, fetchedAt] = ['https://journal.example/a', '2024-03-01T10:00:00Z'];
    const first = captureFrom('Un texte', 'a.txt', { url, fetchedAt });
    await workspace.add([
      first,
      captureFrom('Un autre', 'b.txt', { url, fetchedAt: '2024-03-02T10:00:00Z' }),
    ]);
    const recall = async (wanted: Parameters<Workspace['recall']>[0]) =>
      (await workspace.recall(wanted))?.id ?? null;
    assert.equal(await recall({ url: 'x', fetchedAt: null, sha256: first.sha256 }), first.id);
    assert.equal(await recall({ url, fetchedAt, sha256: null }), first.id);
    assert.equal(await recall({ url, fetchedAt: null, sha256: null }), null);
    assert.equal(await recall({ url: 'x', fetchedAt, sha256: 'x' }), null);
    await workspace.close();
  }));
