/** Sentences of our own with the places in them, and how an answer is judged. The format stands at their head. */
import { distanceKm } from '../../src/annotate/places/geo.ts';
import type { Place } from '../../src/model/index.ts';

export interface Expected {
  readonly from: number;
  readonly to: number;
  readonly kind: 'exact' | 'region' | 'sector' | 'near' | 'area' | 'country' | 'any';
  readonly country: string;
  readonly lat: number;
  readonly lon: number;
}

export interface PlaceCase {
  readonly group: string;
  readonly text: string;
  readonly expected: readonly Expected[];
}

/** A pin farther than this from where it should be is wrong. */
const RIGHT_KM = 25;
/** A circle in one country for a stretch of land or a stated distance may be this wide, in kilometres, and no wider. */
const WIDEST: Readonly<Record<string, number>> = { region: 700, sector: 1300, near: 60, area: 80 };

export function parseCases(content: string): PlaceCase[] {
  const cases: PlaceCase[] = [];
  let group = '';
  let open: { text: string; spans: [number, number][]; expected: Expected[] } | null = null;
  const close = () => {
    if (!open) return;
    if (open.spans.length !== open.expected.length)
      throw new Error(`brackets and lines differ: ${open.text}`);
    cases.push({ group, text: open.text, expected: open.expected });
    open = null;
  };
  for (const line of content.split('\n')) {
    if (line.startsWith('#') || line.trim() === '') continue;
    if (line.startsWith('@')) {
      close();
      group = line.slice(1).trim();
    } else if (line.startsWith('=') && open) {
      const span = open.spans[open.expected.length];
      if (!span) throw new Error(`a line too many: ${open.text}`);
      open.expected.push(parseExpected(line, span));
    } else {
      close();
      open = { ...unbracket(line), expected: [] };
    }
  }
  close();
  return cases;
}

function unbracket(line: string): { text: string; spans: [number, number][] } {
  let text = '';
  const spans: [number, number][] = [];
  for (const part of line.split(/(\[[^\]]*\])/)) {
    if (part.startsWith('[')) spans.push([text.length, text.length + part.length - 2]);
    text += part.startsWith('[') ? part.slice(1, -1) : part;
  }
  return { text, spans };
}

function parseExpected(line: string, [from, to]: readonly [number, number]): Expected {
  const words = line.slice(1).trim().split(/\s+/);
  if (words[0] === '?') return { from, to, kind: 'any', country: '', lat: 0, lon: 0 };
  const [country, ...rest] = words;
  const kind = /^-?\d/.test(rest[0] ?? '') ? 'exact' : (rest.shift() as Expected['kind']);
  return { from, to, kind, country: country!, lat: Number(rest[0]), lon: Number(rest[1]) };
}

/** `right`, `wrong` (located where it is not), `open` (found but not located) or `missed`. */
export type Verdict = 'right' | 'wrong' | 'open' | 'missed';

export function judge(expected: Expected, place: Place | undefined): Verdict {
  if (!place) return 'missed';
  if (place.lat === null || place.lon === null) return 'open';
  if (expected.kind === 'country') {
    return place.precision === 'country' && place.country === expected.country ? 'right' : 'wrong';
  }
  const apart = distanceKm(expected, { lat: place.lat, lon: place.lon });
  if (expected.kind === 'exact') return apart <= RIGHT_KM ? 'right' : 'wrong';
  const radius = place.radius_km ?? 0;
  const isCircle = place.precision === 'area' || place.precision === 'region';
  const widest = expected.country === '??' ? Number.POSITIVE_INFINITY : WIDEST[expected.kind]!;
  const isRightLand = expected.country === '??' || place.country === expected.country;
  return isCircle && isRightLand && apart <= radius && radius <= widest ? 'right' : 'wrong';
}

/** A place with a spot to be wrong about, as against a country or another stretch of land. */
export function isPin(place: Place): boolean {
  return place.lat !== null && (place.precision === 'exact' || place.precision === 'area');
}
