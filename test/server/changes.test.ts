/** The stream of changes over a real server. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { changeSchema, routes } from '../../src/contract/index.ts';
import { changesOf } from '../../src/server/changes.ts';
import { store } from '../store/example.ts';
import { test } from '../runner.ts';
import { get, serving } from './serving.ts';

/** The messages of a stream, one at a time, signs of life left out. */
async function* messagesOf(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const part of response.body!) {
    text += decoder.decode(part as Uint8Array, { stream: true });
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      if (!text.startsWith(':')) yield text.slice(0, end);
      text = text.slice(end + 2);
    }
  }
}

function changeOf(message: string) {
  return changeSchema.parse(JSON.parse(/^data: (.*)$/m.exec(message)![1]!));
}

test(
  'changes: a window is told how things stand, and again as soon as pages come',
  serving(['Titre\nTexte.'], async ({ server, workspace }) => {
    const stop = new AbortController();
    const response = await fetch(new URL(routes.changes, server.address), { signal: stop.signal });
    assert.equal(response.headers.get('content-type'), 'text/event-stream');
    const messages = messagesOf(response);
    const first = changeOf((await messages.next()).value as string);
    assert.equal(first.pages, 1);
    await store(workspace, 'Un\nAutre.', 'Deux\nAutre.');
    let last = first;
    // The first of them is a new version of the page that was there.
    while (last.pages < 2) {
      const next = changeOf((await messages.next()).value as string);
      assert.ok(next.revision > last.revision);
      last = next;
    }
    stop.abort();
  }),
);

test(
  'H32: windows that never read are bounded in number and in what waits for them, and others are served',
  serving(['Titre\nTexte.'], async ({ port }) => {
    const idle = Array.from({ length: 64 }, () => connect(port, '127.0.0.1'));
    const heads = idle.map(
      (socket) =>
        new Promise<string>((resolve) => {
          socket.on('error', () => resolve(''));
          socket.once('data', (data: Buffer) => {
            socket.pause();
            resolve(data.toString());
          });
          socket.write(`GET ${routes.changes} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
        }),
    );
    for (const head of await Promise.all(heads)) assert.match(head, /^HTTP\/1\.1 200/);
    assert.equal((await get(port, routes.changes)).status, 503, 'one too many');
    assert.equal((await get(port, '/api/pages')).status, 200);
    for (const socket of idle) socket.destroy();
  }),
);

test(
  'H32: a listener that does not read is let go when so many messages wait',
  serving(['Titre\nTexte.'], async ({ workspace }) => {
    const changes = changesOf(workspace, { every: 1, most: 1, log: () => undefined });
    const response = changes.listen();
    // There is room for one: when the next one is taken, the first has been let go.
    for (let i = 0; changes.listen().status === 503; i += 1) {
      await store(workspace, `Page ${i}\nTexte ${i}.`);
      // The database answers without leaving the turn; the timer needs one of its own.
      await new Promise(setImmediate);
    }
    let messages = 0;
    for await (const _ of messagesOf(response)) messages += 1;
    assert.ok(messages <= 17, `${messages}`);
    changes.close();
  }),
);
