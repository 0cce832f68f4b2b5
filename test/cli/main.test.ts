/** The program itself: what it is asked for without any page. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { project } from '../project.ts';
import { test } from '../runner.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

function recoupe(...args: readonly string[]) {
  return spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' });
}

test('recoupe: the help lists every command of the README, and no other is known', () => {
  const { stdout, status } = recoupe('--help');
  assert.equal(status, 0);
  const listed = new Set([...stdout.matchAll(/^ {2}([a-z]+)(?= )/gm)].map(([, name]) => name));
  const rows = readFileSync(join(project, 'README.md'), 'utf8').matchAll(/^\| `recoupe .*$/gm);
  const named = [...rows].flatMap(([row]) =>
    [...row.split('|')[1]!.matchAll(/`(?:recoupe )?([a-z]+)/g)].map(([, name]) => name),
  );
  assert.ok(named.length > 15, named.join(' '));
  assert.deepEqual(
    named.filter((name) => !listed.has(name)),
    [],
  );
});

test('recoupe: an unknown command or option is wrong usage and says where to look', () => {
  for (const args of [['nothing'], ['extract', '--nothing'], ['__proto__']]) {
    const { status, stderr } = recoupe(...args);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, /unknown (command|option)[^]*--help/);
  }
  assert.match(recoupe('--version').stdout, /^\d+\.\d+\.\d+\n$/);
});
