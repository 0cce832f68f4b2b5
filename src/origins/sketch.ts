/**
 * The sketch of a page: the few numbers that are kept of it, made once, from which pages that may share text are
 * found without reading them again.
 *
 * Two kinds of features. *Pairs* of neighbouring full words (grammar between them skipped) outlive edits: of the pairs
 * of a text in which every third word was changed, half are left. *Anchors*, pairs of neighbouring names and numbers,
 * outlive translation. Both are sampled by their hash (Broder's min-wise sampling «mod m»), so that a page and its
 * excerpt keep the same ones; the order of the text does not count.
 */
import { CAPITAL, mix, NUMBER, SHORT, STARTS, type Words } from './words.ts';

export interface Sketch {
  /** Sampled pairs, each once. */
  readonly pairs: Uint32Array;
  /** Sampled anchors, each once. */
  readonly anchors: Uint32Array;
  /** Days since 1970 of the publication, or `UNDATED`: the day of fetching may be years later. */
  readonly day: number;
  /** A number for its language, 0 when unknown, and whether it says that a machine translated it. */
  readonly tongue: number;
}

export const UNDATED = -0x80000000;

/** One feature in so many is kept. */
export interface Density {
  readonly pairs: number;
  readonly anchors: number;
}

/** For what fits a dossier: nearly everything is kept. */
export const DENSE: Density = { pairs: 2, anchors: 1 };
/** For an archive: some thirty numbers a page of 400 words, 400 bytes with their index. */
export const SPARSE: Density = { pairs: 8, anchors: 4 };

/** A page keeps at most so many features of a kind: a book must not fill the index. */
const MOST = 4096;

export function sketchWords(words: Words, day: number, tongue: number, density: Density): Sketch {
  return {
    pairs: sample(words, (flags) => (flags & SHORT) === 0, words.hash, density.pairs),
    anchors: sample(words, isAnchor, words.stem, density.anchors),
    day,
    tongue,
  };
}

/** The language and the notice of translation in one byte: two pages of the same one are not translations. */
export function tongueOf(lang: string | null, machineTranslated: boolean): number {
  const code = lang === null ? 0 : 1 + ((lang.charCodeAt(0) * 31 + (lang.charCodeAt(1) || 0)) % 126);
  return code * 2 + (machineTranslated ? 1 : 0);
}

/** A number, or a capital that no sentence asks for. */
export function isAnchor(flags: number): boolean {
  return (flags & NUMBER) !== 0 || (flags & (CAPITAL | STARTS)) === CAPITAL;
}

const kept = new Uint32Array(MOST);
/** Which features are kept already: a table of them by their low bits, four slots a feature, and whose turn it was. */
const slots = new Uint32Array(4 * MOST);
const turns = new Uint32Array(4 * MOST);
let turn = 0;

function sample(
  words: Words,
  keeps: (flags: number) => boolean,
  values: Int32Array,
  one: number,
): Uint32Array {
  const { count, flags } = words;
  let size = 0;
  let before = 0;
  let open = false;
  turn = (turn + 1) >>> 0;
  for (let i = 0; i < count && size < MOST; i++) {
    if (!keeps(flags[i]!)) continue;
    const value = values[i]!;
    const feature = mix(Math.imul(before, 31) + value) >>> 0;
    if (open && feature % one === 0 && isFresh(feature)) kept[size++] = feature;
    before = value;
    open = true;
  }
  return kept.slice(0, size);
}

/** Notes a feature; false when this page has it already. */
function isFresh(feature: number): boolean {
  // The low bits are the same for all that are sampled.
  let slot = (feature >>> 8) & (slots.length - 1);
  for (; turns[slot] === turn; slot = (slot + 1) & (slots.length - 1))
    if (slots[slot] === feature) return false;
  turns[slot] = turn;
  slots[slot] = feature;
  return true;
}

/** Days since 1970 of an ISO day, or `UNDATED`; a month or a year counts from its first day. */
export function dayOf(iso: string | null): number {
  const match = iso === null ? null : /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso);
  if (!match) return UNDATED;
  return Math.round(
    Date.UTC(Number(match[1]), Number(match[2] ?? 1) - 1, Number(match[3] ?? 1)) / 86_400_000,
  );
}
