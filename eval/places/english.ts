/**
 * TR-News and GeoVirus (milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation), read from the shared folder: English
 * articles with toponyms and coordinates. Demonyms, which TR-News counts as toponyms, are left out: here they are
 * evidence for a country and never a place.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

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
