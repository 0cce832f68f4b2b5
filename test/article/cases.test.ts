/**
 * Pages that we wrote, one complaint of users each. A case is a text file: what is expected, a line of three hyphens,
 * the page. `#` says what the case is about; every other line is `what: value`, and may be repeated.
 *
 * has, lacks: words of the article · title, byline, site, lang, canonical · verdict, genre · block: a kind that occurs ·
 * published: the chosen day, or none · date: `value role where` of a candidate · credit: `kind name` · machine: yes ·
 * diagnostic: a code.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../../src/model/index.ts';
import { extract, flatten } from '../../src/pipeline/article.ts';
import { project } from '../project.ts';
import { test } from '../runner.ts';

const FOLDER = join(project, 'test', 'article', 'cases');

type Check = (article: Article, value: string) => void;

const CHECKS: Readonly<Record<string, Check>> = {
  has: ({ text }, value) => assert.ok(text.includes(value), `the text lacks « ${value} »:\n${text}`),
  lacks: ({ text }, value) => assert.ok(!text.includes(value), `the text has « ${value} »:\n${text}`),
  title: ({ title }, value) => assert.equal(title, value),
  byline: ({ byline }, value) => assert.equal(byline, value),
  site: ({ site }, value) => assert.equal(site, value),
  lang: ({ lang }, value) => assert.equal(lang, value),
  verdict: ({ verdict }, value) => assert.equal(verdict.kind, value),
  genre: ({ verdict }, value) => assert.equal(verdict.genre, value),
  block: ({ blocks }, value) =>
    assert.ok(
      blocks.some(({ kind }) => kind === value),
      `no ${value}`,
    ),
  published: (article, value) => assert.equal(flatten(article).date ?? 'none', value),
  date: ({ dateCandidates }, value) => {
    const found = dateCandidates.map((date) => `${date.value} ${date.role} ${date.where}`);
    assert.ok(found.includes(value), `no ${value} among ${found.join(' | ')}`);
  },
  credit: ({ credits }, value) => {
    const found = credits.map(({ kind, name }) => `${kind} ${name}`);
    assert.ok(found.includes(value), `no ${value} among ${found.join(' | ')}`);
  },
  machine: ({ machineTranslated }, value) => assert.equal(machineTranslated.value, value === 'yes'),
  diagnostic: ({ diagnostics }, value) =>
    assert.ok(
      diagnostics.some(({ code }) => code === value),
      `no ${value}`,
    ),
};

for (const file of readdirSync(FOLDER).sort()) {
  test(`article case ${file.replace('.txt', '')}`, () => {
    const content = readFileSync(join(FOLDER, file), 'utf8');
    const cut = content.indexOf('\n---\n');
    const expected = content
      .slice(0, cut)
      .split('\n')
      .filter((line) => !line.startsWith('#'));
    const page = content.slice(cut + 5);
    const article = extract(new TextEncoder().encode(page));
    checkWhole(article, page);
    for (const line of expected) checkLine(article, line);
  });
}

function checkLine(article: Article, line: string): void {
  const colon = line.indexOf(': ');
  const check = CHECKS[line.slice(0, colon)];
  assert.ok(check, `unknown expectation « ${line} »`);
  check(article, line.slice(colon + 2));
}

/** What holds of every article: the text is its blocks, and every span stands where it says. */
function checkWhole(article: Article, page: string): void {
  assert.equal(article.page, page);
  assert.equal(article.blocks.map(({ from, to }) => article.text.slice(from, to)).join('\n'), article.text);
  const kept = article.trace.filter((block) => block.kept).map(({ page: span }) => span);
  assert.deepEqual(
    article.blocks.map((block) => block.page),
    kept,
  );
  const spans = [...article.credits, ...article.dateCandidates].map(({ evidence }) => evidence);
  for (const { from, to, text } of spans) assert.equal(page.slice(from, to), text);
  if (article.title !== null)
    assert.ok(!article.text.startsWith(`${article.title}\n`), 'the title is repeated');
}
