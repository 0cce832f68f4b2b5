/** What must not be touched comes back as it was, wherever an engine puts it; and offsets hold, whatever it answers. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { loadCheckTables, readMaterial, targetReader } from '../../src/pipeline/translate.ts';
import { findClock, parseDigits } from '../../src/translate/checks/number.ts';
import { memoryCache, translateText, translationSchema } from '../../src/translate/index.ts';
import { protect, restore } from '../../src/translate/protect.ts';
import { test } from '../runner.ts';

test('marks: what was protected is restored, in any order of the marks', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '1', ' ', '.', '😀') }), {
        minLength: 1,
        maxLength: 8,
      }),
      (parts) => {
        const text = parts.join('|');
        let at = 0;
        const ranges = parts.flatMap((part, i) => {
          const from = at;
          at += part.length + 1;
          return part.length > 0 && i % 2 === 0 ? [{ from, to: from + part.length }] : [];
        });
        const { text: out, held } = protect(text, ranges);
        assert.equal(restore(out, held), text);
        const marks = held.map((_, i) => `⟦${i + 1}⟧`);
        assert.equal(restore(marks.toReversed().join(' '), held), [...held].reverse().join(' '));
        if (held.length > 0) {
          assert.equal(restore(out.replace('⟦1⟧', ''), held), null, 'lost');
          assert.equal(restore(`${out} ⟦1⟧`, held), null, 'doubled');
          assert.equal(restore(out.replace('⟦1⟧', '⟦99⟧'), held), null, 'of another number');
        }
      },
    ),
  );
});

test('marks: a text that holds such signs itself is not misread', () => {
  const { text, held } = protect('Un ⟦1⟧ à https://exemple.org/.', [{ from: 9, to: 29 }]);
  assert.equal(restore(text, held), null, 'two marks of one number: asked again bare');
});

test('numbers: digits are read as the language writes them', () => {
  const cases: readonly (readonly [string, string, readonly number[]])[] = [
    ['1 200', ',', [1200]],
    ['1.200', ',', [1200]],
    ['1.200', '.', [1.2]],
    ['1,200', '.', [1200]],
    ['3,5', ',', [3.5]],
    ['3.5', ',', [3.5]],
    ['1 234 567,89', ',', [1234567.89]],
    ['12.05.2022', ',', [12, 5, 2022]],
    ['2022 300', ',', [2022, 300]],
  ];
  for (const [run, decimal, values] of cases) assert.deepEqual(parseDigits(run, decimal), values, run);
  for (const [text, key] of [
    ['à 18h30', '18:30'],
    ['à 18 h', '18:00'],
    ['at 6:30 pm', '18:30'],
    ['at 6 p.m.', '18:00'],
    ['at 12 pm', '12:00'],
  ] as const)
    assert.deepEqual(
      findClock(text).map((mark) => mark.key),
      [key],
      text,
    );
  assert.deepEqual(findClock('Il y en a 3 à midi, 5 pommes et 7 amis'), []);
});

test('translations: offsets hold and every sentence has its counterpart, whatever an engine answers', async () => {
  const direction = { from: 'fr', to: 'en' };
  const text = 'Le pont est fermé. « Personne ne passe », dit Awa Kanté.\n\nVoir https://exemple.org/a.';
  const material = readMaterial(text, 'fr');
  const tables = loadCheckTables(direction);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { minLength: 1, maxLength: 6 }),
      async (answers) => {
        let asked = 0;
        const translator = {
          name: { engine: 'random', model: null, kind: 'trained' as const },
          limits: { sentences: 2, characters: 1000 },
          translate: async (sentences: readonly string[]) =>
            sentences.map(() => answers[asked++ % answers.length]!),
          close: async () => {},
        };
        const result = await translateText(material, direction, {
          translator,
          cache: memoryCache(),
          tables,
          readTarget: targetReader('en'),
        });
        translationSchema.parse(result);
        assert.equal(result.source, text);
        assert.equal(result.sentences.length, material.sentences.length);
        let end = 0;
        for (const { source, target, problems, anchors } of result.sentences) {
          assert.equal(text.slice(source.from, source.to), source.text);
          assert.equal(result.target.slice(target.from, target.to), target.text);
          assert.ok(target.from >= end);
          end = target.to;
          for (const range of [...problems, ...anchors].map((one) => one.target))
            assert.ok(!range || (target.from <= range.from && range.to <= target.to));
        }
      },
    ),
    { numRuns: 60 },
  );
});
