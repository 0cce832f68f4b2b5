/**
 * Pages without end for measuring: each is made from its number alone, so that it can be read again without being kept.
 *
 * Three in ten are edited copies of a page shortly before, every page carries one of a hundred footers. Words follow
 * Zipf's law; texts are 120 to 700 words. Letters are laid down as bytes: making a page must cost little beside reading
 * it.
 */
import type { Article } from '../src/model/index.ts';
import type { OriginPage } from '../src/origins/index.ts';

const WORDS = 60_000;
/** Words as common as «de» and «qui»: half of a text. */
const GRAMMAR = 150;

function spell(number: number): string {
  const syllables = ['ba', 'ké', 'lo', 'mi', 'ran', 'tu', 'sen', 'do', 'gar', 'pi', 'fel', 'nou'];
  let word = '';
  for (let n = number + 1; n > 0; n = Math.floor(n / 12)) word += syllables[n % 12];
  // The commonest are grammar: three letters or fewer; names come among the rare ones.
  if (number < GRAMMAR) return word.slice(0, 3);
  return number > 400 && number % 9 === 0 ? word[0]!.toUpperCase() + word.slice(1) : word;
}

/** The words one after another in bytes (Latin-1), each with a space before it; word i is `start[i]` to `start[i + 1]`. */
const spelt = Buffer.from(Array.from({ length: WORDS }, (_, i) => ` ${spell(i)}`).join(''), 'latin1');
const start = new Uint32Array(WORDS + 1);
for (let i = 0, at = 0; i < WORDS; i++) start[i + 1] = at += spell(i).length + 1;

/** A stream of chance that belongs to one number (xorshift): 32 bits at a time. */
class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b1) | 1;
  }

  next(): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return x >>> 0;
  }

  below(n: number): number {
    return this.next() % n;
  }
}

/** Words drawn by Zipf's law once, so that to draw one is to look it up. */
const DRAWN = 1 << 18;
const drawn = new Uint16Array(DRAWN);
{
  const chance = new Chance(3);
  for (let i = 0; i < DRAWN; i++)
    drawn[i] = Math.min(WORDS - 1, Math.floor(WORDS ** (chance.next() / 0x1_0000_0000)) - 1);
}

const page = Buffer.alloc(1 << 16);
let end = 0;

/** Lays down one word, in capitals where a sentence opens. */
function put(word: number, opens: boolean): void {
  const from = end;
  for (let i = start[word]!; i < start[word + 1]!; i++) page[end++] = spelt[i]!;
  if (opens && page[from + 1]! >= 0x61) page[from + 1]! -= 0x20;
}

/** The sentences of a number; of those of a copy one in five is dropped and every eighth word is another. */
function putSentences(number: number, most: number, editor: Chance | null): void {
  const chance = new Chance(number);
  const count = Math.min(most, 10 + chance.below(26));
  for (let s = 0; s < count; s++) {
    const length = 10 + chance.below(16);
    const dropped = editor !== null && editor.below(5) === 0;
    for (let w = 0; w < length; w++) {
      const word = drawn[chance.next() >>> 14]!;
      if (!dropped)
        put(editor !== null && editor.below(8) === 0 ? drawn[editor.next() >>> 14]! : word, w === 0);
    }
    if (!dropped) page[end++] = 0x2e;
  }
}

function textOf(number: number): string {
  const chance = new Chance(number + 77_777_777);
  end = 0;
  const copies = chance.below(10) < 3 && number > 50;
  if (copies) putSentences(number - 1 - chance.below(40), 99, chance);
  else putSentences(number, 99, null);
  page[end++] = 0x0a;
  putSentences(2_000_000_000 + (number % 100), 2, null);
  return page.toString('latin1', 0, end);
}

const blank: Omit<Article, 'site' | 'text'> = {
  page: '',
  url: null,
  title: null,
  byline: null,
  lang: 'fr',
  canonical: null,
  tags: [],
  verdict: { kind: 'article', genre: 'news', confidence: 1 },
  blocks: [],
  trace: [],
  credits: [],
  machineTranslated: { value: null, evidence: [] },
  dateCandidates: [],
  diagnostics: [],
};

/** The page of a number: always the same. */
export function makePage(number: number): OriginPage {
  const article: Article = { ...blank, site: `Site ${number % 3000}`, text: textOf(number) };
  return { name: `p${number}`, article, published: null, fetchedAt: null };
}
