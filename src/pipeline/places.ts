/** `recoupe places --jsonl`: a text in, the places that it names out; and the gazetteer that they are looked up in. */
import { namesStage } from '../annotate/names/index.ts';
import {
  type Gazetteer,
  joinGazetteers,
  parseGazetteer,
  parseUserPlaces,
  placeFinder,
  tableGazetteer,
} from '../annotate/places/index.ts';
import { readerStage } from '../annotate/reader/index.ts';
import { loadFrenchNames } from '../french/names.ts';
import { loadFrenchPlaces } from '../french/places.ts';
import { loadFrenchReader } from '../french/reader.ts';
import type { Place } from '../model/index.ts';
import { projectData } from './data.ts';
import { articleOfText } from './text.ts';

export interface PlacesRequest {
  readonly id: string;
  readonly text: string;
  /** ISO 3166-1 alpha-2 of the country that the story plays in, when the caller knows it. */
  readonly country: string | null;
}

export interface PlacesAnswer {
  readonly id: string;
  readonly places: readonly Place[];
}

/** Our gazetteer, under the user's own places when there are any (the TSV that `importPlaces` writes). */
export function loadGazetteer(userPlaces: string | null = null): Gazetteer {
  const ours = parseGazetteer(projectData.bytes('generated/places.bin'));
  return userPlaces === null ? ours : joinGazetteers(ours, tableGazetteer(parseUserPlaces(userPlaces), 'u'));
}

/** Answers requests on bare text; loading takes a moment, so make one and keep it. */
export function createPlacesReader(
  gazetteer: Gazetteer = loadGazetteer(),
): (request: PlacesRequest) => PlacesAnswer {
  const reader = readerStage(loadFrenchReader(projectData));
  const names = namesStage(loadFrenchNames(projectData));
  const find = placeFinder(loadFrenchPlaces(projectData), gazetteer);
  return ({ id, text, country }) => ({
    id,
    places: find(names.run(reader.run(articleOfText(text))), country),
  });
}
