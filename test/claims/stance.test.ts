/** What a verb of saying tells about the one who reports it: whether it is granted, doubted, or a reproach. */
import assert from 'node:assert/strict';
import { readText } from '../reader.ts';
import { test } from '../runner.ts';

const CASES: readonly (readonly [text: string, stance: string])[] = [
  ['Le maire a confirmé que la digue avait cédé.', 'factive'],
  ['Le maire a salué le courage des pompiers.', 'factive'],
  ["Le maire a dénoncé l'abandon du port.", 'accusing'],
  ["Le maire accuse la préfecture d'avoir vendu le port.", 'accusing'],
  ['Le maire assure que la digue tiendra.', 'assertive'],
  ['Le maire a déclaré que la digue tiendrait.', 'neutral'],
  ['La digue aurait cédé.', 'distancing'],
];

for (const [text, stance] of CASES) {
  test(`claims, stance: ${text}`, () => {
    assert.deepEqual(
      readText(text).claims.map((claim) => claim.stance),
      [stance],
    );
  });
}
