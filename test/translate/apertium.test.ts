/** The whole way with a real engine: French and English into Catalan by Apertium, sentence by sentence, checked. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { loadCheckTables, readMaterial, targetReader } from '../../src/pipeline/translate.ts';
import {
  counterpartOf,
  memoryCache,
  openTranslator,
  translateText,
  translationSchema,
} from '../../src/translate/index.ts';
import { project } from '../project.ts';
import { skip, test } from '../runner.ts';
import { flavour, withApertium } from './apertium.ts';

const TEXT = `Le maire de Gorom, Moussa Diarra, aurait quitté la ville mardi avec une trentaine de délégués.
« Nous n'avons perdu aucun homme », a déclaré le colonel Awa Kanté le 12 mai 2021. Près de 3,5 millions de francs n'ont pas été versés, selon https://exemple.org/note?a=1.
Aux États-Unis, plus de 1 200 maisons seraient détruites.`;

if (flavour === null) skip('translations: by Apertium, the whole way', 'apertium is not installed');
else {
  test(`translations: by Apertium (${flavour}), the whole way`, () =>
    withApertium(async (endpoint) => {
      const direction = { from: 'fr', to: 'ca' };
      const translator = await openTranslator(
        { provider: 'apertium', endpoint, model: null, key: null },
        direction,
        '',
      );
      const result = await translateText(readMaterial(TEXT, 'fr'), direction, {
        translator,
        cache: memoryCache(),
        tables: loadCheckTables(direction),
        readTarget: targetReader('ca'),
      });
      translationSchema.parse(result);
      assert.equal(result.sentences.length, 4);
      const all = result.sentences.map(
        ({ target, problems }) => `${target.text} ${JSON.stringify(problems)}`,
      );
      assert.ok(
        result.sentences.every(({ ok }) => ok),
        all.join('\n'),
      );
      assert.match(result.target, /hauria .*trentena/);
      assert.match(result.target, /https:\/\/exemple\.org\/note\?a=1/);
      // Line for line as the original, each sentence in its place, and words with their counterparts.
      assert.equal(result.target.split('\n').length, 3);
      for (const { source, target } of result.sentences) {
        assert.equal(TEXT.slice(source.from, source.to), source.text);
        assert.equal(result.target.slice(target.from, target.to), target.text);
      }
      const at = TEXT.indexOf('Moussa Diarra');
      const found = counterpartOf(result, at, at + 'Moussa Diarra'.length)!;
      assert.deepEqual([result.target.slice(found.from, found.to), found.exact], ['Moussa Diarra', true]);

      // And the command prints the same.
      const args = [
        'translate',
        '--from',
        'fr',
        '--to',
        'ca',
        '--json',
        '--provider',
        'apertium',
        '--endpoint',
        endpoint,
      ];
      const { code, out } = await recoupe(args, TEXT);
      assert.equal(code, 0);
      const { path, ...translation } = JSON.parse(out) as Record<string, unknown>;
      assert.equal(path, null);
      assert.equal(translationSchema.parse(translation).sentences.length, 4);
    }));
}

test('translations: without an engine nothing is translated, and that is said', async () => {
  const { code, out, err } = await recoupe(['translate', '--from', 'fr', '--to', 'en'], 'Le pont est fermé.');
  assert.deepEqual([code, out], [3, '']);
  assert.match(err, /No translation engine is configured/);
  assert.match(err, /--provider/);
});

/** The program itself, without any setting of the machine's. */
function recoupe(
  args: readonly string[],
  input: string,
): Promise<{ code: number | null; out: string; err: string }> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('RECOUPE_')),
  );
  const child = spawn(process.execPath, [join(project, 'build/src/cli/main.js'), ...args], { env });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}
