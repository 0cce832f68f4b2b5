/**
 * The gazetteer as one block of bytes: typed arrays and one pool of UTF-8 strings, so that loading it is a matter of
 * laying views over the bytes. Names are found by binary search over sorted keys.
 *
 * Layout, little-endian: the magic word, a table of section lengths in bytes, then the sections in the order of
 * `SECTIONS`, each padded to four bytes. Written by scripts/generate/gazetteer.ts.
 */
import {
  type Gazetteer,
  isMissed,
  PLACE_KINDS,
  type PlaceKind,
  type PlaceRecord,
  type Spelling,
} from './record.ts';

const MAGIC = 0x315a4147; // "GAZ1"
const SECTIONS = [
  'lat',
  'lon',
  'population',
  'radius',
  'country',
  'kind',
  'listed',
  'region',
  'name',
  'titles',
  'keys',
  'postings',
  'members',
  'byCountry',
  'pool',
] as const;
type Section = (typeof SECTIONS)[number];

const DEGREE = 1e5;

/** A place with the keys that it is found by; what the generator hands over. */
export interface PlaceEntry extends Omit<PlaceRecord, 'id'> {
  readonly keys: readonly string[];
}

/** The bytes of a gazetteer over these entries; the order of entries decides the order of answers. */
export function encodeGazetteer(entries: readonly PlaceEntry[]): Uint8Array {
  const pool = createPool();
  const index = new Map<string, number[]>();
  entries.forEach((entry, i) => {
    for (const key of new Set(entry.keys)) index.set(key, [...(index.get(key) ?? []), i]);
  });
  const keys = [...index.keys()].sort(compareBytes);
  const members = keys.flatMap((key) => index.get(key)!);
  let start = 0;
  const postings = [...keys.map((key) => (start += index.get(key)!.length) - index.get(key)!.length), start];
  const titles = entries.flatMap((entry, i) =>
    Object.entries(entry.titles).flatMap(([code, title]) => [i, pool.add(code), pool.add(title)]),
  );
  const parts: Record<Section, ArrayBufferView> = {
    lat: Int32Array.from(entries, (entry) => Math.round(entry.lat * DEGREE)),
    lon: Int32Array.from(entries, (entry) => Math.round(entry.lon * DEGREE)),
    population: Uint32Array.from(entries, (entry) => entry.population),
    radius: Uint16Array.from(entries, (entry) => Math.round(entry.radius)),
    country: Uint16Array.from(entries, (entry) => packCountry(entry.country)),
    kind: Uint8Array.from(entries, (entry) => PLACE_KINDS.indexOf(entry.kind)),
    listed: Uint8Array.from(entries, (entry) => (entry.listed ? 1 : 0)),
    region: Uint32Array.from(entries, (entry) => pool.add(entry.region)),
    name: Uint32Array.from(entries, (entry) => pool.add(entry.name)),
    titles: Uint32Array.from(titles),
    keys: Uint32Array.from(keys, (key) => pool.add(key)),
    postings: Uint32Array.from(postings),
    members: Uint32Array.from(members),
    byCountry: spellingsOf(entries, keys, index),
    pool: pool.bytes(),
  };
  return layOut(parts);
}

/** Pairs of key and place, sorted by country, then by key: the list that misspelt names are looked up in. */
function spellingsOf(
  entries: readonly PlaceEntry[],
  keys: readonly string[],
  index: ReadonlyMap<string, readonly number[]>,
): Uint32Array {
  const pairs = keys.flatMap((key, k) =>
    index
      .get(key)!
      .filter((i) => isMissed(entries[i]!))
      .map((i) => ({ k, i })),
  );
  const code = (pair: { i: number }) => packCountry(entries[pair.i]!.country);
  pairs.sort((a, b) => code(a) - code(b) || a.k - b.k || a.i - b.i);
  return Uint32Array.from(pairs.flatMap(({ k, i }) => [k, i]));
}

function createPool() {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  const offsets = new Map<string, number>();
  let length = 0;
  return {
    /** The offset of the string, which stands in the pool once, after its length in two bytes. */
    add: (text: string): number => {
      const known = offsets.get(text);
      if (known !== undefined) return known;
      const bytes = encoder.encode(text);
      const at = length;
      chunks.push(Uint8Array.of(bytes.length & 255, bytes.length >> 8), bytes);
      length += bytes.length + 2;
      offsets.set(text, at);
      return at;
    },
    bytes: (): Uint8Array => {
      const all = new Uint8Array(length);
      let at = 0;
      for (const chunk of chunks) {
        all.set(chunk, at);
        at += chunk.length;
      }
      return all;
    },
  };
}

function layOut(parts: Readonly<Record<Section, ArrayBufferView>>): Uint8Array {
  const head = 4 * (1 + SECTIONS.length);
  const padded = (length: number) => Math.ceil(length / 4) * 4;
  const total = SECTIONS.reduce((sum, name) => sum + padded(parts[name].byteLength), head);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  let at = head;
  SECTIONS.forEach((name, i) => {
    const part = parts[name];
    view.setUint32(4 * (i + 1), part.byteLength, true);
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += padded(part.byteLength);
  });
  return bytes;
}

/** Lays a gazetteer over its bytes; throws when they are not one. */
export function parseGazetteer(source: Uint8Array): Gazetteer {
  const sections = readSections(source);
  const { pool } = sections;
  const record = recordReader(sections);
  const keys = ints(sections.keys);
  const postings = ints(sections.postings);
  const members = ints(sections.members);
  const pairs = ints(sections.byCountry);
  const country = shorts(sections.country);
  const keyAt = (at: number) => poolText(pool, keys[pairs[2 * at]!]!);
  return {
    size: sections.kind.length,
    find: (key) => {
      const at = findKey(pool, keys, key);
      return at < 0 ? [] : Array.from(members.subarray(postings[at], postings[at + 1]), record);
    },
    *spellings(code, letter): Iterable<Spelling> {
      const wanted = packCountry(code);
      const before = (at: number) => {
        const own = country[pairs[2 * at + 1]!]!;
        return own < wanted || (own === wanted && keyAt(at) < letter);
      };
      for (let at = lowerBound(pairs.length / 2, before); at < pairs.length / 2; at += 1) {
        const i = pairs[2 * at + 1]!;
        const key = keyAt(at);
        if (country[i] !== wanted || !key.startsWith(letter)) return;
        yield { key, record: record(i) };
      }
    },
  };
}

type Sections = Readonly<Record<Section, Uint8Array<ArrayBuffer>>>;

/** Makes the record of a place from its number. */
function recordReader(sections: Sections): (i: number) => PlaceRecord {
  const { kind, listed, pool } = sections;
  const lat = new Int32Array(sections.lat.buffer);
  const lon = new Int32Array(sections.lon.buffer);
  const [population, region, name] = [ints(sections.population), ints(sections.region), ints(sections.name)];
  const [radius, country] = [shorts(sections.radius), shorts(sections.country)];
  const titles = readTitles(ints(sections.titles), pool);
  return (i) => ({
    id: String(i),
    name: poolText(pool, name[i]!),
    titles: titles.get(i) ?? NO_TITLES,
    country: unpackCountry(country[i]!),
    kind: PLACE_KINDS[kind[i]!] as PlaceKind,
    lat: lat[i]! / DEGREE,
    lon: lon[i]! / DEGREE,
    radius: radius[i]!,
    population: population[i]!,
    region: poolText(pool, region[i]!),
    listed: listed[i] === 1,
  });
}

function ints(bytes: Uint8Array<ArrayBuffer>): Uint32Array {
  return new Uint32Array(bytes.buffer);
}

function shorts(bytes: Uint8Array<ArrayBuffer>): Uint16Array {
  return new Uint16Array(bytes.buffer, 0, bytes.length / 2);
}

const NO_TITLES: Readonly<Record<string, string>> = {};

/** Each section in memory of its own, since a view needs its offset aligned. */
function readSections(source: Uint8Array): Sections {
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  if (source.length < 4 || view.getUint32(0, true) !== MAGIC)
    throw new Error('not a gazetteer of this version');
  let at = 4 * (1 + SECTIONS.length);
  return Object.fromEntries(
    SECTIONS.map((name, i) => {
      const length = view.getUint32(4 * (i + 1), true);
      const bytes = new Uint8Array(source.subarray(at, at + length));
      at += Math.ceil(length / 4) * 4;
      return [name, bytes];
    }),
  ) as Sections;
}

function readTitles(triples: Uint32Array, pool: Uint8Array): Map<number, Record<string, string>> {
  const titles = new Map<number, Record<string, string>>();
  for (let at = 0; at < triples.length; at += 3) {
    const own = titles.get(triples[at]!) ?? {};
    own[poolText(pool, triples[at + 1]!)] = poolText(pool, triples[at + 2]!);
    titles.set(triples[at]!, own);
  }
  return titles;
}

const decoder = new TextDecoder();

function poolText(pool: Uint8Array, at: number): string {
  const length = pool[at]! | (pool[at + 1]! << 8);
  return decoder.decode(pool.subarray(at + 2, at + 2 + length));
}

/** The index of a key, or -1. */
function findKey(pool: Uint8Array, keys: Uint32Array, key: string): number {
  const wanted = new TextEncoder().encode(key);
  const at = lowerBound(keys.length, (i) => comparePool(pool, keys[i]!, wanted) < 0);
  return at < keys.length && comparePool(pool, keys[at]!, wanted) === 0 ? at : -1;
}

function comparePool(pool: Uint8Array, at: number, wanted: Uint8Array): number {
  const length = pool[at]! | (pool[at + 1]! << 8);
  const shared = Math.min(length, wanted.length);
  for (let i = 0; i < shared; i += 1) {
    const difference = pool[at + 2 + i]! - wanted[i]!;
    if (difference !== 0) return difference;
  }
  return length - wanted.length;
}

/** The first index for which `before` no longer holds. */
function lowerBound(length: number, before: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The order of UTF-8 bytes, which is that of code points and not of UTF-16 units. */
function compareBytes(a: string, b: string): number {
  return compareArrays(new TextEncoder().encode(a), new TextEncoder().encode(b));
}

function compareArrays(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

function packCountry(code: string): number {
  return code.length === 2 ? (code.charCodeAt(0) << 8) | code.charCodeAt(1) : 0;
}

function unpackCountry(packed: number): string {
  return packed === 0 ? '' : String.fromCharCode(packed >> 8, packed & 255);
}
