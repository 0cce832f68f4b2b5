/**
 * From a chosen place and the words around it to what is printed: coordinates, how far the true place may lie from them,
 * and how exactly that is known. A division, a side of a country or a stretch of land is a region whatever its size.
 */
import type { Place } from '../../model/index.ts';
import type { Use } from './context.ts';
import { hitOf, type Hit } from './rules.ts';
import { type Point, pointAt, rounded } from './geo.ts';
import { type Gazetteer, type PlaceRecord, sectorKey } from './record.ts';
import type { StatedPoint } from './resolve.ts';
import type { PlaceTables } from './tables.ts';

export type Found = Omit<Place, 'id'>;

/** «Near» a town is taken to mean within this distance of its centre. */
const NEAR_KM = 25;
/** «North of» a town without a distance: this far from it, give or take a little more. */
const BEYOND_KM = 30;
const BEYOND_RADIUS_KM = 40;
/** A stated distance is measured on the road, from some edge, and rounded: this share of it either way. */
const SLACK = 0.25;
/** Directions are the eight of the compass at best: a stated one is right within this angle, in degrees. */
const BEARING_SLACK = 30;
/** Nobody finds a place by what lies farther off. */
const LONGEST_KM = 2000;

/** The point that a distance or a direction from a place lead to; without a direction a circle around the place. */
export function statedPoint(from: PlaceRecord, hit: Hit, tables: PlaceTables): StatedPoint | null {
  const { km, unit, bearing } = hit.groups;
  const degrees = tables.bearings.get(bearing?.toLowerCase() ?? '') ?? null;
  const country = from.country || null;
  if (hit.effect === 'beyond') {
    return { ...pointAt(from, degrees ?? 0, BEYOND_KM + from.radius), radius: BEYOND_RADIUS_KM, country };
  }
  const distance = km === undefined || unit === undefined ? null : tables.parseDistance(km, unit);
  if (distance === null || distance <= 0 || distance > LONGEST_KM) return null;
  if (degrees === null) return { ...pointOf(from), radius: distance * (1 + SLACK) + 5, country };
  const sideways = distance * Math.sin((BEARING_SLACK * Math.PI) / 180);
  const radius = Math.max(8, distance * SLACK, sideways);
  return { ...pointAt(from, degrees, distance), radius, country };
}

function pointOf({ lat, lon }: Point): Point {
  return { lat, lon };
}

export function titleOf(record: PlaceRecord, tables: PlaceTables): string {
  return record.titles[tables.code] ?? record.name;
}

/** A place by its name alone, whatever the words before it say. */
export function shapePlain(
  use: Use,
  record: PlaceRecord,
  rule: string,
  text: string,
  tables: PlaceTables,
): Found {
  return describe(text, use.mention.from, use.mention.to, titleOf(record, tables), record, rule);
}

/** A place that no gazetteer has, where the text says that it lies. */
export function shapeStated(use: Use, stated: StatedPoint, text: string): Found {
  const { from, to } = use.mention;
  const name = text.slice(from, to);
  return {
    from,
    to,
    text: name,
    name,
    country: stated.country,
    ...rounded(stated),
    radius_km: Math.round(stated.radius),
    precision: 'area',
    rule: 'stated-distance',
  };
}

/** What is printed of a place that was found; `text` is the article's. */
export function shapePlace(
  use: Use,
  record: PlaceRecord,
  rule: string,
  text: string,
  tables: PlaceTables,
  gazetteer: Gazetteer,
): Found {
  const name = titleOf(record, tables);
  const plain = describe(text, use.mention.from, use.mention.to, name, record, rule);
  const sector = hitOf(use, 'sector') ?? (isLand(record) ? hitOf(use, 'beyond') : undefined);
  if (sector && isLand(record)) return shapeSector(sector, use, record, text, tables, gazetteer) ?? plain;
  const offset = hitOf(use, 'offset');
  const point = offset && !isLand(record) ? statedPoint(record, offset, tables) : null;
  if (offset && point) return areaFrom(text, offset.edge, use.mention.to, name, record, point, offset.rule);
  const beyond = hitOf(use, 'beyond');
  if (beyond && !isLand(record)) return shapeBeyond(beyond, use, record, name, text, tables) ?? plain;
  if ((sector || hitOf(use, 'near')) && !isLand(record)) {
    return {
      ...plain,
      precision: 'area',
      radius_km: Math.max(NEAR_KM, record.radius * 1.5),
      rule: `${rule}+near`,
    };
  }
  if (use.noun && tables.kinds.get(use.noun)?.shown && isLand(record) && record.kind !== 'country') {
    return { ...plain, name: tables.nameDivision(use.noun, name) };
  }
  return plain;
}

/** True for what has an extent rather than a spot. */
export function isLand(record: PlaceRecord): boolean {
  return ['country', 'region', 'district', 'area'].includes(record.kind);
}

function describe(
  text: string,
  from: number,
  to: number,
  name: string,
  record: PlaceRecord,
  rule: string,
): Found {
  const precision = record.kind === 'country' ? 'country' : isLand(record) ? 'region' : 'exact';
  return {
    from,
    to,
    text: text.slice(from, to),
    name,
    country: record.country || null,
    ...rounded(record),
    radius_km: Math.round(record.radius),
    precision,
    rule,
  };
}

function areaFrom(
  text: string,
  from: number,
  to: number,
  name: string,
  record: PlaceRecord,
  point: StatedPoint,
  rule: string,
): Found {
  const start = from + (text.slice(from, to).length - text.slice(from, to).trimStart().length);
  return {
    ...describe(text, start, to, name, record, rule),
    name: text.slice(start, to).replace(/\s+/g, ' '),
    ...rounded(point),
    radius_km: Math.round(point.radius),
    precision: 'area',
  };
}

function shapeBeyond(
  hit: Hit,
  use: Use,
  record: PlaceRecord,
  name: string,
  text: string,
  tables: PlaceTables,
): Found | null {
  const point = statedPoint(record, hit, tables);
  if (!point) return null;
  return areaFrom(text, hit.edge, use.mention.to, name, record, point, hit.rule);
}

/** A side of a country from the box of its towns; of another stretch of land, half its radius from its centre. */
function shapeSector(
  hit: Hit,
  use: Use,
  record: PlaceRecord,
  text: string,
  tables: PlaceTables,
  gazetteer: Gazetteer,
): Found | null {
  const bearing = hit.groups['bearing'];
  const degrees = bearing === undefined ? undefined : tables.bearings.get(bearing.toLowerCase());
  if (bearing === undefined || degrees === undefined) return null;
  const from = text.lastIndexOf(bearing, use.mention.from);
  const name = tables.nameSector(bearing, titleOf(record, tables));
  const found = describe(text, from, use.mention.to, name, record, hit.rule);
  return { ...found, ...sideOf(record, degrees, gazetteer), precision: 'region' };
}

/** Centre and radius of one side of a land; the middle when the bearing is null. */
export function sideOf(
  land: PlaceRecord,
  degrees: number | null,
  gazetteer: Gazetteer,
): Point & { radius_km: number } {
  const side = land.kind === 'country' ? gazetteer.find(sectorKey(land.country, degrees))[0] : undefined;
  if (side) return { ...rounded(side), radius_km: Math.round(side.radius) };
  const centre = degrees === null ? pointOf(land) : pointAt(land, degrees, land.radius / 2);
  return {
    ...rounded(centre),
    radius_km: Math.max(5, Math.round(land.radius * (degrees === null ? 0.5 : 0.7))),
  };
}
