/** Translations and reviews in the workspace: found by exactly what they were made by, and there after a restart. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Workspace } from '../../src/store/index.ts';
import { test } from '../runner.ts';
import { packed, store } from './example.ts';
import { withFolder } from './folder.ts';

const KEY = { engine: 'apertium', model: null, from: 'fr', to: 'ca' };

test('translations: kept by engine, model, direction and sentence, beyond a restart', () =>
  withFolder(async (folder) => {
    const place = join(folder, 'case');
    const first = await Workspace.open(place);
    const many = new Map(Array.from({ length: 450 }, (_, i) => [`Phrase ${i}.`, `Frase ${i}.`]));
    await first.putTranslations(KEY, many);
    await first.putTranslations(KEY, new Map([['Phrase 1.', 'Frase u.']]));
    await first.close();

    const again = await Workspace.open(place);
    const found = await again.translations(KEY, [...many.keys(), 'Autre.']);
    assert.equal(found.size, 450);
    assert.equal(found.get('Phrase 1.'), 'Frase u.');
    for (const other of [
      { ...KEY, engine: 'deepl' },
      { ...KEY, model: 'fra-cat 1.9' },
      { ...KEY, from: 'es' },
      { ...KEY, to: 'en' },
    ])
      assert.equal((await again.translations(other, ['Phrase 1.'])).size, 0);
    assert.equal((await again.translations(KEY, [])).size, 0);
    await again.close();
  }));

test('reviews: one for each reader and translation, the latest first', () =>
  withFolder(async (folder) => {
    const workspace = await Workspace.open(join(folder, 'case'));
    const review = { page: 'p', lang: 'en', digest: 'd', reviewer: 'Awa Kanté', at: '2024-03-04T00:00:00Z' };
    await workspace.putReview(review);
    await workspace.putReview({ ...review, at: '2024-03-05T00:00:00Z' });
    await workspace.putReview({ ...review, reviewer: 'Moussa Diarra', at: '2024-03-06T00:00:00Z' });
    assert.deepEqual(
      (await workspace.reviews('en')).map(({ reviewer, at }) => [reviewer, at.slice(0, 10)]),
      [
        ['Moussa Diarra', '2024-03-06'],
        ['Awa Kanté', '2024-03-05'],
      ],
    );
    assert.deepEqual(await workspace.reviews('ca'), []);
    await workspace.close();
  }));

test('pages have a version that changes with their reading, and only then', () =>
  withFolder(async (folder) => {
    const workspace = await Workspace.open(join(folder, 'case'));
    const [a, b] = await store(workspace, 'Le maire de Gorom est parti.', 'Le pont de Sokolo est fermé.');
    const versions = async () =>
      new Map((await workspace.versionsOfPages()).map(({ id, version }) => [id, version]));
    const before = await versions();
    assert.deepEqual(Array.from(before.keys()).sort(), [a!.id, b!.id].sort());
    await workspace.put([{ page: packed(a!, 'another reader') }]);
    const after = await versions();
    assert.notEqual(after.get(a!.id), before.get(a!.id));
    assert.equal(after.get(b!.id), before.get(b!.id));
    await workspace.close();
  }));
