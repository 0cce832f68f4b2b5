/**
 * The study of copies over any number of pages, in three steps: a sketch of each page, pairs that may share text, and
 * for those alone the texts, fetched again through a callback and compared.
 */
import type { OriginGroup } from '../model/index.ts';
import { SketchStore } from './candidates.ts';
import { type Comparison, compareTexts } from './compare.ts';
import { findDirection } from './direction.ts';
import { groupPages } from './group.ts';
import { judge } from './judge.ts';
import type { Link, Overlap } from './link.ts';
import { type OriginTables, Outlets } from './outlet.ts';
import { type OriginPage, type Profile, profileOf } from './page.ts';
import { DENSE, type Density, dayOf, sketchWords } from './sketch.ts';
import { readText, type Text } from './text.ts';
import { readWords, type Stretch } from './words.ts';

/** Texts that are kept ready while pairs are compared. */
const READY = 512;

/** The pages that derive from one another. `read` answers with the page of an index, as often as it is asked. */
export class OriginStudy {
  readonly #store = new SketchStore();
  readonly #density: Density;

  constructor(density: Density = DENSE) {
    this.#density = density;
  }

  get count(): number {
    return this.#store.count;
  }

  /** Bytes that the sketches take. */
  get bytes(): number {
    return this.#store.bytes;
  }

  /** Takes in a page; its index. Nothing of it is kept but its sketch. */
  add(page: OriginPage): number {
    return this.#store.add(
      sketchWords(readWords(page.article.text), dayOf(page.published ?? page.fetchedAt), this.#density),
    );
  }

  /** Pairs of pages that may share text. */
  candidates(): ReturnType<SketchStore['candidates']> {
    return this.#store.candidates();
  }
}

/** Groups of pages that derive from one another, pages alone included, sorted by their first name. */
export function studyOrigins(pages: readonly OriginPage[], tables: OriginTables): OriginGroup[] {
  const study = new OriginStudy();
  for (const page of pages) study.add(page);
  const outlets = new Outlets(
    pages.flatMap(({ article }) => article.site ?? []),
    tables,
  );
  const profiles = pages.map((page) => profileOf(page, outlets, tables));
  const texts = new Texts(pages);
  const links: Link[] = [];
  for (const { a, b } of study.candidates()) {
    const link = linkOf(a, b, texts, profiles);
    if (link) links.push(link);
  }
  return groupPages(profiles, links);
}

function linkOf(a: number, b: number, texts: Texts, profiles: readonly Profile[]): Link | null {
  const [left, right] = [profiles[a]!, profiles[b]!];
  const [x, y] = [texts.of(a), texts.of(b)];
  const comparison = compareTexts(x, y, isForeign(left, right));
  if (!comparison) return null;
  if (judge(comparison, credits(left, right)) !== 'derived') return null;
  return {
    a,
    b,
    comparison,
    direction: findDirection(left, right, comparison),
    overlap: overlapOf(comparison, x, y),
  };
}

function isForeign(a: Profile, b: Profile): boolean {
  const [one, other] = [a.page.article.lang, b.page.article.lang];
  return one !== null && other !== null && one !== other;
}

/** One credits the other's outlet, or both credit one agency. */
function credits(a: Profile, b: Profile): boolean {
  return (
    a.credits.includes(b.outlet) ||
    b.credits.includes(a.outlet) ||
    a.credits.some((name) => b.credits.includes(name))
  );
}

function overlapOf({ passages }: Comparison, a: Text, b: Text): Overlap[] {
  return passages.map((passage) => ({ a: stretchOf(a, passage.a), b: stretchOf(b, passage.b) }));
}

function stretchOf({ words, sentences }: Text, { from, to }: Stretch): { start: number; end: number } {
  return { start: words.from[sentences[from]!.from]!, end: words.to[sentences[to - 1]!.to - 1]! };
}

/** The texts of pages, made ready on first use; the least used go when there are many. */
class Texts {
  readonly #pages: readonly OriginPage[];
  readonly #ready = new Map<number, Text>();

  constructor(pages: readonly OriginPage[]) {
    this.#pages = pages;
  }

  of(index: number): Text {
    const ready = this.#ready.get(index);
    if (ready) return ready;
    const { article, quotations = [] } = this.#pages[index]!;
    const blocks = article.blocks.filter(({ kind }) => kind === 'quote');
    const text = readText(article.text, [...blocks, ...quotations]);
    if (this.#ready.size >= READY) this.#ready.delete(this.#ready.keys().next().value!);
    this.#ready.set(index, text);
    return text;
  }
}
