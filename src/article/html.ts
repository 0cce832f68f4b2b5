/** A page of HTML becomes an article. */
import { fold } from '../text/fold.ts';
import type { Article, Capture } from '../model/index.ts';
import { assemble } from './assemble.ts';
import { type Block, findBlocks } from './blocks.ts';
import { findRevealed, selectBody } from './body.ts';
import { findByline, namesOfLine, takeSignature } from './byline.ts';
import { dropClocks } from './clock.ts';
import { isLinkOnly, type PageClues } from './scene.ts';
import { findOurMark } from './relayed.ts';
import { dropByWording } from './last-word.ts';
import { findTitle, siteOfTitle } from './headline.ts';
import { Marks } from './markup.ts';
import { withDeclaredBody } from './declared-body.ts';
import { findPageDates } from './page-dates.ts';
import type { Decoded } from './encoding.ts';
import { type Metadata, readMetadata } from './metadata.ts';
import type { Tables } from './tables.ts';
import { type Tree, parseTree } from './tree.ts';
import type { WordingRule } from './wording.ts';

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
    rules: blocks.map((block) => (isLinkOnly(block) ? null : tables.wording.ruleOf(block.text, block.words))),
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
  const sure = selectBody(clues, tables.body);
  // A block that is nothing but a link was not asked about: most of them are in menus.
  const ruleAt = (i: number): WordingRule | null =>
    clues.rules[i] ??
    (isLinkOnly(blocks[i]!) ? tables.wording.ruleOf(blocks[i]!.text, blocks[i]!.words) : null);
  dropByWording(blocks, ruleAt);
  const title = findTitle(tree, blocks, metadata);
  dropTitle(blocks, title);
  const signature = 1 << tables.markup.kinds.indexOf('byline');
  dropClocks(
    blocks,
    title,
    ruleAt,
    (block) => (block.own & signature) !== 0 || namesOfLine(block.text) !== null,
  );
  const byline = findByline(blocks, metadata, tables.markup);
  const site =
    metadata.first('meta:og:site_name', 'json-ld:publisher', 'meta:application-name') ??
    siteOfTitle(blocks, metadata);
  const signed = takeSignature(blocks, byline, site);
  const parts = {
    sure,
    title,
    byline: byline ?? signed,
    site,
    canonical: metadata.first('link:canonical', 'meta:og:url'),
    tags: tagsOf(metadata),
    dates: findPageDates(decoded.page, blocks, metadata, capture.url, tables),
    declared: ['json-ld:@type', 'json-ld:articleSection', 'meta:article:section'].flatMap((name) =>
      metadata.all(name).map(({ value }) => value),
    ),
    diagnostics: [...findOurMark(decoded.page, metadata), ...findRevealed(decoded.page, blocks)],
  };
  const lines = withDeclaredBody(decoded.page, blocks, metadata);
  return assemble(capture, decoded, { ...parts, lines }, tables);
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
