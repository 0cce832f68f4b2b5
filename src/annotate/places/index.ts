/**
 * Place names become coordinates, with how exactly. A region is never a pin.
 *
 * A name counts as a place when the words around it put something there, the reader of names calls it a place, or it is
 * well known and nothing speaks against it; inside another name, as a person or as a government it is none. Which place
 * is meant follows from the countries and the other places of the page; where that does not tell, it is left open.
 */
import type { Doc, Layers, Stage } from '../../model/index.ts';
import { findUses, type Use } from './context.ts';
import { hitOf } from './rules.ts';
import { type CountryEvidence, indexDemonyms, weighCountries } from './evidence.ts';
import { findMentions, indexCountries, type Lexicon } from './mentions.ts';
import { findStrangers } from './strangers.ts';
import type { Gazetteer, PlaceKind } from './record.ts';
import {
  type Anchor,
  type Choice,
  companyOf,
  NOTHING_AROUND,
  resolve,
  type StatedPoint,
  type Surroundings,
} from './resolve.ts';
import { findSectors } from './sectors.ts';
import { type Found, isLand, shapePlace, shapePlain, shapeStated, statedPoint } from './shape.ts';
import type { PlaceEffect, PlaceTables } from './tables.ts';
import { type Token, tokenize } from './tokens.ts';

export * from './binary.ts';
export * from './import.ts';
export * from './record.ts';
export * from './table.ts';
export * from './tables.ts';
export { findHits } from './rules.ts';

type In = Doc<'sentences' | 'entities' | 'times' | 'published' | 'modified'>;
type Readable = Pick<In, 'text' | 'sentences' | 'entities'>;

/** Raised with every change of what the stage finds. */
const VERSION = 1;

export function placesStage(
  tables: PlaceTables,
  gazetteer: Gazetteer,
): Stage<In, In & Pick<Layers, 'places'>> {
  const find = placeFinder(tables, gazetteer);
  return { name: 'places', version: VERSION, run: (doc) => ({ ...doc, places: find(doc, null) }) };
}

/** Finds places in a text; `country` is what the caller knows of where the story plays, or null. */
export function placeFinder(
  tables: PlaceTables,
  gazetteer: Gazetteer,
): (doc: Readable, country: string | null) => Layers['places'] {
  const { countries } = tables;
  const lexicon: Lexicon = {
    tables,
    gazetteer,
    countries: indexCountries(countries),
    demonyms: indexDemonyms(countries),
  };
  return (doc, country) =>
    findPlaces(doc, country, lexicon).map((place, i) => ({ id: `p${i + 1}`, ...place }));
}

function findPlaces(doc: Readable, stated: string | null, lexicon: Lexicon): Found[] {
  const { text, entities } = doc;
  const tokens = tokenize(text);
  const uses = findUses(text, tokens, findMentions(tokens, lexicon), entities, lexicon.tables);
  const sentenceOf = numberSentences(tokens);
  const evidence = weighCountries(uses, tokens, entities, lexicon.demonyms, stated, sentenceOf);
  const strangers = findStrangers(text, tokens, uses, entities, evidence, lexicon);
  const all = [...uses, ...strangers].toSorted((a, b) => a.mention.from - b.mention.from);
  const choices = chooseAll(
    all.filter((use) => use.refused === null),
    evidence,
    text,
    lexicon,
  );
  const located = new Set(choices.filter(({ use }) => isLocated(use)).map(({ use }) => use.mention.key));
  const found = [
    ...choices.flatMap((choice) => printed(choice, located, text, tokens, lexicon)),
    ...findSectors(text, evidence, lexicon),
  ];
  return dropOverlaps(found);
}

/** The number of the sentence that an offset lies in, near enough for weighing evidence: it ends at a full stop. */
function numberSentences(tokens: readonly Token[]): (offset: number) => number {
  const starts = tokens
    .filter((token) => token.initial && /[.!?\n]/.test(token.glue))
    .map((token) => token.from);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Two rounds: what is clear by itself is found first and then helps to decide the rest. */
function chooseAll(
  uses: readonly Use[],
  evidence: CountryEvidence,
  text: string,
  lexicon: Lexicon,
): Settled[] {
  const first = uses.map((use, i) =>
    resolve(use, evidence, { ...NOTHING_AROUND, ...landsAround(i, uses, text) }),
  );
  const company = companyOf(anchorsOf(first));
  const second = uses.map((use, i) => {
    const stated = statedBy(i, first, text, lexicon);
    const surroundings = { company, stated, ...landsAround(i, uses, text) };
    return { ...resolve(use, evidence, surroundings), stated, describes: false };
  });
  second.forEach((choice, i) => {
    const next = second[i + 1];
    if (choice.stated && next) next.describes = true;
  });
  const models = findModels(second);
  return second.map((choice) => ({ ...choice, ...sameOnPage(choice, models) }));
}

/** What tells a place by itself, so that the name means the same on the rest of the page. */
const TELLING: ReadonlySet<string> = new Set(['named-with-its-land', 'stated-distance']);
/** What a name was given for want of anything better. */
const WEAK: ReadonlySet<string> = new Set(['best-known', 'country-of-story', 'near-other-places']);

/** By name, the choice that the others of that name may follow: one that tells, or failing that the last one made. */
function findModels(choices: readonly Choice[]): Map<string, Choice> {
  const models = new Map<string, Choice>();
  for (const choice of choices) {
    const { key } = choice.use.mention;
    const isTelling = TELLING.has(models.get(key)?.rule ?? '');
    if (choice.record && !isTelling) models.set(key, choice);
  }
  return models;
}

/** A page means one place by one name: where it says which, or failing that where it could be decided. */
function sameOnPage(choice: Choice, models: ReadonlyMap<string, Choice>): Pick<Choice, 'record' | 'rule'> {
  const model = models.get(choice.use.mention.key);
  const follows = choice.record ? WEAK.has(choice.rule) && TELLING.has(model?.rule ?? '') : true;
  return model && follows ? { record: model.record, rule: 'same-name-on-page' } : choice;
}

/** Far enough for «à Pissila, dans la région du Centre-Nord», not for the next clause. */
const LONGEST_LINK = 45;
const SIDE_BY_SIDE = /^(?:, | \()$/;

/** A place named just before or after it, when the words make one the land of the other. */
function landsAround(
  index: number,
  uses: readonly Use[],
  text: string,
): Pick<Surroundings, 'around' | 'inside'> {
  const own = uses[index]!;
  const [previous, next] = [uses[index - 1], uses[index + 1]];
  const links = (small: Use, large: Use): boolean => {
    const between = text.slice(small.mention.to, large.mention.from);
    if (between.length > LONGEST_LINK || /[.;!?\n]/.test(between)) return false;
    const isWithin = large.kind === 'region' || large.kind === 'district' || large.wants === 'region';
    return SIDE_BY_SIDE.test(between) || (between.startsWith(', ') && isWithin);
  };
  return {
    around: next && links(own, next) ? next.mention.candidates.filter(isLand) : [],
    inside: previous && links(previous, own) ? previous.mention.candidates : [],
  };
}

const MOST_ANCHORS = 40;

/** The places that were clear by themselves: towns with their coordinates, divisions with their codes. */
function anchorsOf(choices: readonly Choice[]): Anchor[] {
  const anchors = new Map<string, Anchor>();
  for (const { use, record } of choices) {
    if (!record || anchors.size >= MOST_ANCHORS || !(record.listed || record.population >= 50_000)) continue;
    const { id, lat, lon, country, region } = record;
    const isDivision = record.kind === 'region' && region !== '';
    if (!isLand(record) || isDivision)
      anchors.set(id, { key: use.mention.key, lat, lon, country, region, isLand: isDivision });
  }
  return [...anchors.values()];
}

/** A choice, and what the words between it and its neighbours say. */
interface Settled extends Choice {
  /** Where the name that follows puts it: «X, à 30 km au nord de Y». */
  readonly stated: StatedPoint | null;
  /** It is such a Y: it says where another place lies, and is meant itself only as a landmark. */
  readonly describes: boolean;
}

function statedBy(
  index: number,
  choices: readonly Choice[],
  text: string,
  { tables }: Lexicon,
): StatedPoint | null {
  const own = choices[index]!.use;
  const next = choices[index + 1];
  const hit = next?.record ? (hitOf(next.use, 'offset') ?? hitOf(next.use, 'beyond')) : undefined;
  if (!next?.record || !hit || isLand(next.record) || hit.edge < own.mention.to) return null;
  const between = text.slice(own.mention.to, hit.edge);
  if (between.length > LONGEST_APPOSITION || !tables.apposition.test(between)) return null;
  return statedPoint(next.record, hit, tables);
}

const LONGEST_APPOSITION = 40;

function printed(
  choice: Settled,
  located: ReadonlySet<string>,
  text: string,
  tokens: readonly Token[],
  lexicon: Lexicon,
): Found[] {
  const { use, record } = choice;
  const { tables, gazetteer } = lexicon;
  if (!isPlace(choice, located, tokens)) return [];
  if (record && choice.describes) return [shapePlain(use, record, choice.rule, text, tables)];
  if (record) return [shapePlace(use, record, choice.rule, text, tables, gazetteer)];
  if (choice.stated) return [shapeStated(use, choice.stated, text)];
  if (!isSurelyNamed(use)) return [];
  const { from, to } = use.mention;
  const countries = new Set(choice.open);
  return [
    {
      from,
      to,
      text: text.slice(from, to),
      name: text.slice(from, to),
      country: countries.size === 1 ? [...countries][0]! : null,
      lat: null,
      lon: null,
      radius_km: null,
      precision: 'country',
      rule: choice.rule,
    },
  ];
}

/** An unknown name is told only where the text itself says that it is a place: «le village de X», or «à X». */
function isSurelyNamed(use: Use): boolean {
  if (hitOf(use, 'article')) return false;
  const isAt = hitOf(use, 'locates')?.wants === 'town' && use.mention.first === use.mention.last;
  return (use.kind !== null && SETTLED.has(use.kind)) || (use.named && isAt);
}

/** Kinds whose nouns say surely that the name after them is one of a place. */
const SETTLED: ReadonlySet<PlaceKind> = new Set(['town', 'section', 'district', 'region']);

/** Inhabitants that make a name well known by itself. */
const WELL_KNOWN = 50_000;
/** Inhabitants of a city that is meant even where a sentence starts with its name. */
const LARGE = 200_000;

/** What words before a name say of a place and of nothing else. */
const LOCATING: ReadonlySet<PlaceEffect> = new Set(['locates', 'near', 'offset', 'beyond', 'sector']);

/** Whether a name that nothing speaks against is one of a place: somebody says so, or it is well known. */
function isPlace(choice: Choice, located: ReadonlySet<string>, tokens: readonly Token[]): boolean {
  const { use, record } = choice;
  if (use.named || use.kind !== null) return true;
  if (!record) return false;
  if (record.kind === 'country') return true;
  const isWellKnown = record.listed || record.kind === 'capital' || record.population >= WELL_KNOWN;
  const start = tokens[use.mention.first]!;
  const isPlain = !start.initial || record.listed || record.population >= LARGE;
  if (isWellKnown && (isPlain || use.mention.last > use.mention.first)) return true;
  if (choice.rule === 'named-with-its-land') return true;
  if (use.hits.some((hit) => LOCATING.has(hit.effect))) return record.kind !== 'district';
  return located.has(use.mention.key);
}

function isLocated(use: Use): boolean {
  return use.kind !== null || use.hits.some((hit) => LOCATING.has(hit.effect));
}

/** Of two that share words the longer stays; in the order of the text. */
function dropOverlaps(found: readonly Found[]): Found[] {
  const sorted = found.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const kept: Found[] = [];
  for (const place of sorted) {
    const last = kept.at(-1);
    if (last && place.from < last.to) {
      if (place.to - place.from > last.to - last.from) kept[kept.length - 1] = place;
      continue;
    }
    kept.push(place);
  }
  return kept;
}
