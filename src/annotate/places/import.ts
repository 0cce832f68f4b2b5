/**
 * The user's own places: a GeoNames country dump or a table with a header, turned into the TSV that is read beside our
 * gazetteer. Rows without a name or without coordinates on Earth are left out and told.
 */
import { keysOf, isOnEarth, townRadius } from './table.ts';
import type { PlaceEntry } from './binary.ts';
import type { PlaceKind } from './record.ts';
import { parseList, parseTsv } from '../../text/tsv.ts';

/** One place as the user's file has it. */
interface UserPlace {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly country: string;
  readonly kind: PlaceKind;
  readonly lat: number;
  readonly lon: number;
  readonly population: number;
  readonly radius: number;
  readonly region: string;
  /** A place that the user wrote down is meant where it is named; one of a whole country's dump is a candidate. */
  readonly source: 'own' | 'geonames';
}

export interface Import {
  /** The table to keep: `tableHeader`, then one line a place. */
  readonly table: string;
  readonly count: number;
  /** Lines that hold no place, by number, with the reason. */
  readonly skipped: readonly { readonly line: number; readonly reason: string }[];
}

const COLUMNS = [
  'name',
  'aliases',
  'country',
  'kind',
  'lat',
  'lon',
  'population',
  'radius_km',
  'region',
  'source',
] as const;
type Column = (typeof COLUMNS)[number];

/** A GeoNames dump has nineteen columns and no header: geonameid, name, asciiname, alternatenames, latitude… */
const GEONAMES_COLUMNS = 19;

/** The places of a GeoNames dump or of a CSV or TSV with a header; throws when it is neither. */
export function importPlaces(content: string): Import {
  const lines = content.replace(/^\uFEFF/, '').split(/\r?\n/);
  const parse = isGeonames(lines) ? parseGeonames : headedParser(lines);
  const rows: string[] = [];
  const skipped: { line: number; reason: string }[] = [];
  lines.forEach((line, i) => {
    if (line.trim() === '' || line.startsWith('#')) return;
    const place = parse(line, i);
    if (place === null) return;
    if (typeof place === 'string') skipped.push({ line: i + 1, reason: place });
    else rows.push(rowOf(place));
  });
  return { table: [COLUMNS.join('\t'), ...rows, ''].join('\n'), count: rows.length, skipped };
}

/** The entries of a table that `importPlaces` made. */
export function parseUserPlaces(table: string): PlaceEntry[] {
  return parseTsv(table, COLUMNS).map((row) => ({
    name: row.name,
    titles: {},
    country: row.country,
    kind: row.kind as PlaceKind,
    lat: Number(row.lat),
    lon: Number(row.lon),
    radius: Number(row.radius_km) || townRadius(Number(row.population)),
    population: Number(row.population),
    region: row.region,
    listed: row.source === 'own',
    keys: keysOf([row.name, ...parseList(row.aliases)]),
  }));
}

function isGeonames(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.trim() !== '' && !line.startsWith('#')) ?? '';
  const cells = first.split('\t');
  return (
    cells.length === GEONAMES_COLUMNS &&
    /^\d+$/.test(cells[0]!) &&
    isOnEarth(Number(cells[4]), Number(cells[5]))
  );
}

/** Feature codes of GeoNames that are places people name in the news, by our kinds; others are left out silently. */
const KINDS: Readonly<Record<string, PlaceKind>> = {
  PPLC: 'capital',
  PPLA: 'seat',
  PPLX: 'section',
  ADM1: 'region',
  ADM2: 'district',
};
const SITES = new Set([
  'AIRP',
  'AIRB',
  'AIRF',
  'MILB',
  'MN',
  'MNAU',
  'MNU',
  'DAM',
  'CMP',
  'CMPRF',
  'PRK',
  'PRN',
  'WTRH',
  'PSTB',
]);
const AREAS = new Set(['MT', 'MTS', 'LK', 'DSRT', 'VAL', 'FRST', 'RGN', 'ISL', 'ISLS', 'PLAT', 'AREA']);

function kindOf(featureClass: string, code: string): PlaceKind | null {
  const known = KINDS[code];
  if (known) return known;
  if (featureClass === 'P') return 'town';
  if (featureClass === 'A') return code.startsWith('ADM') ? 'district' : null;
  if (SITES.has(code)) return 'site';
  return AREAS.has(code) ? 'area' : null;
}

/** Latin letters: the other scripts of a dump never stand in the texts that are read here. */
const LATIN = /^[\p{Script=Latin}\p{M}\p{N}\s'’ʻʼ.()-]+$/u;

function parseGeonames(line: string): UserPlace | string | null {
  const cells = line.split('\t');
  if (cells.length !== GEONAMES_COLUMNS) return `${cells.length} columns instead of ${GEONAMES_COLUMNS}`;
  const [, name, , alternates, lat, lon, featureClass, code, country, , admin1, , , , population] = cells;
  const kind = kindOf(featureClass!, code!);
  if (kind === null) return null;
  return checked({
    name: name!,
    aliases: parseList(alternates!.replaceAll(',', '|')).filter((alias) => LATIN.test(alias)),
    country: country!,
    kind,
    lat: coordinate(lat!),
    lon: coordinate(lon!),
    population: Number(population) || 0,
    radius: kind === 'region' || kind === 'district' || kind === 'area' ? LAND_RADIUS[kind] : 0,
    region: admin1 === '' ? '' : `${country}.${admin1}`,
    source: 'geonames',
  });
}

/** A dump gives no extent: a division of unknown size gets a wide circle. In kilometres. */
const LAND_RADIUS = { region: 150, district: 50, area: 30 } as const;

/** Headers that tables of places have, in English and French. */
const HEADERS: Readonly<Record<Column, readonly string[]>> = {
  name: ['name', 'nom', 'place', 'lieu', 'toponym', 'toponyme'],
  aliases: ['aliases', 'alias', 'altnames', 'alternatenames', 'autres_noms', 'variantes'],
  country: ['country', 'cc', 'pays', 'iso', 'country_code', 'code_pays'],
  kind: ['kind', 'type', 'genre'],
  lat: ['lat', 'latitude', 'y'],
  lon: ['lon', 'lng', 'long', 'longitude', 'x'],
  population: ['population', 'pop'],
  radius_km: ['radius_km', 'radius', 'rayon_km', 'rayon'],
  region: ['region', 'admin1'],
  source: [],
};

/** A parser for the lines under a header; it answers the header itself with nothing. */
function headedParser(lines: readonly string[]): (line: string, index: number) => UserPlace | string | null {
  const at = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  const head = lines[at] ?? '';
  const separator = ['\t', ';', ','].find((mark) => head.includes(mark)) ?? ',';
  const titles = splitRow(head, separator).map((title) => title.trim().toLowerCase());
  const index = Object.fromEntries(
    COLUMNS.map((column) => [column, titles.findIndex((title) => HEADERS[column].includes(title))]),
  ) as Record<Column, number>;
  const missing = (['name', 'lat', 'lon'] as const).filter((column) => index[column] < 0);
  if (missing.length > 0)
    throw new Error(`no column for ${missing.join(', ')} in the header: ${head.slice(0, 200)}`);
  return (line, i) => {
    if (i === at) return null;
    const cells = splitRow(line, separator);
    const cell = (column: Column) => (cells[index[column]] ?? '').trim();
    return checked({
      name: cell('name'),
      aliases: cell('aliases')
        .split(/[|;]/)
        .map((alias) => alias.trim())
        .filter((alias) => alias !== ''),
      country: cell('country').toUpperCase(),
      kind: kindNamed(cell('kind')),
      lat: coordinate(cell('lat')),
      lon: coordinate(cell('lon')),
      population: Number(cell('population')) || 0,
      radius: Number(cell('radius_km')) || 0,
      region: cell('region'),
      source: 'own',
    });
  };
}

const OWN_KINDS: readonly string[] = [
  'region',
  'district',
  'area',
  'capital',
  'seat',
  'town',
  'section',
  'site',
];

function kindNamed(word: string): PlaceKind {
  return OWN_KINDS.includes(word) ? (word as PlaceKind) : 'town';
}

/** The cells of a row; a cell in double quotes may hold the separator, and a doubled quote stands for one. */
function splitRow(row: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < row.length; i += 1) {
    const char = row[i]!;
    if (char === '"' && quoted && row[i + 1] === '"') {
      cell += '"';
      i += 1;
    } else if (char === '"') quoted = !quoted;
    else if (char === separator && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += char;
  }
  return [...cells, cell];
}

/** NaN for what is no number; a comma may stand for the point. */
function coordinate(cell: string): number {
  return cell.trim() === '' ? Number.NaN : Number(cell.replace(',', '.'));
}

function checked(place: UserPlace): UserPlace | string {
  if (place.name === '') return 'no name';
  if (Number.isNaN(place.lat) || Number.isNaN(place.lon)) return 'no coordinates';
  if (!isOnEarth(place.lat, place.lon)) return `not on Earth: ${place.lat}, ${place.lon}`;
  if (place.country !== '' && !/^[A-Z]{2}$/.test(place.country))
    return `no ISO code of a country: ${place.country}`;
  return place;
}

function rowOf(place: UserPlace): string {
  const clean = (text: string) => text.replace(/[\t\r\n|]+/g, ' ').trim();
  return [
    clean(place.name),
    place.aliases.map(clean).join('|'),
    place.country,
    place.kind,
    place.lat,
    place.lon,
    place.population,
    place.radius,
    clean(place.region),
    place.source,
  ].join('\t');
}
