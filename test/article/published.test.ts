/** Which of a page's dates is taken for its day of publication, where nothing but the page is known. */
import assert from 'node:assert/strict';
import { choosePublished } from '../../src/article/index.ts';
import type { DateCandidate } from '../../src/model/index.ts';
import { test } from '../runner.ts';

type Brief = readonly [value: string, role: DateCandidate['role'], where: string];

const CASES: readonly (readonly [name: string, candidates: readonly Brief[], day: string | null])[] = [
  [
    'the declared day before a visible one',
    [
      ['2021-03-05', 'published', 'line'],
      ['2021-03-03', 'published', 'json-ld:datePublished'],
    ],
    '2021-03-03',
  ],
  ['a day of change never', [['2021-03-05', 'modified', 'json-ld:dateModified']], null],
  ['a clock never', [['2021-03-05T10:00', 'clock', 'line']], null],
  [
    'the visible day where nothing is declared',
    [
      ['2021-03-05', 'modified', 'line'],
      ['2021-03-03', 'published', 'line'],
    ],
    '2021-03-03',
  ],
  [
    'the local day of a time in UTC near midnight',
    [
      ['2021-03-04T02:30Z', 'published', 'json-ld:datePublished'],
      ['2021-03-03', 'published', 'url'],
    ],
    '2021-03-03',
  ],
  [
    'the declared day where readers see it too',
    [
      ['2021-03-04T02:30Z', 'published', 'json-ld:datePublished'],
      ['2021-03-03', 'published', 'line'],
      ['2021-03-04', 'published', 'url'],
    ],
    '2021-03-04',
  ],
  [
    'a line of the day before does not move a time at noon',
    [
      ['2021-03-04T12:30Z', 'published', 'json-ld:datePublished'],
      ['2021-03-03', 'published', 'line'],
    ],
    '2021-03-04',
  ],
  ['nothing where nothing stands', [], null],
];

for (const [name, briefs, day] of CASES) {
  test(`published: ${name}`, () => {
    const candidates = briefs.map(
      ([value, role, where]): DateCandidate => ({
        value,
        role,
        where,
        basis: where === 'url' ? 'url' : where === 'line' ? 'dateline' : 'metadata',
        evidence: { in: 'page', from: 0, to: 0, text: '' },
      }),
    );
    assert.equal(choosePublished(candidates)?.value.slice(0, 10) ?? null, day);
  });
}
