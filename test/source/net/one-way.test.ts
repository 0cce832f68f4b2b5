import assert from 'node:assert/strict';
import { readSources } from '../../../scripts/layers.ts';
import { join } from 'node:path';
import { project } from '../../project.ts';
import { test } from '../../runner.ts';

/** Files that may open connections, or listen for them, and why. */
const ALLOWED: readonly RegExp[] = [
  // The fetcher itself.
  /^source\/net\//,
  // The workbench listens on the loopback address, and asks its own server.
  /^server\//,
  /^web\//,
  // Engines and models that the user names.
  /^translate\//,
];

const OPENS =
  /['"](?:node:(?:net|tls|http|https|http2|dgram|dns(?:\/promises)?)|undici)['"]|(?<![.\w])fetch\(|\bWebSocket\(|\bEventSource\(/;

test('one way out: nothing but the fetcher opens connections to the web', () => {
  const files = readSources(join(project, 'src'));
  assert.ok(files.size > 100);
  const others = [...files]
    .filter(([file, content]) => OPENS.test(content) && !ALLOWED.some((allowed) => allowed.test(file)))
    .map(([file]) => file);
  assert.deepEqual(others, []);
});
