/** What an article recalls is told from its news. */
import assert from 'node:assert/strict';
import { readText } from '../reader.ts';
import { test } from '../runner.ts';

const CASES: readonly (readonly [what: string, text: string, background: boolean])[] = [
  ['news of the day before', 'Des rebelles ont attaqué Djibo mardi.', false],
  ['a year that is over', 'Le putsch de 2012 a chassé le président Ali Sow.', true],
  [
    'the past of another country, compared',
    'Ce plan rappelle celui de 2009, quand la Turquie avait déployé des soldats au Tchad.',
    true,
  ],
];

for (const [what, text, background] of CASES) {
  test(`events, background: ${what}`, () => {
    assert.deepEqual(
      readText(text, '2022-05-18').events.map((event) => event.background),
      [background],
    );
  });
}
