/**
 * What is known of each block of a page, as numbers: its text, its markup, its neighbours, and where it stands to the
 * several cheap guesses at the body (the heaviest container, `<article>`, the look of most of the prose, the body
 * that the page declares). The forest in `forest.ts` weighs them; nothing here decides.
 */
import { type Block, HOLDERS } from './blocks.ts';
import { isClosed } from './line.ts';
import type { Scene } from './scene.ts';

const REASONS = [
  'menu',
  'related',
  'comments',
  'share',
  'subscribe',
  'paywall',
  'consent',
  'footer',
  'advertising',
  'tags',
  'byline',
  'caption',
];
const BITS = 16;

type Column = (block: Block, i: number, page: Scene) => number;

/** The columns, in the order in which the forest knows them. */
const COLUMNS: readonly (readonly [string, Column])[] = [
  ['words', ({ words }) => Math.min(words, 300)],
  ['chars/word', ({ text, words }) => text.length / (words + 1)],
  ['closed', ({ text }) => (isClosed(text) ? 1 : 0)],
  ['colon', ({ text }) => (text.endsWith(':') ? 1 : 0)],
  ['ellipsis', ({ text }) => (/(?:…|\.\.\.)\]?$/.test(text) ? 1 : 0)],
  ['commas', (_, i, page) => page.letters[i * 3 + 2]!],
  ['stops', ({ text }) => Math.min(countOf(text, '. ') + countOf(text, '。'), 12)],
  ['quotes', ({ text }) => (/["“”«»„]/.test(text) ? 1 : 0)],
  ['digits', (_, i, page) => page.letters[i * 3]!],
  ['capitals', (_, i, page) => page.letters[i * 3 + 1]!],
  ['lower start', ({ text }) => (/^\p{Ll}/u.test(text) ? 1 : 0)],
  ['symbol start', ({ text }) => (/^[\p{L}\p{N}"“«„'‘¿¡(]/u.test(text) ? 0 : 1)],
  ['bars', ({ text }) => (/[|/•·›»>]/.test(text) ? 1 : 0)],
  ['address', ({ text }) => (/@|https?:|www\./.test(text) ? 1 : 0)],
  ['year', ({ text }) => (/(?<!\d)(?:19|20)\d\d(?!\d)/.test(text) ? 1 : 0)],
  ['clock', ({ text }) => (/(?<!\d)\d{1,2}[:hH.]\d\d(?!\d)/.test(text) ? 1 : 0)],
  ['function words', (_, i, page) => page.functionShare[i]!],
  ['linked', ({ linked, text }) => linked / text.length],
  ['bold', ({ bold, text }) => bold / text.length],
  ['hidden', ({ hidden }) => (hidden ? 1 : 0)],
  ['depth', ({ depth }) => depth],
  ['repeated', (_, i, page) => page.copies[i]!],
  ['first copy', (_, i, page) => page.nth[i]!],
  ['place', (_, i, page) => i / page.clues.blocks.length],
  ['page place', ({ from }, _, page) => from / page.clues.tree.page.length],
  ['words before', (_, i, page) => page.wordsBefore[i]! / page.words],
  ['prose before', (_, i, page) => page.proseBefore[i]! / (page.prose + 1)],
  ['prose words before', (_, i, page) => Math.min(page.proseBefore[i]!, 2000)],
  [
    'prose words after',
    (block, i, page) =>
      Math.min(page.prose - page.proseBefore[i]! - (page.isProse[i] ? block.words : 0), 2000),
  ],
  ['prose on page', (_, __, page) => Math.min(page.prose, 4000)],
  ['blocks on page', (_, __, page) => page.clues.blocks.length],
  ['blocks since title', (_, i, page) => clamp(i - page.titleAt, -30, 60)],
  [
    'words since title',
    (_, i, page) => clamp(page.wordsBefore[i]! - page.wordsBefore[page.titleAt]!, -300, 2000),
  ],
  ['is title', (_, i, page) => page.titleLike[i]!],
  ['is description', (_, i, page) => page.descriptionLike[i]!],
  ['in declared body', (_, i, page) => page.inBody[i]!],
  ['prev words', (_, i, page) => page.wordsAt(i - 1)],
  ['next words', (_, i, page) => page.wordsAt(i + 1)],
  ['prev linked', (_, i, page) => page.linkedAt(i - 1)],
  ['next linked', (_, i, page) => page.linkedAt(i + 1)],
  ['prev prose', (_, i, page) => page.proseNear(i, -1)],
  ['next prose', (_, i, page) => page.proseNear(i, 1)],
  ['window prose', (_, i, page) => page.window(i, 3)],
  ['wide window prose', (_, i, page) => page.window(i, 8)],
  ['same look before', (block, i, page) => (page.clues.blocks[i - 1]?.signature === block.signature ? 1 : 0)],
  ['same look after', (block, i, page) => (page.clues.blocks[i + 1]?.signature === block.signature ? 1 : 0)],
  ['look blocks', (block, _, page) => Math.min(page.look(block).blocks, 60)],
  ['look mean words', (block, _, page) => page.look(block).words / page.look(block).blocks],
  ['look prose share', (block, _, page) => page.look(block).prose / (page.prose + 1)],
  ['look linked', (block, _, page) => page.look(block).linked / (page.look(block).chars + 1)],
  ['parent blocks', (block, _, page) => Math.min(page.box(block, 1).blocks, 100)],
  ['parent prose share', (block, _, page) => page.box(block, 1).prose / (page.prose + 1)],
  ['parent linked', (block, _, page) => page.box(block, 1).linked / (page.box(block, 1).chars + 1)],
  ['parent mean words', (block, _, page) => page.box(block, 1).words / (page.box(block, 1).blocks + 1)],
  ['grandparent prose share', (block, _, page) => page.box(block, 2).prose / (page.prose + 1)],
  ['grandparent linked', (block, _, page) => page.box(block, 2).linked / (page.box(block, 2).chars + 1)],
  [
    'great-grandparent linked',
    (block, _, page) => page.box(block, 3).linked / (page.box(block, 3).chars + 1),
  ],
  ['great-grandparent prose share', (block, _, page) => page.box(block, 3).prose / (page.prose + 1)],
  ['levels from container', (block, _, page) => page.levelsFrom(block, page.container)],
  ['levels from strict container', (block, _, page) => page.levelsFrom(block, page.strict)],
  ['levels from article', (block, _, page) => page.levelsFrom(block, page.article)],
  ['levels from named body', (block, _, page) => page.levelsFrom(block, page.named)],
  ['common depth', (block, _, page) => page.shared(block)],
  ['wording', (_, i, page) => REASONS.indexOf(page.clues.rules[i]?.reason ?? '') + 1],
  ['effect', (_, i, page) => EFFECTS.indexOf(page.clues.rules[i]?.effect ?? '') + 1],
  ['blocks since comments', (_, i, page) => clamp(page.sinceComments[i]!, 0, 80)],
  ['blocks since related', (_, i, page) => clamp(page.sinceRelated[i]!, 0, 80)],
  ['blocks to last prose', (_, i, page) => clamp(page.lastProse - i, -60, 60)],
  ['element', ({ row }, _, page) => page.element[page.clues.tree.tag[row]!]!],
  ...HOLDERS.map((name, place): readonly [string, Column] => [
    `in ${name}`,
    ({ holders }) => (holders >> place) & 1,
  ]),
  ...bitColumns('own', ({ own }) => own),
  ...bitColumns('near', ({ near }) => near),
  ...bitColumns('around', ({ around }) => around),
];

const EFFECTS = ['drop', 'next', 'list', 'rest'];

function bitColumns(name: string, bits: (block: Block) => number): (readonly [string, Column])[] {
  return Array.from({ length: BITS }, (_, place) => [
    `${name} ${place}`,
    (block) => (bits(block) >> place) & 1,
  ]);
}

export const FEATURE_NAMES: readonly string[] = COLUMNS.map(([name]) => name);

/** Writes the features of one block into `row`, from `at` on. */
export function fillFeatures(scene: Scene, i: number, row: Float32Array, at: number): void {
  const block = scene.clues.blocks[i]!;
  for (let column = 0; column < COLUMNS.length; column += 1)
    row[at + column] = COLUMNS[column]![1](block, i, scene);
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

function countOf(text: string, what: string): number {
  let count = 0;
  for (let at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + 1)) count += 1;
  return count;
}
