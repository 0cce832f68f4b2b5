/** «le nord malien», «l'est du pays»: sides of a country that the text names by its people or not at all. */
import { fold } from '../../text/fold.ts';
import type { CountryEvidence } from './evidence.ts';
import type { Lexicon } from './mentions.ts';
import { countryKey, placeKey } from './record.ts';
import { type Found, sideOf } from './shape.ts';

/** «Le pays» is the country of the story only where no other comes near it. */
const CLEAR_SHARE = 0.6;

export function findSectors(text: string, evidence: CountryEvidence, lexicon: Lexicon): Found[] {
  return lexicon.tables.sectors.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const { bearing, demonym } = match.groups ?? {};
      const degrees = bearing === undefined ? undefined : lexicon.tables.bearings.get(bearing.toLowerCase());
      const country = demonym
        ? ofPeople(demonym, match.index, evidence, lexicon)
        : ofStory(match.index, evidence);
      if (bearing === undefined || degrees === undefined || !country) return [];
      const found = sectorOf(country, bearing, degrees, lexicon);
      if (!found) return [];
      const from = match.index + match[0].indexOf(bearing);
      const to = match.index + match[0].length;
      const rule = demonym ? 'sector-of-people' : 'sector-of-story-country';
      return [{ from, to, text: text.slice(from, to), ...found, rule }];
    }),
  );
}

/** Two Congos have one people's name: the page must speak for one of them clearly. */
const CLEARLY = 1.5;

function ofPeople(
  demonym: string,
  offset: number,
  evidence: CountryEvidence,
  { demonyms }: Lexicon,
): string | null {
  const [first, second] = (demonyms.get(placeKey(fold(demonym))) ?? [])
    .map((code) => ({ code, share: evidence.shareAt(offset, code) }))
    .toSorted((a, b) => b.share - a.share || (a.code < b.code ? -1 : 1));
  if (!first) return null;
  return !second || first.share >= second.share * CLEARLY ? first.code : null;
}

function ofStory(offset: number, evidence: CountryEvidence): string | null {
  const first = evidence.ranking[0];
  if (!first) return null;
  return evidence.shareAt(offset, first.country) >= CLEAR_SHARE ? first.country : null;
}

function sectorOf(
  code: string,
  bearing: string,
  degrees: number | null,
  lexicon: Lexicon,
): Omit<Found, 'from' | 'to' | 'text' | 'rule'> | null {
  const record = lexicon.gazetteer.find(countryKey(code))[0];
  const country = lexicon.tables.countries.find((own) => own.code === code);
  if (!record || !country) return null;
  return {
    name: lexicon.tables.nameSector(bearing, country.name),
    country: code,
    ...sideOf(record, degrees, lexicon.gazetteer),
    precision: 'region',
  };
}
