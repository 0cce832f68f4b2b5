/**
 * The title of an article: the heading that its readers see above it, else what the page declares, without the name
 * of the site that is glued to it.
 */
import type { Block } from './blocks.ts';
import { cleanText } from './characters.ts';
import { foldText } from './line.ts';
import type { Metadata } from './metadata.ts';
import { TAG } from './tags.ts';
import type { Tree } from './tree.ts';

/** How many blocks may lie between the heading and the first block of the body: pictures, bylines, share buttons. */
const REACH = 40;
/** Share of the words of a heading that a declared title must have for the two to be one. */
const LIKE = 0.6;
const LONGEST = 300;

export function findTitle(tree: Tree, blocks: readonly Block[], metadata: Metadata): string | null {
  const site = foldText(metadata.first('meta:og:site_name') ?? '');
  const declared = ['meta:og:title', 'json-ld:headline', 'meta:twitter:title', 'title'].flatMap(
    (name) => metadata.first(name) ?? [],
  );
  const heading = findHeading(
    tree,
    blocks,
    declared.map((title) => wordsIn(foldText(title))),
    site,
  );
  if (heading !== null) return heading;
  const first = declared[0];
  const told = splitTitle(blocks, metadata);
  if (first === undefined) return null;
  return told !== null && told.whole === first
    ? told.title
    : withoutSite(cleanText(first), site, metadata.first('meta:og:title') === null);
}

/** The best heading before the body: a first-level one, or one that the page declares as its title. */
function findHeading(
  tree: Tree,
  blocks: readonly Block[],
  declared: readonly ReadonlySet<string>[],
  site: string,
): string | null {
  const first = blocks.findIndex((block) => block.reason === '' && tree.tag[block.row] !== TAG['h1']);
  let best: string | null = null;
  let most = 0;
  blocks.forEach((block, i) => {
    const level = LEVELS.indexOf(tree.tag[block.row]!);
    if (level < 0 || block.hidden || block.text.length > LONGEST || block.words === 0) return;
    const text = foldText(block.text);
    const like = Math.max(0, ...declared.map((title) => likenessOf(text, title)));
    const away = first < 0 ? 0 : first - i;
    const near = away >= -3 && away <= REACH;
    const score =
      like * 3 +
      (near ? 1 : 0) +
      (level === 0 ? 1.4 : 0) -
      level * 0.1 -
      (text === site ? 3 : 0) -
      (block.words < 3 ? 0.8 : 0);
    if (score > most && (like >= LIKE || (level === 0 && near && block.words > 1)))
      [best, most] = [block.text, score];
  });
  return best;
}

const LEVELS = ['h1', 'h2', 'h3'].map((name) => TAG[name]!);

function wordsIn(text: string): Set<string> {
  return new Set(text.match(/[\p{L}\p{N}]+/gu));
}

/** How much two titles share: the part of the heading's words that the other has, in any order. */
function likenessOf(heading: string, title: ReadonlySet<string>): number {
  const words = [...wordsIn(heading)];
  if (words.length === 0 || title.size === 0) return 0;
  const shared = words.filter((word) => title.has(word)).length / words.length;
  return shared * Math.min(1, (words.length * 2) / title.size);
}

const SEPARATED = /^(.{8,}?)\s(?:[|–—»·:-]|::)\s([^|–—»·]{2,60})$/;

/** « Le pont rouvre - Le Relais » without the site: its name if known, else the short end of a `<title>`. */
function withoutSite(title: string, site: string, bare: boolean): string {
  const match = SEPARATED.exec(title);
  if (!match) return title;
  const [, head, tail] = match as unknown as [string, string, string];
  const name = foldText(tail);
  const known = site !== '' && (name.includes(site) || site.includes(name));
  const domain = /^[\w-]+\.(?:com|org|net|fr|de|it|es|pl|co\.uk|ch|at|be|info|news)$/.test(name);
  const short = bare && tail.split(' ').length <= 4 && head.split(' ').length > 3;
  return known || domain || short ? withoutSite(head, site, bare) : title;
}

const SEPARATOR = /\s(?:[|–—»·:-]|::)\s/g;
/** From so many words a part of a `<title>` that the page repeats is its headline, and not a section. */
const TITLE_WORDS = 4;
const SITE_LENGTH = 60;

/** A `<title>` cut in two: the part that a block of the page repeats word for word is the headline. */
function splitTitle(
  blocks: readonly Block[],
  metadata: Metadata,
): { whole: string; title: string; rest: string } | null {
  const whole = metadata.first('title') ?? '';
  const clean = cleanText(whole);
  if (clean.length > LONGEST) return null;
  const parts = [...clean.matchAll(SEPARATOR)].flatMap(({ index, 0: mark }) => {
    const [head, tail] = [clean.slice(0, index).trim(), clean.slice(index + mark.length).trim()];
    return [
      { whole, title: head, rest: tail },
      { whole, title: tail, rest: head },
    ];
  });
  if (parts.length === 0) return null;
  const said = new Set(linesOf(blocks));
  return (
    parts
      .filter(({ title }) => wordsIn(title).size >= TITLE_WORDS && said.has(foldText(title)))
      .sort((a, b) => b.title.length - a.title.length)[0] ?? null
  );
}

/** The visible blocks no longer than a title, folded. */
function linesOf(blocks: readonly Block[]): string[] {
  return blocks
    .filter(({ hidden, text }) => !hidden && text.length <= LONGEST)
    .map(({ text }) => foldText(text));
}

/**
 * The site by its name beside the headline in `<title>`, for pages that declare none: only where the page says that
 * name again in its first line or in its notice of rights, as it does not say that of a section.
 */
export function siteOfTitle(blocks: readonly Block[], metadata: Metadata): string | null {
  const name = splitTitle(blocks, metadata)?.rest ?? '';
  if (name === '' || name.length > SITE_LENGTH || name.search(SEPARATOR) >= 0) return null;
  const key = foldText(name);
  const seen = linesOf(blocks);
  const told = seen.some((text) => RIGHTS.test(text) && text.includes(key));
  return told || seen[0] === key ? name : null;
}

const RIGHTS = /©|\(c\)|copyright|droits|rights|\b(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d/;
