import assert from 'node:assert/strict';
import { findTokens } from '../../../src/annotate/reader/tokens.ts';
import { loadEnglishReaderTables } from '../../../src/english/reader.ts';
import { loadFrenchReaderTables } from '../../../src/french/reader.ts';
import { projectData } from '../../../src/pipeline/data.ts';
import { test } from '../../runner.ts';

const { tokens: rules } = loadFrenchReaderTables(projectData);

const { tokens: englishRules } = loadEnglishReaderTables(projectData);

function cut(text: string, by = rules): string {
  return findTokens(text, by)
    .map(({ from, to }) => text.slice(from, to))
    .join(' | ');
}

/** Text, and its tokens as UD French has them. */
const CASES: readonly (readonly [text: string, tokens: string])[] = [
  ["L'usine d'Ath n'ouvre qu'à midi.", "L' | usine | d' | Ath | n' | ouvre | qu' | à | midi | ."],
  ['L’usine, jusqu’ici fermée', 'L’ | usine | , | jusqu’ | ici | fermée'],
  ['Y a-t-il un bus ?', 'Y | a | -t-il | un | bus | ?'],
  ["L'a-t-on vue ? Donne-le-moi !", "L' | a | -t-on | vue | ? | Donne | -le | -moi | !"],
  ["Aujourd'hui, quelqu'un viendra peut-être.", "Aujourd'hui | , | quelqu'un | viendra | peut-être | ."],
  ['Celui-ci a rendez-vous à Bar-le-Duc.', 'Celui-ci | a | rendez-vous | à | Bar-le-Duc | .'],
  ['16 000 euros, 1 250,50 euros', '16 000 | euros | , | 1 250,50 | euros'],
  ['En 2019 450 élèves', 'En | 2019 | 450 | élèves'],
  ['12 %, 3,5 km et 17h30', '12 | % | , | 3,5 | km | et | 17 | h | 30'],
  ['à 8h, ce jour-là', 'à | 8 | h | , | ce | jour | -là'],
  ['le 12/05/2019, le 1er', 'le | 12/05/2019 | , | le | 1er'],
  ['M. Roy et Mme Roy, J. Roy, etc.', 'M. | Roy | et | Mme | Roy | , | J. | Roy | , | etc.'],
  ["l'O.N.U. et J.-C. Roy", "l' | O.N.U. | et | J.-C. | Roy"],
  ['« Oui », dit-elle.', '« | Oui | » | , | dit | -elle | .'],
  ['«Non!» (rires)...', '« | Non | ! | » | ( | rires | ) | ...'],
  ['voir https://exemple.org/a?b=1.', 'voir | https://exemple.org/a?b=1 | .'],
  ['à a.roy@exemple.org', 'à | a.roy@exemple.org'],
  ['le n° 4, à 90 km/h', 'le | n° | 4 | , | à | 90 | km/h'],
  ["l'armée, l' armée", "l' | armée | , | l' | armée"],
];

for (const [text, tokens] of CASES) test(`tokens: ${text}`, () => assert.equal(cut(text), tokens));

/** English as UD English has it. */
const ENGLISH: readonly (readonly [text: string, tokens: string])[] = [
  ["The mayor's aides didn't reply.", "The | mayor | 's | aides | did | n't | reply | ."],
  ['They’ll say it can’t last', 'They | ’ll | say | it | ca | n’t | last'],
  ['a well-known ferry-boat', 'a | well | - | known | ferry | - | boat'],
  ['an e-mail to the co-owner', 'an | e-mail | to | the | co-owner'],
  ['Mr. Lee left at 10:30, the U.S. said', 'Mr. | Lee | left | at | 10:30 | , | the | U.S. | said'],
  ['555-010-2233 or 12%', '555-010-2233 | or | 12 | %'],
  ["six o'clock, $1,250.50", "six | o'clock | , | $ | 1,250.50"],
];

for (const [text, tokens] of ENGLISH) {
  test(`tokens, English: ${text}`, () => assert.equal(cut(text, englishRules), tokens));
}

test('tokens are verbatim, in order and leave nothing out but white space', () => {
  const text = 'a’b… “c” -d- \u00a0e\u202ff 1 2 300\n\n«»%$€😀é\u0301\ud800x';
  let at = 0;
  for (const { from, to } of findTokens(text, rules)) {
    assert.equal(text.slice(at, from).trim(), '');
    assert.ok(to > from);
    at = to;
  }
  assert.equal(text.slice(at).trim(), '');
});
