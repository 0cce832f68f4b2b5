/** Distances and bearings on a spherical Earth: right within half a per cent, far inside any radius given here. */
const EARTH_KM = 6371;
const RADIAN = Math.PI / 180;

export interface Point {
  readonly lat: number;
  readonly lon: number;
}

/** Great-circle distance in kilometres (haversine). */
export function distanceKm(a: Point, b: Point): number {
  const dLat = (b.lat - a.lat) * RADIAN;
  const dLon = (b.lon - a.lon) * RADIAN;
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * RADIAN) * Math.cos(b.lat * RADIAN) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** The point so many kilometres from `start` on a bearing in degrees, 0 = north, 90 = east. */
export function pointAt(start: Point, bearing: number, km: number): Point {
  const angle = km / EARTH_KM;
  const lat = start.lat * RADIAN;
  const sin = Math.sin(lat) * Math.cos(angle) + Math.cos(lat) * Math.sin(angle) * Math.cos(bearing * RADIAN);
  const y = Math.sin(bearing * RADIAN) * Math.sin(angle) * Math.cos(lat);
  const x = Math.cos(angle) - Math.sin(lat) * sin;
  const lon = start.lon + Math.atan2(y, x) / RADIAN;
  return { lat: Math.asin(sin) / RADIAN, lon: ((lon + 540) % 360) - 180 };
}

/** Coordinates as they are printed: five decimals, about a metre. */
export function rounded(point: Point): Point {
  return { lat: Math.round(point.lat * 1e5) / 1e5, lon: Math.round(point.lon * 1e5) / 1e5 };
}
