/** Every rule of time carries examples, and texts in which it must not fire; all of them run here. */
import assert from 'node:assert/strict';
import { findExpressions, type TimeTables } from '../../../src/annotate/times/find.ts';
import { dayOf } from '../../../src/annotate/times/day.ts';
import { resolvePass } from '../../../src/annotate/times/timeline.ts';
import { loadEnglishTimes } from '../../../src/english/times.ts';
import { loadFrenchTimes } from '../../../src/french/times.ts';
import { projectData } from '../../../src/pipeline/data.ts';
import { test } from '../../runner.ts';
import { plainSentences } from './plain.ts';

/** Wednesday 18 May 2022: the day on which all examples are published. */
const TODAY = dayOf(2022, 5, 18);

for (const tables of [loadFrenchTimes(projectData), loadEnglishTimes(projectData)]) {
  test(`${tables.code}: every rule of time that makes a time has an example`, () => {
    const bare = tables.grammar.rules.filter(
      ({ examples, build }) => examples.length === 0 && build(new Map()).is !== 'skip',
    );
    assert.deepEqual(
      bare.map(({ name }) => name),
      [],
    );
    assert.ok(tables.grammar.rules.length > 100);
  });
  for (const rule of tables.grammar.rules) {
    for (const example of rule.examples)
      test(`${tables.code}.${rule.name}: ${example}`, () => checkExample(tables, rule.name, example));
    for (const text of rule.not)
      test(`${tables.code}.${rule.name} not in: ${text}`, () => checkNot(tables, rule.name, text));
  }
}

function checkExample(tables: TimeTables, name: string, example: string): void {
  const [text = '', value] = example.split('=>').map((part) => part.trim());
  const expressions = findExpressions(text, plainSentences(text), tables);
  const results = resolvePass(expressions, TODAY);
  const seen = expressions.map(({ trail }, i) => `${trail.join('<')} ${results[i]!.value}`);
  const hit = expressions.some(({ trail }, i) => trail.includes(name) && String(results[i]!.value) === value);
  assert.ok(hit, `expected ${value} by ${name}, found ${seen.join('; ') || 'nothing'}`);
}

function checkNot(tables: TimeTables, name: string, text: string): void {
  const expressions = findExpressions(text, plainSentences(text), tables);
  // A rule that makes a `skip` says that its text is no time at all.
  const rule = tables.grammar.rules.find((other) => other.name === name)!;
  const forbidden =
    rule.build(new Map()).is === 'skip'
      ? expressions
      : expressions.filter(({ trail }) => trail.includes(name));
  assert.deepEqual(
    forbidden.map(({ from, to, rule: by }) => `${text.slice(from, to)} by ${by}`),
    [],
  );
}
