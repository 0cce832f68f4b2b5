import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type Dossier, RecoupeError } from '../../src/model/index.ts';
import { type FailedItem, readSources, type SourceItem } from '../../src/source/index.ts';
import { type StoredPage, Workspace } from '../../src/store/index.ts';
import { ingest, type IngestOptions, type Progress, readPages } from '../../src/work/index.ts';
import { test } from '../runner.ts';
import { captureFrom } from '../store/example.ts';
import { withFolder, withWorkspace } from '../store/folder.ts';

const PLAIN = new URL('readers/plain.js', import.meta.url);
const NEWER = new URL('readers/newer.js', import.meta.url);
const BROKEN = new URL('readers/broken.js', import.meta.url);

async function* itemsOf(...texts: string[]): AsyncGenerator<SourceItem> {
  for (const [i, text] of texts.entries()) yield { kind: 'capture', capture: captureFrom(text, `${i}.txt`) };
}

const many = (count: number) => Array.from({ length: count }, (_, i) => `Page ${i}\nTexte numéro ${i}.`);

async function titles(
  items: AsyncIterable<SourceItem>,
  options: Parameters<typeof readPages>[1],
): Promise<string[]> {
  const seen: string[] = [];
  for await (const item of readPages(items, { reader: PLAIN, ...options })) {
    seen.push(item.kind === 'read' ? (item.page.article.title ?? '') : `${item.path}: ${item.reason}`);
  }
  return seen;
}

test('work: a few pages in this thread, many on others: the same, in the order of the input', async () => {
  const expected = Array.from({ length: 40 }, (_, i) => `Page ${i}`);
  for (const threads of [0, 1, 3])
    assert.deepEqual(await titles(itemsOf(...many(40)), { threads }), expected);
  assert.deepEqual(await titles(itemsOf(...many(40)), {}), expected);
  assert.deepEqual(await titles(itemsOf(...many(3)), {}), expected.slice(0, 3));
  assert.deepEqual(await titles(itemsOf(), {}), []);
});

test('work: what happens on one page is its own failure, told, and the others are read', async () => {
  const texts = [
    'A\na.',
    'TROUBLE throw',
    'B\nb.',
    'TROUBLE exit',
    'C\nc.',
    'TROUBLE hang',
    'D\nd.',
    'E\ne.',
  ];
  const seen = await titles(itemsOf(...texts), { threads: 2, pageSeconds: 1 });
  assert.deepEqual(seen, [
    'A',
    '1.txt: 1.txt: recoupe failed on this page: Error: this page broke the reader.',
    'B',
    '3.txt: 3.txt: recoupe failed on this page: the thread that read it ended (code 7).',
    'C',
    '5.txt: 5.txt: not read within 1 seconds.',
    'D',
    'E',
  ]);
  assert.match((await titles(itemsOf('TROUBLE throw', 'A\na.'), {}))[0]!, /broke the reader/);
});

test('work: a reader that cannot be made ends the run with its reason', async () => {
  for (const threads of [0, 2]) {
    await assert.rejects(
      () => titles(itemsOf(...many(20)), { threads, reader: BROKEN }),
      (error) =>
        error instanceof RecoupeError && error.code === 'data.missing' && error.mend === 'Install again.',
    );
  }
});

test('work: a bug in the making of the reader is thrown as it is', async () => {
  const reader = new URL('readers/buggy.js', import.meta.url);
  for (const threads of [0, 2]) {
    await assert.rejects(() => titles(itemsOf(...many(20)), { threads, reader }), {
      name: 'TypeError',
      stack: /buggy/,
    });
  }
});

test('work: progress counts every input, with rate and time left', async () => {
  const steps: Progress[] = [];
  const items = async function* (): AsyncGenerator<SourceItem> {
    yield* itemsOf(...many(9));
    yield { kind: 'failed', path: 'x', code: 'source.missing', reason: 'x does not exist.' };
  };
  await titles(items(), { total: 10, onProgress: (step) => steps.push(step) });
  assert.deepEqual(
    steps.map((step) => step.done),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  );
  const last = steps.at(-1)!;
  assert.deepEqual({ ...last, rate: 0 }, { done: 10, total: 10, failed: 1, unchanged: 0, rate: 0, left: 0 });
  assert.ok(last.rate > 0 && steps[0]!.left! > 0);
});

const put = (workspace: Workspace, items: AsyncIterable<SourceItem>, options: IngestOptions = {}) =>
  ingest(workspace, items, { reader: PLAIN, ...options });

test(
  'ingest: pages are read and stored once; the same input again changes nothing',
  withWorkspace(async (workspace) => {
    const first = await put(workspace, itemsOf(...many(50)));
    assert.deepEqual(first, { stored: 50, unchanged: 0, failed: 0, interrupted: false });
    const revision = await workspace.revision();
    const again = await put(workspace, itemsOf(...many(50)));
    assert.deepEqual(again, { stored: 0, unchanged: 50, failed: 0, interrupted: false });
    assert.equal(await workspace.revision(), revision);
    assert.equal((await workspace.pages()).length, 50);
  }),
);

test(
  'ingest: failures are told in place, remembered, and told again without a new try',
  withWorkspace(async (workspace) => {
    for (const round of [1, 2]) {
      const failed: FailedItem[] = [];
      const items = async function* (): AsyncGenerator<SourceItem> {
        yield* itemsOf('A\na.', 'TROUBLE throw', 'B\nb.');
        yield* readSources(['/nowhere/x.html']);
      };
      const done = await put(workspace, items(), { onFailed: (item) => failed.push(item) });
      assert.equal(done.failed, 2);
      assert.equal(done.stored, round === 1 ? 2 : 0);
      assert.deepEqual(
        failed.map((item) => item.code),
        ['read.failed', 'source.missing'],
      );
      assert.equal((await workspace.failures()).length, 1);
      assert.ok(await workspace.capture(captureFrom('TROUBLE throw', '1.txt').id), 'its bytes are kept');
    }
  }),
);

test(
  'ingest: a page whose thread died is tried again when it is added again',
  withWorkspace(async (workspace) => {
    const items = () => itemsOf('A\na.', 'TROUBLE exit');
    const options = { threads: 1, onFailed: (item: FailedItem) => reasons.push(item.reason) };
    const reasons: string[] = [];
    for (let i = 0; i < 2; i += 1) await put(workspace, items(), options);
    assert.equal(reasons.length, 2);
    assert.equal(await workspace.revision(), 2, 'stored anew each time');
    await put(workspace, itemsOf('A\na.'), options);
    assert.equal(reasons.length, 2, 'and not when something else is added');
  }),
);

test(
  'ingest: one page named twice in a run is read once',
  withWorkspace(async (workspace) => {
    const twice = async function* (): AsyncGenerator<SourceItem> {
      for (let i = 0; i < 2; i += 1) yield* itemsOf('A\na.', 'B\nb.');
    };
    const done = await put(workspace, twice(), { threads: 2 });
    assert.deepEqual([done.stored, done.unchanged], [2, 2]);
  }),
);

test(
  'ingest: what an older reader read, or a crash left unread, is read with the next input',
  withWorkspace(async (workspace) => {
    await put(workspace, itemsOf(...many(12)));
    const left = captureFrom('Laissé\nNon lu.', 'left.txt');
    await workspace.add([left]);
    const steps: Progress[] = [];
    const options = { reader: NEWER, total: 1, onProgress: (step: Progress) => steps.push(step) };
    const done = await put(workspace, itemsOf('Neuf\nUn texte.'), options);
    assert.equal(done.stored, 14);
    assert.deepEqual([steps[0]?.total, steps.at(-1)?.done, steps.at(-1)?.total], [1, 14, 14]);
    assert.equal((await workspace.page(left.id))?.page.article.title, 'Laissé');
    assert.deepEqual(await put(workspace, itemsOf(), { reader: NEWER }), {
      stored: 0,
      unchanged: 0,
      failed: 0,
      interrupted: false,
    });
  }),
);

test(
  'ingest: stopped, it keeps what is done, and the next run goes on from there',
  withWorkspace(async (workspace) => {
    const stop = new AbortController();
    const dossiers: number[] = [];
    const dossier = async (pages: AsyncIterable<StoredPage>): Promise<Dossier> => {
      let count = 0;
      for await (const _ of pages) count += 1;
      dossiers.push(count);
      return { events: [], groups: [], control: [], actors: [] };
    };
    const onProgress = ({ done }: Progress) => {
      if (done === 20) stop.abort();
    };
    const first = await put(workspace, itemsOf(...many(100)), { signal: stop.signal, onProgress, dossier });
    assert.equal(first.interrupted, true);
    assert.ok(first.stored >= 20 && first.stored < 100, `${first.stored} stored`);
    assert.equal((await workspace.counts()).pages, first.stored);
    assert.deepEqual(dossiers, [], 'no dossier of half the pages');
    const second = await put(workspace, itemsOf(...many(100)), { dossier });
    assert.deepEqual(second, {
      stored: 100 - first.stored,
      unchanged: first.stored,
      failed: 0,
      interrupted: false,
    });
    await put(workspace, itemsOf(...many(100)), { dossier });
    assert.deepEqual(dossiers, [100], 'made once: nothing has changed since');
    for (let i = 0; i < 2; i += 1) await put(workspace, itemsOf(), { dossier, dossierVersion: 'd2' });
    assert.deepEqual(dossiers, [100, 100], 'and once more with new rules');
  }),
);

test(
  'ingest: two at once into one workspace: none lost, none doubled',
  withWorkspace(async (workspace, folder) => {
    const other = await Workspace.open(folder);
    const texts = many(60);
    const from = (start: number) =>
      (async function* (): AsyncGenerator<SourceItem> {
        for (let i = start; i < start + 40; i += 1) {
          yield { kind: 'capture', capture: captureFrom(texts[i]!, `${i}.txt`) };
        }
      })();
    await Promise.all([put(workspace, from(0), { threads: 1 }), put(other, from(20), { threads: 1 })]);
    const paths = (await workspace.pages()).map((page) => page.path);
    assert.deepEqual(new Set(paths), new Set(texts.map((_, i) => `${i}.txt`)));
    assert.equal(paths.length, 60);
    await other.close();
  }),
);

test('ingest: many threads store what one stores, byte for byte', () =>
  withFolder(async (folder) => {
    const contents = [];
    for (const threads of [0, 3]) {
      const workspace = await Workspace.open(join(folder, String(threads)));
      await put(workspace, itemsOf(...many(30)), { threads });
      const pages = [];
      for await (const stored of workspace.readings()) pages.push(stored);
      contents.push(JSON.stringify(pages));
      await workspace.close();
    }
    assert.equal(contents[0], contents[1]);
  }));
