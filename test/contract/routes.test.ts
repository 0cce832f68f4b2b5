/** The contract and the server agree on what there is to ask. */
import assert from 'node:assert/strict';
import { errorSchema, routes } from '../../src/contract/index.ts';
import { get, serving } from '../server/serving.ts';
import { test } from '../runner.ts';

test(
  'contract: the server answers every route, and no other under /api',
  serving(['Titre\nTexte.'], async ({ port, ids }) => {
    // The stream never ends, and links are posted: both have tests of their own (server/changes, server/links).
    const { changes: _, links: __, ...read } = routes;
    for (const [name, route] of Object.entries(read)) {
      const { status, body } = await get(
        port,
        route.replace(':id', ids[0]!) + (name === 'search' ? '?q=texte' : ''),
      );
      // There is no event yet: its route says so in the contract's words.
      if (name === 'event') assert.equal(errorSchema.parse(JSON.parse(body)).error.code, 'server.unknown');
      else assert.equal(status, 200, name);
    }
    for (const path of ['/api', '/api/', '/api/page', '/api/pages/', '/api/workspace/x', '/healthz/'])
      assert.equal((await get(port, path)).status, 404, path);
  }),
);
