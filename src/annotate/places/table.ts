/**
 * Places from a table of our own or of the user's: one row a place, with what it is called, where it lies and who says
 * so. Nothing is guessed: a row without coordinates is no place.
 */
import { fold } from '../../text/fold.ts';
import { parseList, parseTsv } from '../../text/tsv.ts';
import type { PlaceEntry } from './binary.ts';
import {
  type Gazetteer,
  isMissed,
  PLACE_KINDS,
  type PlaceKind,
  placeKey,
  type PlaceRecord,
} from './record.ts';

const COLUMNS = ['name', 'aliases', 'country', 'kind', 'lat', 'lon', 'radius_km', 'of', 'source'] as const;

/**
 * The entries of a table; `code` is the language that the names are in, null for names that every language shares.
 * A radius of 0 stands for one that follows from the size of the town. Throws on a row that names no known kind or
 * whose coordinates are not on Earth: the tables are part of the program.
 */
export function parsePlaceTable(content: string, code: string | null): PlaceEntry[] {
  return parseTsv(content, COLUMNS).map((row) => {
    const kind = row.kind as PlaceKind;
    const lat = Number(row.lat);
    const lon = Number(row.lon);
    if (!PLACE_KINDS.includes(kind)) throw new Error(`places: ${row.name} is of no known kind (${row.kind})`);
    if (row.lat === '' || row.lon === '' || !isOnEarth(lat, lon)) {
      throw new Error(`places: ${row.name} has no place on Earth (${row.lat}, ${row.lon})`);
    }
    return {
      name: row.of || row.name,
      titles: code ? { [code]: row.name } : {},
      country: row.country,
      kind,
      lat,
      lon,
      radius: Number(row.radius_km || 0),
      population: 0,
      region: '',
      listed: true,
      keys: keysOf([row.name, ...parseList(row.aliases), row.of]),
    };
  });
}

/** True for WGS84 degrees. */
export function isOnEarth(lat: number, lon: number): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
}

/** The keys of several names, each once. */
export function keysOf(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => placeKey(fold(name))))].filter((key) => key !== '');
}

/**
 * How far a town reaches from its centre, in kilometres: the root of its inhabitants, as at a density of about 2,000 a
 * square kilometre, between 5 (which also covers the error of the coordinates) and 30.
 */
export function townRadius(population: number): number {
  return Math.round(Math.min(30, Math.max(5, Math.sqrt(population / 2000 / Math.PI))));
}

/** A gazetteer over entries in memory; `prefix` keeps its ids apart from those of other gazetteers. */
export function tableGazetteer(entries: readonly PlaceEntry[], prefix: string): Gazetteer {
  const records = entries.map((entry, i): PlaceRecord => ({ ...entry, id: `${prefix}${i}` }));
  const index = new Map<string, PlaceRecord[]>();
  entries.forEach((entry, i) => {
    for (const key of entry.keys) index.set(key, [...(index.get(key) ?? []), records[i]!]);
  });
  return {
    size: records.length,
    find: (key) => index.get(key) ?? [],
    *spellings(country, letter) {
      for (const [key, places] of index) {
        if (!key.startsWith(letter)) continue;
        for (const record of places)
          if (record.country === country && isMissed(record)) yield { key, record };
      }
    },
  };
}
