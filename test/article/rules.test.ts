/** Every example of every wording, credit and label rule: it must match, and its counter-examples must not. */
import assert from 'node:assert/strict';
import { parseCreditRules, readCredits } from '../../src/article/credits.ts';
import { findInsideLabels, parseInsideRules } from '../../src/article/inside.ts';
import { countWords } from '../../src/article/line.ts';
import { findRunIns, parseRunInRules } from '../../src/article/run-in.ts';
import { foldHead, parseWallRules } from '../../src/article/wall.ts';
import { foldLine, Wording, parseWording } from '../../src/article/wording.ts';
import { projectData } from '../../src/pipeline/data.ts';
import { test } from '../runner.ts';

for (const code of ['fr', 'en', 'lang']) {
  for (const rule of parseWording(projectData.text(`${code}/article.tsv`))) {
    test(`article wording ${code} ${rule.name}`, () => {
      const alone = new Wording([rule]);
      const named = (line: string) => alone.ruleOf(line, countWords(line)) !== null;
      assert.ok(rule.examples.length > 0, 'a rule without an example');
      for (const example of rule.examples) assert.ok(named(example), `should match « ${example} »`);
      for (const line of rule.not) assert.ok(!named(line), `should not match « ${line} »`);
    });
  }
}

for (const code of ['fr', 'en']) {
  for (const rule of parseCreditRules(projectData.text(`${code}/article-credits.tsv`))) {
    test(`article credit ${code} ${rule.name}`, () => {
      const found = (line: string) =>
        readCredits(line, { text: line, from: 0, to: line.length }, true, [rule]).length > 0;
      assert.ok(rule.examples.length > 0, 'a rule without an example');
      for (const example of rule.examples) assert.ok(found(example), `should match « ${example} »`);
      for (const line of rule.not) assert.ok(!found(line), `should not match « ${line} »`);
    });
  }
  for (const rule of parseInsideRules(projectData.text(`${code}/article-inside.tsv`))) {
    test(`article label ${code} ${rule.name}`, () => {
      const found = (line: string) => findInsideLabels(line, [rule]).length > 0;
      for (const example of rule.examples) assert.ok(found(example), `should match « ${example} »`);
      for (const line of rule.not) assert.ok(!found(line), `should not match « ${line} »`);
    });
  }
  for (const rule of parseRunInRules(projectData.text(`${code}/article-run-in.tsv`))) {
    test(`article headlines run in ${code} ${rule.name}`, () => {
      assert.ok(rule.examples.length > 0, 'a rule without an example');
      for (const line of rule.examples) assert.equal(findRunIns(line, [rule]).length, 1, line);
      for (const line of rule.not) assert.deepEqual(findRunIns(line, [rule]), [], line);
    });
  }
  for (const rule of parseWallRules(projectData.text(`${code}/article-walls.tsv`))) {
    test(`article wall ${code} ${rule.name}`, () => {
      const fold = rule.at === 'head' ? foldHead : foldLine;
      assert.ok(rule.examples.length > 0, 'a rule without an example');
      for (const example of rule.examples) {
        assert.match(fold(example), rule.pattern, `should match « ${example} »`);
      }
      for (const line of rule.not)
        assert.doesNotMatch(fold(line), rule.pattern, `should not match « ${line} »`);
    });
  }
}
