/**
 * What is known of each block of a page, as numbers: its text, its markup, its neighbours, and where it stands to the
 * several cheap guesses at the body (the heaviest container, `<article>`, the look of most of the prose, the body
 * that the page declares). The forest in `forest.ts` weighs them; nothing here decides.
 */
import { type Block, HOLDERS } from './blocks.ts';
import type { Scene } from './scene.ts';
import { fillSigns, SIGN_NAMES } from './signs.ts';

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
const EFFECTS = ['drop', 'next', 'list', 'rest'];
const BITS = 16;

/** Some columns that are written together. */
interface Group {
  readonly names: readonly string[];
  /** Writes them from `at` on. */
  readonly fill: (scene: Scene, i: number, block: Block, row: Float32Array, at: number) => void;
}

const TEXT: Group = {
  names: SIGN_NAMES,
  fill: (_, __, block, row, at) => fillSigns(block, row, at),
};

const OWN: Group = {
  names: [
    'function words',
    'linked',
    'bold',
    'hidden',
    'depth',
    'repeated',
    'first copy',
    'place',
    'page place',
  ],
  fill: (scene, i, block, row, at) => {
    row[at] = scene.functionShare[i]!;
    row[at + 1] = block.linked / block.text.length;
    row[at + 2] = block.bold / block.text.length;
    row[at + 3] = block.hidden ? 1 : 0;
    row[at + 4] = block.depth;
    row[at + 5] = scene.copies[i]!;
    row[at + 6] = scene.nth[i]!;
    row[at + 7] = i / scene.clues.blocks.length;
    row[at + 8] = block.from / scene.clues.tree.page.length;
  },
};

const PLACE: Group = {
  names: [
    'words before',
    'prose before',
    'prose words before',
    'prose words after',
    'prose on page',
    'blocks on page',
    'blocks since title',
    'words since title',
    'is title',
    'is description',
    'in declared body',
  ],
  fill: (scene, i, block, row, at) => {
    const before = scene.wordsBefore[i]!;
    const prose = scene.proseBefore[i]!;
    row[at] = before / scene.words;
    row[at + 1] = prose / (scene.prose + 1);
    row[at + 2] = Math.min(prose, 2000);
    row[at + 3] = Math.min(scene.prose - prose - (scene.isProse[i] ? block.words : 0), 2000);
    row[at + 4] = Math.min(scene.prose, 4000);
    row[at + 5] = scene.clues.blocks.length;
    row[at + 6] = clamp(i - scene.titleAt, -30, 60);
    row[at + 7] = clamp(before - scene.wordsBefore[scene.titleAt]!, -300, 2000);
    row[at + 8] = scene.titleLike[i]!;
    row[at + 9] = scene.descriptionLike[i]!;
    row[at + 10] = scene.inBody[i]!;
  },
};

const NEIGHBOURS: Group = {
  names: [
    'prev words',
    'next words',
    'prev linked',
    'next linked',
    'prev prose',
    'next prose',
    'window prose',
    'wide window prose',
    'same look before',
    'same look after',
  ],
  fill: (scene, i, block, row, at) => {
    row[at] = scene.wordsAt(i - 1);
    row[at + 1] = scene.wordsAt(i + 1);
    row[at + 2] = scene.linkedAt(i - 1);
    row[at + 3] = scene.linkedAt(i + 1);
    row[at + 4] = scene.proseNear(i, -1);
    row[at + 5] = scene.proseNear(i, 1);
    row[at + 6] = scene.window(i, 3);
    row[at + 7] = scene.window(i, 8);
    row[at + 8] = scene.clues.blocks[i - 1]?.signature === block.signature ? 1 : 0;
    row[at + 9] = scene.clues.blocks[i + 1]?.signature === block.signature ? 1 : 0;
  },
};

const LOOK: Group = {
  names: ['look blocks', 'look mean words', 'look prose share', 'look linked'],
  fill: (scene, _, block, row, at) => {
    const look = scene.look(block);
    row[at] = Math.min(look.blocks, 60);
    row[at + 1] = look.words / look.blocks;
    row[at + 2] = look.prose / (scene.prose + 1);
    row[at + 3] = look.linked / (look.chars + 1);
  },
};

const AROUND: Group = {
  names: [
    'parent blocks',
    'parent prose share',
    'parent linked',
    'parent mean words',
    'grandparent prose share',
    'grandparent linked',
    'great-grandparent linked',
    'great-grandparent prose share',
  ],
  fill: (scene, _, block, row, at) => {
    const parent = scene.box(block, 1);
    row[at] = Math.min(parent.blocks, 100);
    row[at + 1] = parent.prose / (scene.prose + 1);
    row[at + 2] = parent.linked / (parent.chars + 1);
    row[at + 3] = parent.words / (parent.blocks + 1);
    const second = scene.box(block, 2);
    row[at + 4] = second.prose / (scene.prose + 1);
    row[at + 5] = second.linked / (second.chars + 1);
    const third = scene.box(block, 3);
    row[at + 6] = third.linked / (third.chars + 1);
    row[at + 7] = third.prose / (scene.prose + 1);
  },
};

const GUESSES: Group = {
  names: [
    'levels from container',
    'levels from strict container',
    'levels from article',
    'levels from named body',
    'common depth',
  ],
  fill: (scene, _, block, row, at) => {
    row[at] = scene.levelsFrom(block, scene.container);
    row[at + 1] = scene.levelsFrom(block, scene.strict);
    row[at + 2] = scene.levelsFrom(block, scene.article);
    row[at + 3] = scene.levelsFrom(block, scene.named);
    row[at + 4] = scene.shared(block);
  },
};

const WORDING: Group = {
  names: [
    'wording',
    'effect',
    'blocks since comments',
    'blocks since related',
    'blocks to last prose',
    'element',
  ],
  fill: (scene, i, block, row, at) => {
    const rule = scene.clues.rules[i];
    row[at] = rule ? REASONS.indexOf(rule.reason) + 1 : 0;
    row[at + 1] = rule ? EFFECTS.indexOf(rule.effect) + 1 : 0;
    row[at + 2] = clamp(scene.sinceComments[i]!, 0, 80);
    row[at + 3] = clamp(scene.sinceRelated[i]!, 0, 80);
    row[at + 4] = clamp(scene.lastProse - i, -60, 60);
    row[at + 5] = scene.element[scene.clues.tree.tag[block.row]!]!;
  },
};

const MARKUP: Group = {
  names: [
    ...HOLDERS.map((name) => `in ${name}`),
    ...['own', 'near', 'around'].flatMap((where) =>
      Array.from({ length: BITS }, (_, place) => `${where} ${place}`),
    ),
  ],
  fill: (_, __, { holders, own, near, around }, row, at) => {
    fillBits(holders, HOLDERS.length, row, at);
    fillBits(own, BITS, row, at + HOLDERS.length);
    fillBits(near, BITS, row, at + HOLDERS.length + BITS);
    fillBits(around, BITS, row, at + HOLDERS.length + BITS * 2);
  },
};

/** The columns, in the order in which the forest knows them. */
const GROUPS: readonly Group[] = [TEXT, OWN, PLACE, NEIGHBOURS, LOOK, AROUND, GUESSES, WORDING, MARKUP];

export const FEATURE_NAMES: readonly string[] = GROUPS.flatMap(({ names }) => names);

/** Writes the features of one block into `row`, from `at` on. */
export function fillFeatures(scene: Scene, i: number, row: Float32Array, at: number): void {
  const block = scene.clues.blocks[i]!;
  let column = at;
  for (const { names, fill } of GROUPS) {
    fill(scene, i, block, row, column);
    column += names.length;
  }
}

function fillBits(bits: number, count: number, row: Float32Array, at: number): void {
  for (let place = 0; place < count; place += 1) row[at + place] = (bits >> place) & 1;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
