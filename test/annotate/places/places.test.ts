/** The stage over its real tables and gazetteer: names become places, or do not, for a reason. */
import assert from 'node:assert/strict';
import { parseGazetteer, placeFinder } from '../../../src/annotate/places/index.ts';
import { loadFrenchPlaces } from '../../../src/french/places.ts';
import { projectData } from '../../../src/pipeline/data.ts';
import { test } from '../../runner.ts';

const find = placeFinder(
  loadFrenchPlaces(projectData),
  parseGazetteer(projectData.bytes('generated/places.bin')),
);
const placesIn = (text: string) => find({ text, sentences: [], entities: [] }, null);
const printed = (text: string) =>
  placesIn(text).map((place) => `${place.name} ${place.country} ${place.precision}`);

test('places: a town in the country of the story', () => {
  const [country, town] = placesIn('Au Tchad, une patrouille est tombée dans une embuscade à Bol.');
  assert.equal(country?.precision, 'country');
  assert.deepEqual([town?.name, town?.country, town?.precision], ['Bol', 'TD', 'exact']);
});

test('places: a region is a region, with the radius that it has', () => {
  const [place] = placesIn('Des combats ont éclaté dans la région de Diffa.');
  assert.equal(place?.name, 'région de Diffa');
  assert.equal(place?.precision, 'region');
  assert.ok((place?.radius_km ?? 0) > 100);
});

test('places: names inside names, offices and governments do not locate', () => {
  assert.deepEqual(printed("Le maire d'Agadez a pris la parole."), []);
  assert.deepEqual(printed("Les accords d'Accra sont caducs."), []);
  assert.deepEqual(printed('Rabat dément toute ingérence.'), []);
  assert.deepEqual(printed('Radio Bangui cite un témoin.'), []);
});

test('places: a distance and a direction make an area around the point that they lead to', () => {
  const [place] = placesIn("Un camion a sauté sur une mine à 60 kilomètres à l'est de Zinder, au Niger.");
  assert.equal(place?.precision, 'area');
  assert.ok(Math.abs((place?.lon ?? 0) - 9.55) < 0.1, String(place?.lon));
  assert.ok((place?.radius_km ?? 0) >= 15);
});

test('places: a distance and a direction in brackets make no new place', () => {
  assert.deepEqual(printed("L'armée se regroupe à Zinder (à 350 kilomètres au sud-ouest)."), [
    'Zinder NE exact',
  ]);
});

test('places: spans are verbatim', () => {
  const text = 'Près de Gaya, au sud du Niger, puis vers Dosso.';
  for (const place of placesIn(text)) assert.equal(text.slice(place.from, place.to), place.text);
});
