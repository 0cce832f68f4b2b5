/**
 * Bergamot as far as it can be shown without a model: the engine loads in our thread, a model that is missing, damaged
 * or no model at all is refused in words, and models come in by registry and by folder, held against their digests.
 * No sentence is translated here.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RecoupeError } from '../../src/model/index.ts';
import { bergamot, openThread } from '../../src/translate/bergamot/engine.ts';
import { installModel, listModels, pullModel, readModel } from '../../src/translate/bergamot/models.ts';
import { test } from '../runner.ts';
import { withService } from './service.ts';

async function withHome(body: (home: string) => Promise<void>): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'recoupe-models-'));
  try {
    await body(home);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

const isCode = (code: string) => (error: unknown) => error instanceof RecoupeError && error.code === code;
const FILES = {
  'model.fren.bin': 'not a model',
  'lex.50.50.fren.s2t.bin': 'no lex',
  'vocab.fren.spm': 'no vocab',
};
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

async function fill(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
}

test('bergamot: the engine loads in a thread of our own, and ends', async () => {
  const thread = await openThread(null);
  await thread.close();
});

test('bergamot: a missing model is told with the mend', () =>
  withHome(async (home) => {
    await assert.rejects(bergamot(home, 'fr-en'), isCode('models.missing'));
  }));

test('bergamot: files that are no model are told as such, and the program goes on', () =>
  withHome(async (home) => {
    await fill(home, FILES);
    await installModel(join(home, 'models'), 'fr-en', home);
    await assert.rejects(bergamot(join(home, 'models'), 'fr-en'), (error: RecoupeError) => {
      assert.equal(error.code, 'translate.engine');
      assert.match(error.message, /SentencePiece/);
      return true;
    });
  }));

test('bergamot: a model that was changed on the disk is not loaded', () =>
  withHome(async (home) => {
    await fill(home, FILES);
    const models = join(home, 'models');
    const { folder } = await installModel(models, 'fr-en', home);
    await readModel(models, 'fr-en');
    const bytes = await readFile(join(folder, 'model'));
    bytes[0]! ^= 1;
    await writeFile(join(folder, 'model'), bytes);
    await assert.rejects(bergamot(models, 'fr-en'), isCode('models.damaged'));
    await rm(join(folder, 'model'));
    await assert.rejects(bergamot(models, 'fr-en'), isCode('models.damaged'));
  }));

test('bergamot: a folder is taken only whole, and by its sums where it has them', () =>
  withHome(async (home) => {
    const models = join(home, 'models');
    await assert.rejects(installModel(models, 'fr-en', join(home, 'absent')), isCode('usage.folder'));
    await assert.rejects(installModel(models, '../x', home), isCode('usage.pair'));
    await fill(home, { 'model.fren.bin': 'x', 'vocab.fren.spm': 'y' });
    await assert.rejects(installModel(models, 'fr-en', home), isCode('models.incomplete'));
    await fill(home, { ...FILES, SHA256SUMS: `${sha256('another')}  model.fren.bin\n` });
    await assert.rejects(installModel(models, 'fr-en', home), isCode('models.damaged'));
    await fill(home, { SHA256SUMS: `${sha256(FILES['model.fren.bin'])}  model.fren.bin\n` });
    await installModel(models, 'fr-en', home);
    assert.deepEqual(
      (await listModels(models)).map(({ pair, version }) => [pair, version]),
      [['fr-en', sha256(FILES['model.fren.bin']).slice(0, 12)]],
    );
  }));

test('bergamot: a registry is fetched by address, and every file held against its digest', () =>
  withHome(async (home) => {
    const part = (name: string, text: string) => ({
      name,
      size: text.length,
      expectedSha256Hash: sha256(text),
    });
    const registry = {
      fren: {
        model: part('fren/model.fren.intgemm8.bin', 'm'),
        lex: part('fren/lex.fren.s2t.bin', 'l'),
        srcvocab: part('../escape/srcvocab.spm', 's'),
        trgvocab: part('fren/trgvocab.spm', 't'),
      },
      enfr: {
        model: part('fren/model.fren.intgemm8.bin', 'another'),
        lex: part('fren/lex.fren.s2t.bin', 'l'),
        vocab: part('fren/trgvocab.spm', 't'),
      },
      esen: 'nonsense',
    };
    const contents: Readonly<Record<string, string>> = {
      '/models/registry.json': JSON.stringify(registry),
      '/models/fren/model.fren.intgemm8.bin': 'm',
      '/models/fren/lex.fren.s2t.bin': 'l',
      '/escape/srcvocab.spm': 's',
      '/models/fren/trgvocab.spm': 't',
    };
    await withService(
      ({ path }) => (contents[path] === undefined ? { status: 404 } : { body: contents[path] }),
      async ({ endpoint }) => {
        const address = `${endpoint}/models/registry.json`;
        const { folder } = await pullModel(home, 'fr-en', address);
        assert.equal(await readFile(join(folder, 'srcvocab'), 'utf8'), 's');
        const { precision, vocabularies } = await readModel(home, 'fr-en');
        assert.deepEqual([precision, vocabularies.length], ['int8shiftAll', 2]);
        await assert.rejects(pullModel(home, 'en-fr', address), isCode('models.damaged'));
        await assert.rejects(pullModel(home, 'es-en', address), isCode('models.unknown'));
        await assert.rejects(pullModel(home, 'fr-en', `${endpoint}/none.json`), isCode('models.unreachable'));
        assert.deepEqual(
          (await listModels(home)).map(({ pair }) => pair),
          ['fr-en'],
        );
      },
    );
  }));
