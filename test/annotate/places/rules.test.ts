/** Every rule on how a place name is used carries examples and counter-examples; all of them run here. */
import assert from 'node:assert/strict';
import { findHits } from '../../../src/annotate/places/index.ts';
import { loadEnglishPlaces } from '../../../src/english/places.ts';
import { loadFrenchPlaces } from '../../../src/french/places.ts';
import { projectData } from '../../../src/pipeline/data.ts';
import { test } from '../../runner.ts';

for (const tables of [loadFrenchPlaces(projectData), loadEnglishPlaces(projectData)]) {
  for (const rule of tables.rules) {
    test(`${tables.code}.${rule.name} has examples for and against`, () => {
      assert.ok(rule.examples.length > 0 && rule.not.length > 0);
    });
    for (const example of rule.examples) {
      test(`${tables.code}.${rule.name}: ${example}`, () => assert.ok(meets(rule, example)));
    }
    for (const example of rule.not) {
      test(`${tables.code}.${rule.name} not in: ${example}`, () => assert.ok(!meets(rule, example)));
    }
  }

  function meets(rule: (typeof tables.rules)[number], example: string): boolean {
    const from = example.indexOf('[');
    const to = example.indexOf(']') - 1;
    return findHits(example.replace(/[[\]]/g, ''), from, to, [rule]).length > 0;
  }
}
