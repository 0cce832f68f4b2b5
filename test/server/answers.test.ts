/** Every answer has the shape of the contract, over a real socket. */
import assert from 'node:assert/strict';
import { z } from 'zod';
import {
  controlAnswerSchema,
  errorSchema,
  eventAnswerSchema,
  hitSchema,
  pageAnswerSchema,
  pageSummarySchema,
  refusalsAnswerSchema,
  sourcesAnswerSchema,
  workspaceSchema,
} from '../../src/contract/index.ts';
import { type Control, checkedEventSchema } from '../../src/model/index.ts';
import { captureFrom, packed } from '../store/example.ts';
import { test } from '../runner.ts';
import { checkedEvent, serving } from './serving.ts';

const PAGES = [
  'Tirs au nord\nLe 2022-05-17, SHELLING a Kidal. Rien de plus.\nAutre bloc.',
  'Le bilan\nAvant. SHELLING encore. Après.',
  'Sans rapport\nIl pleut sur Ségou.',
];

const CONTROL: Control = {
  place: 'Kidal',
  holder: 'armée',
  change: 'takes',
  from: '2022-05-17',
  until: null,
  event: 'e1',
};

test(
  'server: every answer has the shape that the contract gives it',
  serving(PAGES, async ({ workspace, server, ids }) => {
    await workspace.putDossier(
      {
        events: [checkedEvent('0.txt', '1.txt', 'gone.txt')],
        groups: [
          { articles: ['0.txt', '1.txt'], independent_origins: 1, edges: [], origins: [] },
          { articles: ['2.txt'], independent_origins: 1, edges: [], origins: [] },
        ],
        control: [CONTROL],
        actors: [],
      },
      { revision: 1, version: '' },
    );
    const ask = async <T>(path: string, schema: z.ZodType<T>): Promise<T> => {
      const response = await fetch(server.address + path);
      assert.equal(response.status, 200, path);
      assert.match(response.headers.get('content-type')!, /^application\/json/);
      return schema.parse(await response.json());
    };
    const about = await ask('api/workspace', workspaceSchema);
    assert.deepEqual(
      { ...about, version: '' },
      { pages: 3, origins: 2, events: 1, disputed: 1, revision: 1, dossier: 1, version: '', token: null },
    );
    assert.match(about.version, /^\d+\.\d+\.\d+/);
    const pages = await ask('api/pages', z.array(pageSummarySchema));
    assert.deepEqual(
      pages.map((page) => page.title),
      ['Tirs au nord', ...pages.slice(1).map((page) => page.title)],
    );
    assert.deepEqual(pages.find((page) => page.id === ids[0])?.copies, [ids[1]]);
    const page = await ask(`api/pages/${ids[0]}`, pageAnswerSchema);
    assert.equal(page.source, PAGES[0]);
    assert.deepEqual(page.group?.articles, ['0.txt', '1.txt']);
    assert.deepEqual(await ask('api/events', z.array(checkedEventSchema)), await workspace.events());
    const { tellings } = await ask('api/events/e1', eventAnswerSchema);
    assert.deepEqual(
      tellings.map(({ page, path, context }) => [page, path, context.text]),
      [
        [ids[0], '0.txt', 'Le 2022-05-17, SHELLING a Kidal. Rien de plus.'],
        [ids[1], '1.txt', 'Avant. SHELLING encore. Après.'],
      ],
    );
    const [hit] = await ask('api/search?q=segou', z.array(hitSchema));
    assert.deepEqual(hit?.sentences, [{ text: 'Il pleut sur Ségou.', marks: [{ from: 13, to: 18 }] }]);
    assert.deepEqual(await ask('api/control', controlAnswerSchema), [CONTROL]);
    await workspace.following.add({ address: 'https://fleuve.example/feed' }, '2026-01-02T03:04:05.000Z');
    const [source] = await ask('api/sources', sourcesAnswerSchema);
    assert.deepEqual([source?.address, source?.health], ['https://fleuve.example/feed', 'new']);
    assert.deepEqual(await ask(`api/sources/${source!.id}/refusals`, refusalsAnswerSchema), []);
    assert.deepEqual(await ask('healthz', z.object({ ok: z.literal(true) })), { ok: true });
  }),
);

test(
  'server: versions of a page are listed, newest first',
  serving([], async ({ workspace, server }) => {
    const url = 'https://journal.example/a';
    for (const day of ['10', '12', '11']) {
      const capture = captureFrom(`Titre\nLe ${day}.`, `${day}.html`, { url, fetchedAt: `2022-05-${day}` });
      await workspace.put([{ capture, page: packed(capture) }]);
    }
    const pages = z.array(pageSummarySchema).parse(await (await fetch(`${server.address}api/pages`)).json());
    assert.equal(pages.length, 1);
    const answer = await (await fetch(`${server.address}api/pages/${pages[0]!.id}`)).json();
    const { versions } = pageAnswerSchema.parse(answer);
    assert.deepEqual(
      versions.map((version) => version.fetched_at?.slice(-2)),
      ['12', '11', '10'],
    );
    assert.deepEqual(
      pages[0]!.versions,
      versions.slice(1).map((version) => version.id),
    );
  }),
);

test(
  'server: a long list comes in parts, each with the address of the next',
  serving(
    Array.from({ length: 7 }, (_, i) => `Page ${i}\nTexte.`),
    async ({ server }) => {
      const seen: string[] = [];
      let next: string | null = 'api/pages?limit=3';
      while (next !== null) {
        const response: Response = await fetch(server.address + next);
        const part = z.array(pageSummarySchema).parse(await response.json());
        assert.ok(part.length <= 3);
        seen.push(...part.map((page) => page.id));
        next = /<\/(.+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1] ?? null;
      }
      assert.equal(new Set(seen).size, 7);
    },
  ),
);

test(
  'server: an answer that has not changed is not sent again',
  serving(PAGES, async ({ workspace, server }) => {
    const first = await fetch(`${server.address}api/pages`);
    const etag = first.headers.get('etag')!;
    const ask = () => fetch(`${server.address}api/pages`, { headers: { 'If-None-Match': `"x", W/${etag}` } });
    const second = await ask();
    assert.equal(second.status, 304);
    assert.equal(await second.text(), '');
    assert.ok(second.headers.get('content-security-policy'));
    const capture = captureFrom('Neuf\nTexte.', 'new.txt');
    await workspace.put([{ capture, page: packed(capture) }]);
    assert.equal((await ask()).status, 200);
  }),
);

test(
  'server: what is not there, and what fails, is told in the words of the contract',
  serving(PAGES, async ({ workspace, server, log }) => {
    for (const path of [
      'api/pages/none',
      'api/events/none',
      'api/none',
      'none',
      `api/pages/${'x'.repeat(200)}`,
    ]) {
      const response = await fetch(server.address + path);
      assert.equal(response.status, 404, path);
      assert.ok(errorSchema.parse(await response.json()).error.message);
    }
    assert.deepEqual(log, []);
    await workspace.close();
    const response = await fetch(`${server.address}api/pages`);
    assert.equal(response.status, 500);
    assert.equal(errorSchema.parse(await response.json()).error.code, 'server.bug');
    assert.equal(log.length, 1);
    assert.doesNotMatch(log[0]!, /\p{Cc}/u, 'one line');
    assert.equal((await fetch(`${server.address}healthz`)).status, 200);
  }),
);
