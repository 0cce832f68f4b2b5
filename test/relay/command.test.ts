/** `recoupe relay` as people run it: what it says, what it writes, how it ends. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { project } from '../project.ts';
import { test } from '../runner.ts';
import { withService } from '../translate/service.ts';
import { pageHtml, story } from './material.ts';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The program itself, in `cwd`, with no setting of the machine's but those given. */
function recoupe(
  cwd: string,
  args: readonly string[],
  own: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('RECOUPE_')),
  );
  const child = spawn(process.execPath, [join(project, 'build/src/cli/main.js'), ...args], {
    cwd,
    env: { ...env, RECOUPE_HOME: cwd, ...own },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

async function withFolder(body: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'recoupe-command-'));
  try {
    await body(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function articleIn(folder: string): Promise<string> {
  const [name] = await readdir(join(folder, 'articles'));
  return readFile(join(folder, 'articles', name!), 'utf8');
}

test('recoupe relay: from pages to a reviewed translation, and what is kept of it', () =>
  withFolder(async (folder) => {
    await writeFile(join(folder, 'a.html'), pageHtml('Le maire de Gorom introuvable', story('Gorom')));
    const { code: added } = await recoupe(folder, ['add', '--quiet', '--workspace', 'w', 'a.html']);
    assert.equal(added, 0);

    const none = await recoupe(folder, ['relay', '--workspace', 'w', '--out', 'site', '--to', 'en']);
    assert.equal(none.code, 3);
    assert.match(none.err, /No translation engine is configured/);
    const missing = await recoupe(folder, ['relay', '--workspace', 'absent', '--out', 'site']);
    assert.equal(missing.code, 3);
    const wrong = await recoupe(folder, ['relay', '--workspace', 'w', '--site-url', 'ftp://x/']);
    assert.equal(wrong.code, 2);

    const key = 'secret-key-4711';
    let isDown = true;
    await withService(
      ({ body }) => {
        if (isDown) return { status: 456 };
        const { q } = JSON.parse(body || '{"q":[]}') as { q: string[] };
        return { body: { translatedText: q.map((one) => `Reportedly, Moussa Diarra: ${one.length}`) } };
      },
      async ({ endpoint, asked }) => {
        const env = {
          RECOUPE_TRANSLATE_PROVIDER: 'libretranslate',
          RECOUPE_TRANSLATE_ENDPOINT: endpoint,
          RECOUPE_TRANSLATE_MODEL: 'test-1',
          RECOUPE_TRANSLATE_KEY: key,
        };
        const run = () => recoupe(folder, ['relay', '--workspace', 'w', '--out', 'site', '--to', 'en'], env);
        const down = await run();
        assert.equal(down.code, 1);
        assert.match(down.err, /1 not translated, tried again next time: .*quota/);
        assert.match(await articleIn(join(folder, 'site')), /Non traduit/);

        isDown = false;
        assert.equal((await run()).code, 0);
        assert.match(await articleIn(join(folder, 'site')), /by libretranslate \(test-1\), not reviewed/);
        const count = asked.length;
        const review = [
          'relay',
          'review',
          'a.html',
          '--workspace',
          'w',
          '--out',
          'site',
          '--by',
          'Awa <Kanté>',
        ];
        assert.deepEqual((await recoupe(folder, review)).code, 0);
        const again = await run();
        assert.match(again.err, /1 articles in site; [1-9]/);
        assert.match(
          await articleIn(join(folder, 'site')),
          /reviewed by Awa &lt;Kanté&gt; on \d{4}-\d{2}-\d{2}/,
        );
        assert.equal(asked.length, count, 'what was translated is kept');
        assert.match((await run()).err, /; 0 files written, 0 removed/);
        assert.equal((await recoupe(folder, review.with(2, 'other.html'))).code, 2);
      },
    );
    // The key stands nowhere that we wrote.
    for (const name of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue;
      const bytes = await readFile(join(name.parentPath, name.name));
      assert.ok(!bytes.includes(key), name.name);
    }
  }));
