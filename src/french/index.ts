/** French: the tables and models of every stage, from the bytes in `data/`. */
import type { Language } from '../language.ts';
import type { DataSource } from '../model/index.ts';
import { loadFrenchArticle } from './article.ts';
import { loadFrenchClaims } from './claims.ts';
import { loadFrenchEvents } from './events.ts';
import { loadFrenchNames } from './names.ts';
import { loadFrenchPlaces } from './places.ts';
import { loadFrenchReader } from './reader.ts';
import { loadFrenchTimes } from './times.ts';

export function loadFrench(data: DataSource): Language {
  return {
    code: 'fr',
    article: loadFrenchArticle(data),
    reader: loadFrenchReader(data),
    names: loadFrenchNames(data),
    times: loadFrenchTimes(data),
    places: loadFrenchPlaces(data),
    claims: loadFrenchClaims(data),
    events: loadFrenchEvents(data),
  };
}
