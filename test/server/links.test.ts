/** Links from the workbench: who may post them, what they may be, and what came of them. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { errorSchema, linksAnswerSchema, routes } from '../../src/contract/index.ts';
import { MAX_LINKS } from '../../src/contract/limits.ts';
import { startServer } from '../../src/server/index.ts';
import { Workspace } from '../../src/store/index.ts';
import { withFolder } from '../store/folder.ts';
import { test } from '../runner.ts';

interface Posting {
  /** Posts `body` as the workbench would, but for what `headers` change (null leaves one out). */
  readonly post: (body: string, headers?: Readonly<Record<string, string | null>>) => Promise<Response>;
  /** What was asked to be added. */
  readonly asked: (readonly string[])[];
}

function posting(body: (posting: Posting) => Promise<void>): () => Promise<void> {
  return () =>
    withFolder(async (folder) => {
      const workspace = await Workspace.open(join(folder, 'case'));
      const asked: (readonly string[])[] = [];
      const server = await startServer({
        workspace,
        port: 0,
        log: () => undefined,
        addLinks: async (addresses) => {
          asked.push(addresses);
          return { stored: addresses.length, unchanged: 0, failed: [] };
        },
      });
      try {
        const known = (await (await fetch(new URL(routes.workspace, server.address))).json()) as {
          token: string;
        };
        const own = {
          'content-type': 'application/json',
          origin: server.address.slice(0, -1),
          'recoupe-token': known.token,
        };
        const post: Posting['post'] = (body, headers = {}) => {
          const all = Object.entries({ ...own, ...headers }).flatMap(([name, value]) =>
            value === null ? [] : [[name, value] as [string, string]],
          );
          return fetch(new URL(routes.links, server.address), { method: 'POST', headers: all, body });
        };
        await body({ post, asked });
      } finally {
        await server.close();
        await workspace.close();
      }
    });
}

const LINKS = JSON.stringify({ addresses: ['https://un.example/a', 'http://deux.example/b'] });

test(
  'links: the workbench may add addresses and is told what came of them',
  posting(async ({ post, asked }) => {
    const answer = await post(LINKS);
    assert.equal(answer.status, 200);
    assert.deepEqual(linksAnswerSchema.parse(await answer.json()), { stored: 2, unchanged: 0, failed: [] });
    assert.deepEqual(asked, [['https://un.example/a', 'http://deux.example/b']]);
  }),
);

test(
  'H29: a form, another origin, no origin or another token adds nothing',
  posting(async ({ post, asked }) => {
    for (const headers of [
      { 'content-type': 'text/plain' },
      { 'content-type': 'application/x-www-form-urlencoded' },
      { origin: 'null' },
      { origin: 'http://evil.example' },
      { origin: 'http://127.0.0.1:1' },
      { 'recoupe-token': null },
      { 'recoupe-token': '0'.repeat(32) },
    ]) {
      const answer = await post(LINKS, headers);
      assert.equal(answer.status, 403, JSON.stringify(headers));
      assert.equal(errorSchema.parse(await answer.json()).error.code, 'server.foreign');
    }
    assert.deepEqual(asked, []);
  }),
);

test(
  'links: what is no list of web addresses is refused with what to do, and nothing is fetched',
  posting(async ({ post, asked }) => {
    const many = Array.from({ length: MAX_LINKS + 1 }, (_, i) => `https://a.example/${i}`);
    for (const body of [
      '',
      'x',
      '{}',
      '{"addresses":[]}',
      '{"addresses":["file:///etc/passwd"]}',
      '{"addresses":["javascript:alert(1)"]}',
      '{"addresses":"https://a.example/"}',
      JSON.stringify({ addresses: many }),
      JSON.stringify({ addresses: [`https://a.example/${'x'.repeat(100_000)}`] }),
    ]) {
      const answer = await post(body);
      assert.equal(answer.status, 400, body.slice(0, 40));
      assert.notEqual(errorSchema.parse(await answer.json()).error.mend, '');
    }
    assert.deepEqual(asked, []);
  }),
);
