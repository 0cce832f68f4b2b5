/**
 * TR-News and GeoVirus (milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation), read from the shared folder: English
 * articles with toponyms and coordinates. Demonyms, which TR-News counts as toponyms, are left out: here they are
 * evidence for a country and never a place.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { distanceKm } from '../../src/annotate/places/geo.ts';
import type { Place } from '../../src/model/index.ts';
import { told } from './tally.ts';

export interface Toponym {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly lat: number;
  readonly lon: number;
}

export interface Article {
  readonly text: string;
  readonly toponyms: readonly Toponym[];
}

export function readCorpus(shared: string, name: 'TR-News' | 'GeoVirus'): Article[] {
  const file = join(shared, 'corpora/events/geoparsing', `${name}.xml.gz`);
  const xml = gunzipSync(readFileSync(file)).toString();
  return xml
    .split(/<article[ >]/)
    .slice(1)
    .map((part) => readArticle(part));
}

function readArticle(part: string): Article {
  const text = textOf(part);
  const tags = part.match(/<(?:toponym|location)>[\s\S]*?<\/(?:toponym|location)>/g) ?? [];
  return { text, toponyms: tags.flatMap((tag) => readToponym(tag, text)) };
}

function textOf(part: string): string {
  const raw = part.match(/<text>([\s\S]*?)<\/text>/)?.[1] ?? '';
  const cdata = raw.match(/<!\[CDATA\[([\s\S]*?)\]\]>/);
  return cdata ? cdata[1]! : unescapeXml(raw);
}

function readToponym(tag: string, text: string): Toponym[] {
  const value = (name: string) => tag.match(new RegExp(`<${name}>([^<]*)</${name}>`))?.[1] ?? '';
  const phrase = unescapeXml(value('phrase') || value('name'));
  const start = Number(value('start'));
  const [lat, lon] = [Number(value('lat')), Number(value('lon'))];
  if (value('lat') === '' || Number.isNaN(lat) || Number.isNaN(lon)) return [];
  const from = locate(text, phrase, start);
  return from < 0 ? [] : [{ from, to: from + phrase.length, text: phrase, lat, lon }];
}

/** Offsets count code points or bytes in places: the phrase is looked for around its offset. */
function locate(text: string, phrase: string, start: number): number {
  for (let shift = 0; shift <= 60; shift += 1) {
    for (const at of [start - 1 + shift, start - 1 - shift])
      if (at >= 0 && text.startsWith(phrase, at)) return at;
  }
  return -1;
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** Counts over a corpus; `land` also takes a country or region whose circle holds the gold point. */
export interface EnglishScore {
  expected: number;
  demonyms: number;
  found: number;
  right: number;
  land: number;
  printed: number;
  /** Printed where the corpus has no toponym. */
  extra: number;
  readonly errors: string[];
}

/** The field's measure of a right place, in kilometres (100 miles). */
const FIELD_KM = 161;

export function scoreArticles(
  articles: readonly Article[],
  find: (text: string) => readonly Place[],
  demonyms: ReadonlySet<string>,
): EnglishScore {
  const score: EnglishScore = {
    expected: 0,
    demonyms: 0,
    found: 0,
    right: 0,
    land: 0,
    printed: 0,
    extra: 0,
    errors: [],
  };
  for (const article of articles) {
    const places = find(article.text);
    score.printed += places.length;
    score.extra += places.filter((place) => !article.toponyms.some((own) => meets(own, place))).length;
    for (const toponym of article.toponyms) {
      if (isDemonym(toponym.text, demonyms)) score.demonyms += 1;
      else
        scoreToponym(
          score,
          toponym,
          places.find((place) => meets(toponym, place)),
          article.text,
        );
    }
  }
  return score;
}

function meets(toponym: Toponym, place: Place): boolean {
  return toponym.from < place.to && place.from < toponym.to;
}

function isDemonym(text: string, demonyms: ReadonlySet<string>): boolean {
  return demonyms.has(text) || demonyms.has(text.replace(/s$/, ''));
}

function scoreToponym(score: EnglishScore, toponym: Toponym, place: Place | undefined, text: string): void {
  score.expected += 1;
  if (place) score.found += 1;
  const isLocated = place !== undefined && place.lat !== null && place.lon !== null;
  const apart = isLocated
    ? distanceKm(toponym, { lat: place.lat!, lon: place.lon! })
    : Number.POSITIVE_INFINITY;
  if (apart <= FIELD_KM) score.right += 1;
  const isLand = place?.precision === 'country' || place?.precision === 'region';
  if (apart <= FIELD_KM || (isLand && apart <= (place.radius_km ?? 0))) score.land += 1;
  else {
    const around = text.slice(Math.max(0, toponym.from - 40), toponym.to + 25).replace(/\s+/g, ' ');
    score.errors.push(`${toponym.text}: ${told(place)} in «${around}»`);
  }
}
