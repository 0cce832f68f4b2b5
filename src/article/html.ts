/** A page of HTML becomes an article. */
import { fold } from '../text/fold.ts';
import type { Article, Capture, DateCandidate } from '../model/index.ts';
import { assemble } from './assemble.ts';
import { type Block, findBlocks } from './blocks.ts';
import { selectBody } from './body.ts';
import type { PageClues } from './features.ts';
import { Marks } from './markup.ts';
import { datelineOf, declaredDates, lineDates, urlDate } from './dates.ts';
import type { Decoded } from './encoding.ts';
import { cleanText } from './characters.ts';
import { type Metadata, readMetadata } from './metadata.ts';
import type { Tables } from './tables.ts';
import { TAG } from './tags.ts';
import { type Tree, parseTree } from './tree.ts';

/** A page read as far as the choice of its body: shared with the training of the model. */
export interface ParsedPage {
  readonly tree: Tree;
  readonly metadata: Metadata;
  readonly blocks: readonly Block[];
  readonly clues: PageClues;
}

export function parsePage(page: string, tables: Omit<Tables, 'body'>): ParsedPage {
  const tree = parseTree(page);
  const metadata = readMetadata(tree);
  const blocks = findBlocks(tree, new Marks(tree, tables.markup));
  const clues: PageClues = {
    tree,
    blocks,
    rules: blocks.map((block) => tables.wording.ruleOf(block.text, block.words)),
    markup: tables.markup,
    functionWords: tables.functionWords,
    titles: ['meta:og:title', 'json-ld:headline', 'title'].flatMap((name) => metadata.first(name) ?? []),
    description: metadata.first('meta:og:description', 'meta:description', 'meta:twitter:description'),
    body: metadata.first('json-ld:articleBody'),
  };
  return { tree, metadata, blocks, clues };
}

export function extractHtml(capture: Capture, decoded: Decoded, tables: Tables): Article {
  const { tree, metadata, blocks, clues } = parsePage(decoded.page, tables);
  selectBody(clues, tables.body);
  const title = findTitle(tree, blocks, metadata);
  dropTitle(blocks, title);
  const parts = {
    lines: blocks,
    title,
    byline: metadata.first('json-ld:author', 'meta:author', 'meta:article:author', 'meta:byl'),
    site: metadata.first('meta:og:site_name', 'json-ld:publisher', 'meta:application-name'),
    canonical: metadata.first('link:canonical', 'meta:og:url'),
    tags: tagsOf(metadata),
    dates: findHtmlDates(decoded.page, blocks, metadata, capture.url, tables),
    declared: ['json-ld:@type', 'json-ld:articleSection', 'meta:article:section'].flatMap((name) =>
      metadata.all(name).map(({ value }) => value),
    ),
  };
  return assemble(capture, decoded, parts, tables);
}

function findTitle(tree: Tree, blocks: readonly Block[], metadata: Metadata): string | null {
  const declared = metadata.first('meta:og:title', 'json-ld:headline', 'meta:twitter:title');
  const page = metadata.first('title');
  const heads = blocks.filter((block) => tree.tag[block.row] === TAG['h1'] && block.words > 1);
  const like = (text: string) =>
    [declared, page].some((other) => other !== null && fold(other).includes(fold(text)));
  const title = heads.find((head) => like(head.text))?.text ?? declared ?? heads[0]?.text ?? page;
  return title === null ? null : cleanText(title);
}

/** The title is told once, above the body; what stood before it in the page is not the article. */
function dropTitle(blocks: readonly Block[], title: string | null): void {
  if (title === null) return;
  const key = fold(title);
  for (const block of blocks)
    if (block.reason === '' && block.words < 60 && fold(block.text) === key) block.reason = 'title';
}

function tagsOf(metadata: Metadata): string[] {
  const declared = [
    ...metadata.all('json-ld:keywords'),
    ...metadata.all('meta:article:tag'),
    ...metadata.all('meta:news_keywords'),
    ...metadata.all('meta:keywords'),
  ];
  return [
    ...new Set(
      declared
        .flatMap(({ value }) => value.split(','))
        .map((tag) => tag.trim())
        .filter((tag) => tag !== ''),
    ),
  ].slice(0, 50);
}

/** The dates declared, in the address, and in the short lines around the article. */
function findHtmlDates(
  page: string,
  blocks: readonly Block[],
  metadata: Metadata,
  url: string | null,
  tables: Tables,
): DateCandidate[] {
  const dates = declaredDates(metadata, page, tables.months);
  const address = url === null || url === '' ? null : urlDate(url);
  if (address) dates.push(address);
  const first = blocks.findIndex((block) => block.reason === '');
  blocks.slice(Math.max(0, first - 25), first + 12).forEach((block) => {
    dates.push(...lineDates(block, page, tables.months, false, { aboveTitle: false }));
  });
  const dateline = blocks
    .filter((block) => block.reason === '')
    .slice(0, 2)
    .map((block) => datelineOf(block, page, tables.months))
    .find((date) => date !== null);
  if (dateline) dates.push(dateline);
  return dates;
}
