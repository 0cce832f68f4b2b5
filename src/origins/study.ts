/**
 * The study of copies over any number of pages, in three steps: a sketch of each page, pairs that may share text, and
 * for those alone the texts, fetched again through a callback and compared.
 */
import type { OriginGroup } from '../model/index.ts';
import { addressesIn } from './address.ts';
import { type Candidate, SketchStore } from './candidates.ts';
import { type Comparison, compareTexts, type Cover, type Likeness } from './compare.ts';
import { findDirection, isLinked } from './direction.ts';
import { groupPages, type Passing } from './group.ts';
import { judge, type Verdict } from './judge.ts';
import { coverOfEnd, type Link, type Overlap } from './link.ts';
import { findMerge, type Part } from './merge.ts';
import { type OriginTables, Outlets } from './outlet.ts';
import { type OriginPage, type Profile, profileOf } from './page.ts';
import { DENSE, type Density, dayOf, sketchWords, tongueOf } from './sketch.ts';
import { readText, type Text } from './text.ts';
import { scanWords, type Stretch } from './words.ts';

/** Texts that are kept ready while pairs are compared. */
const READY = 512;
/** A page's passages in common with others that are kept for showing. */
const SHOWN = 24;

/** A page of which so much is explained by one other is no piece put together. */
const EXPLAINED = 0.6;

/** Answers with the page of an index, as often as it is asked. */
export type ReadPage = (index: number) => OriginPage;

/**
 * Sketches of pages, made one by one, and the groups over them. Of a page no more is kept than its sketch: some 250
 * bytes with `SPARSE`; what is looked at closely is read again.
 */
export class OriginStudy {
  readonly #store = new SketchStore();
  readonly #sites = new Set<string>();
  readonly #tables: OriginTables;
  readonly #density: Density;

  constructor(tables: OriginTables, density: Density = DENSE) {
    this.#tables = tables;
    this.#density = density;
  }

  get count(): number {
    return this.#store.count;
  }

  /** Bytes that the sketches take. */
  get bytes(): number {
    return this.#store.bytes;
  }

  /** Takes in a page; its index, from 0. */
  add({ article, published }: OriginPage): number {
    if (article.site !== null) this.#sites.add(article.site);
    const tongue = tongueOf(article.lang, article.machineTranslated.value === true);
    return this.#store.add(sketchWords(scanWords(article.text), dayOf(published), tongue, this.#density));
  }

  /** Pairs of pages that may share text. */
  candidates(): Generator<Candidate> {
    return this.#store.candidates();
  }

  /** Groups of two pages or more; `alone` adds the pages that stand by themselves. */
  groups(read: ReadPage, alone: boolean): OriginGroup[] {
    const outlets = new Outlets([...this.#sites], this.#tables);
    const comparer = new Comparer(read, outlets, this.#tables);
    for (const candidate of this.candidates()) comparer.compare(candidate);
    const { links, passings } = comparer.finish();
    const pages = alone
      ? Array.from({ length: this.count }, (_, page) => page)
      : [...new Set(links.flatMap(({ a, b }) => [a, b]))].sort((x, y) => x - y);
    return groupPages(pages, links, passings, comparer.profile, outlets.familyOf);
  }
}

/** A page made ready for comparing. */
interface Ready {
  readonly text: Text;
  /** What the page links to. */
  readonly addresses: ReadonlySet<number>;
}

/** What was compared and is no derivation by itself. */
interface Weak extends Passing {
  readonly likeness: Likeness;
}

/** Compares pairs; keeps what came of it. */
class Comparer {
  readonly #read: ReadPage;
  readonly #outlets: Outlets;
  readonly #tables: OriginTables;
  readonly #ready = new Map<number, Ready>();
  readonly #profiles = new Map<number, Profile>();
  readonly #links: Link[] = [];
  readonly #weak: Weak[] = [];

  constructor(read: ReadPage, outlets: Outlets, tables: OriginTables) {
    this.#read = read;
    this.#outlets = outlets;
    this.#tables = tables;
  }

  readonly profile = (index: number): Profile => {
    const known = this.#profiles.get(index);
    if (known) return known;
    const profile = profileOf(this.#read(index), this.#outlets, this.#tables);
    this.#profiles.set(index, profile);
    return profile;
  };

  compare({ a, b, anchors, byWords }: Candidate): void {
    const [x, y] = [this.#text(a), this.#text(b)];
    const [left, right] = [this.profile(a), this.profile(b)];
    const foreign = left.lang !== right.lang;
    const direct = !foreign || left.lang === null || right.lang === null;
    const translated = left.machineTranslated !== right.machineTranslated;
    if (!byWords && !foreign && !translated) return;
    const comparison = compareTexts(x, y, { foreign, direct, translated, anchors });
    if (!comparison) return;
    const verdict = this.#judge(comparison, left, right, x, y);
    if (verdict === 'none') return;
    const likeness = {
      a: comparison.a,
      b: comparison.b,
      exact: comparison.exact,
      parallel: comparison.parallel,
    };
    const overlap = overlapOf(comparison, x, y);
    if (verdict === 'derived') this.#link(a, b, likeness, overlap);
    else this.#weak.push({ a, b, likeness, overlap, kind: kindOf(comparison) });
  }

  #judge(comparison: Comparison, left: Profile, right: Profile, x: Text, y: Text): Verdict {
    const { passages } = comparison;
    const announced =
      passages.length === 1
        ? Number(!comparison.a.lead && isAnnounced(x, passages[0]!.a.from, this.#tables)) +
          Number(!comparison.b.lead && isAnnounced(y, passages[0]!.b.from, this.#tables))
        : 0;
    return judge(comparison, { credited: credits(left, right), announced });
  }

  #link(a: number, b: number, likeness: Likeness, overlap: Overlap): void {
    const [left, right] = [this.profile(a), this.profile(b)];
    const linked = {
      a: isLinked(this.#readied(a).addresses, left, right),
      b: isLinked(this.#readied(b).addresses, right, left),
    };
    this.#links.push({
      a,
      b,
      likeness,
      overlap,
      direction: findDirection(left, right, likeness, linked),
    });
  }

  /** Pages put together from several are found last, when all of their parts are known. */
  finish(): { readonly links: readonly Link[]; readonly passings: readonly Passing[] } {
    const parts = new Map<number, Part<Weak>[]>();
    for (const weak of this.#weak) {
      const { a, b } = weak.likeness;
      addTo(parts, weak.a, { item: weak, cover: a, opens: b.lead });
      addTo(parts, weak.b, { item: weak, cover: b, opens: a.lead });
    }
    const known = new Map<number, Cover[]>();
    for (const link of this.#links) {
      for (const page of [link.a, link.b]) {
        const cover = coverOfEnd(link, page);
        // What a page derives from already is no part to look for.
        if (cover.own >= EXPLAINED) parts.delete(page);
        else addTo(known, page, cover);
      }
    }
    const merged = new Set([...parts].flatMap(([page, list]) => findMerge(list, known.get(page))));
    for (const { a, b, likeness, overlap } of merged) this.#link(a, b, likeness, overlap);
    return { links: [...this.#links].sort(byEnds), passings: this.#shown(merged) };
  }

  #shown(merged: ReadonlySet<Weak>): Passing[] {
    const counts = new Map<number, number>();
    return this.#weak.filter((weak) => {
      const [a, b] = [counts.get(weak.a) ?? 0, counts.get(weak.b) ?? 0];
      if (merged.has(weak) || a >= SHOWN || b >= SHOWN) return false;
      counts.set(weak.a, a + 1);
      counts.set(weak.b, b + 1);
      return true;
    });
  }

  #text(index: number): Text {
    return this.#readied(index).text;
  }

  /** The page made ready; one that was, and has gone since, is made ready once more. */
  #readied(index: number): Ready {
    const known = this.#ready.get(index);
    if (known) return known;
    const page = this.#read(index);
    const { article, quotations = [] } = page;
    if (!this.#profiles.has(index)) this.#profiles.set(index, profileOf(page, this.#outlets, this.#tables));
    const blocks = article.blocks.filter(({ kind }) => kind === 'quote');
    const text = readText(article.text, [...blocks, ...quotations]);
    // Two pages are needed at once; the oldest goes first.
    if (this.#ready.size >= READY) this.#ready.delete(this.#ready.keys().next().value!);
    const addresses = page.addresses ? new Set(page.addresses) : addressesIn(article.page);
    const ready = { text, addresses };
    this.#ready.set(index, ready);
    return ready;
  }
}

function addTo<T>(lists: Map<number, T[]>, page: number, item: T): void {
  const list = lists.get(page);
  if (list) list.push(item);
  else lists.set(page, [item]);
}

function byEnds(x: Link, y: Link): number {
  return x.a - y.a || x.b - y.b;
}

/** One credits the other's outlet, or both credit one agency. */
function credits(a: Profile, b: Profile): boolean {
  return (
    a.credits.includes(b.outlet) ||
    b.credits.includes(a.outlet) ||
    a.credits.some((name) => b.credits.includes(name))
  );
}

/** The sentence before a passage, or the passage's first, says that somebody's statement follows. */
function isAnnounced({ words, sentences }: Text, first: number, tables: OriginTables): boolean {
  const from = sentences[Math.max(0, first - 1)]!.from;
  const to = sentences[first]!.from;
  for (let i = from; i < to; i++) if (tables.statements.has(words.hash[i]!)) return true;
  return false;
}

/** All in quotation marks, or not. */
function kindOf({ a, b }: Comparison): Passing['kind'] {
  return Math.max(a.own, b.own) < 0.02 ? 'quotation' : 'passage';
}

function overlapOf({ passages }: Comparison, a: Text, b: Text): Overlap {
  return passages.flatMap((passage) => [...stretchOf(a, passage.a), ...stretchOf(b, passage.b)]);
}

function stretchOf({ words, sentences }: Text, { from, to }: Stretch): [number, number] {
  return [words.from[sentences[from]!.from]!, words.to[sentences[to - 1]!.to - 1]!];
}
