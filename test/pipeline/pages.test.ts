import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageSchema } from '../../src/model/index.ts';
import { createReader, type Reader } from '../../src/pipeline/index.ts';
import { captureOf } from '../../src/source/index.ts';
import { project } from '../project.ts';
import { test } from '../runner.ts';

let loaded: Reader | null = null;

/** One page as the command line reads it. */
function read(content: string | Uint8Array, mediaType = 'text/html') {
  loaded ??= createReader();
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return loaded.read(
    captureOf(bytes, { path: 'page.html', url: null, fetchedAt: null, mediaType, site: null }),
  ).page;
}

const FRENCH = `<html lang="fr"><body><article><h1>Un convoi attaqué</h1><p>Mardi, des hommes armés ont attaqué un convoi
près de Ménaka, selon le gouverneur de la région. Deux soldats ont été tués et une dizaine de civils blessés.</p>
<p>« La route est coupée », a déclaré un habitant. L'armée n'a pas donné de bilan.</p></article></body></html>`;

test('pages: a page as read keeps the contract', () => {
  const page = read(FRENCH);
  assert.deepEqual(pageSchema.parse(page), page);
  assert.ok(page.events.length > 0 && page.claims.length > 0);
});

test('pages: every span is verbatim in the text that it counts in', () => {
  const page = read(FRENCH);
  const homes = { text: page.article.text, title: page.article.title ?? '', page: FRENCH };
  let spans = 0;
  JSON.stringify(page, (_, value: unknown) => {
    const span = value as { in?: keyof typeof homes; from?: number; to?: number; text?: string } | null;
    if (typeof span?.from === 'number' && typeof span.to === 'number' && typeof span.text === 'string') {
      assert.equal(homes[span.in ?? 'text'].slice(span.from, span.to), span.text);
      spans += 1;
    }
    return value;
  });
  assert.ok(spans > 10);
});

test('pages: the same bytes give the same page', () => {
  assert.equal(JSON.stringify(read(FRENCH)), JSON.stringify(read(FRENCH)));
});

test('pages: a page in another language is said to be so and not misread', () => {
  const page = read(readFileSync(join(project, 'test/fixtures/foreign/es-gao.html')));
  assert.equal(page.article.verdict.kind, 'not-supported-language');
  assert.deepEqual([page.events, page.claims, page.entities], [[], [], []]);
  assert.ok(page.diagnostics.some(({ code }) => code === 'language.unsupported'));
});

test('pages: an empty file, binary and a page without an article are told apart and give nothing', () => {
  for (const content of [
    '',
    new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0, 1, 2, 3]),
    '<html><body></body></html>',
  ]) {
    const page = read(content);
    assert.notEqual(page.article.verdict.kind, 'article');
    assert.deepEqual([page.events, page.claims], [[], []]);
    assert.ok(page.diagnostics.length > 0, 'the reason is told');
  }
});

test('pages: windows-1252 and broken UTF-8 are read', () => {
  const latin = Uint8Array.from(FRENCH.replaceAll('’', "'"), (char) => char.charCodeAt(0));
  assert.match(read(latin).article.text, /près de Ménaka/);
  const broken = new TextEncoder().encode(FRENCH);
  broken[broken.length - 60] = 0xff;
  assert.match(read(broken).article.text, /Ménaka/);
});
