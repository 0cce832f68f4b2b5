/**
 * What must hold of an extracted page, whatever comes in: every span lies in its page and says its words, the blocks
 * are the text, and the second reading is the first. Seeds are the pages of the tests, of HTML and of plain text.
 */
import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Article, Range, Span } from '../../src/model/index.ts';
import { extract, flatten } from '../../src/pipeline/article.ts';

const CASES = fileURLToPath(new URL('../../../test/article/cases', import.meta.url));

/** The pages of the cases: what follows the line of three hyphens. */
export const PAGES: readonly string[] = readdirSync(CASES)
  .sort()
  .map((file) => readFileSync(join(CASES, file), 'utf8').split('\n---\n').slice(1).join('\n---\n'));

export function checkHtml(input: Uint8Array): void {
  const origin = { url: 'https://news.example/2024/05/02/crue.html', mediaType: 'text/html' };
  const article = extract(input, origin);
  checkBlocks(article);
  for (const { page } of article.trace) checkRange(page, article.page);
  for (const { evidence } of article.credits) checkSpan(evidence, article.page);
  for (const { evidence } of article.dateCandidates) checkSpan(evidence, article.page);
  for (const span of article.machineTranslated.evidence) checkSpan(span, article.page);
  for (const { span } of article.diagnostics) if (span) checkSpan(span, article.page);
  const { confidence } = article.verdict;
  assert.ok(confidence >= 0 && confidence <= 1, `confidence ${confidence}`);
  assert.equal(JSON.stringify(flatten(extract(input, origin))), JSON.stringify(flatten(article)));
}

/** The blocks follow each other, one line feed between two, and together are the text. */
function checkBlocks({ blocks, text, page }: Article): void {
  let at = 0;
  for (const block of blocks) {
    assert.equal(block.from, at);
    assert.ok(block.to > block.from && !text.slice(block.from, block.to).includes('\n'));
    if (block.page) checkRange(block.page, page);
    at = block.to + 1;
  }
  assert.equal(text.length, Math.max(0, at - 1));
}

function checkRange({ from, to }: Range, page: string): void {
  assert.ok(from >= 0 && from <= to && to <= page.length, `${from} to ${to} of ${page.length}`);
}

function checkSpan(span: Span, page: string): void {
  checkRange(span, page);
  if (span.in === 'page') assert.equal(span.text, page.slice(span.from, span.to));
}
