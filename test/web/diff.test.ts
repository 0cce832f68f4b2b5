import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diffWords } from '../../src/web/model/diff.ts';
import { test } from '../runner.ts';

/** The diff as one line: `[what went>what came]`. */
function shown(before: string, after: string): string {
  return diffWords(before, after)
    .map(({ kind, before: a, after: b }) =>
      kind === 'same'
        ? before.slice(a.from, a.to)
        : `[${before.slice(a.from, a.to)}>${after.slice(b.from, b.to)}]`,
    )
    .join('');
}

test('word diff: a lost conditional, a rounded toll, a lost source and new quotation marks stand out alone', () => {
  assert.equal(
    shown(
      "L'armée aurait tué douze civils à Moura, selon des habitants. Le maire dément.",
      "L'armée a tué une dizaine de civils à Moura. Le maire dément « tout ».",
    ),
    "L'armée [aurait >a ]tué [douze >une dizaine de ]civils à Moura[, selon des habitants>]. Le maire dément[>« tout »].",
  );
});

test('word diff: blanks are no words, one side may be empty, the same text has no change', () => {
  assert.equal(shown('un\n\ndeux', 'un deux'), 'un\n\ndeux');
  assert.equal(shown('l’eau', "l'eau"), 'l’eau');
  assert.equal(shown('« eau »', 'eau'), '[« >]eau [»>]');
  assert.equal(shown('', 'un'), '[>un]');
  assert.equal(shown('un', ''), '[un>]');
  assert.equal(shown('', ''), '');
});

test('word diff: the stretches cover both texts, and what is called the same is the same', () => {
  const words = fc.array(fc.constantFrom('le', 'la', 'ville', 'est', 'prise', ',', '.', 'par', 'qui', '17'), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [before, after] = [one.join(' '), other.join(' ')];
      const changes = diffWords(before, after);
      assert.equal(changes.map(({ before: { from, to } }) => before.slice(from, to)).join(''), before);
      assert.equal(changes.map(({ after: { from, to } }) => after.slice(from, to)).join(''), after);
      for (const { kind, before: a, after: b } of changes) {
        if (kind === 'changed') continue;
        assert.equal(before.slice(a.from, a.to).trim(), after.slice(b.from, b.to).trim());
      }
    }),
  );
});

test('word diff: texts that share every word in another order are looked at a bounded number of times', () => {
  const shuffled = (step: number) =>
    Array.from({ length: 50_000 }, (_, i) => `w${(i * step) % 50_000}`).join(' ');
  const repeated = (step: number) =>
    Array.from({ length: 50_000 }, (_, i) => `w${(i * step) % 997}`).join(' ');
  for (const text of [shuffled, repeated]) assert.ok(diffWords(text(7), text(11)).length > 0);
});
