/** The whole reading of a page, every stage of it, on French text gone wrong. Its tables are loaded when it is first run. */
import { strict as assert } from 'node:assert';
import { createReader, type Reader } from '../../src/pipeline/index.ts';
import { sha256 } from '../../src/text/ids.ts';
import type { Span } from '../../src/model/index.ts';
import type { Target } from './target.ts';

let reader: Reader | null = null;

/** Whatever is said of the page stands where it says that it stands. */
function checkReading(input: Uint8Array): void {
  reader ??= createReader();
  const { page } = reader.read({
    id: 'x',
    sha256: sha256(input),
    bytes: input,
    path: 'x.txt',
    url: null,
    fetchedAt: null,
    mediaType: 'text/plain; charset=utf-8',
    site: null,
    response: null,
  });
  const { text } = page.article;
  const isThere = (span: Span) =>
    (span.in !== undefined && span.in !== 'text') || text.slice(span.from, span.to) === span.text;
  for (const { mentions } of page.entities) assert.ok(mentions.every((mention) => isThere(mention)));
  assert.ok(page.times.every((time) => isThere(time)) && page.places.every((place) => isThere(place)));
  for (const { cue, content } of page.claims) assert.ok([cue, ...content].every(isThere));
  for (const { trigger, sentence, figures } of page.events) {
    assert.ok([trigger, sentence, ...figures.map(({ span }) => span)].every(isThere));
  }
}

const SEEDS = [
  `Deux forages pour la rive gauche

Kéniéba-Sud, le 2 mai 2024 – Le conseil communal a voté samedi l'achat de deux forages, a indiqué son secrétaire, Moussa Diarra. « Les travaux dureront six mois », a-t-il ajouté.

Selon une source militaire, une trentaine de combattants auraient été tués dans la nuit du 3 au 4 mai près de Gao, au Mali ; l'armée dément. Vingt-trois civils ont été enlevés mardi dernier à 14h30.`,
  'Le président Amadou Touré (68 ans) a quitté Bamako lundi pour Niamey. Il aurait reçu 1 500 000 F CFA, « soit 2,3 % du budget », écrit l’agence.',
  "L'ONU et la CEDEAO condamnent l'attaque du 11/05/2023 qui a fait entre 10 et 15 morts, dont 3 enfants, à Ménaka.",
];

const WORDS = [
  '« ',
  ' »',
  '“',
  '”',
  ' – ',
  ', a-t-il dit',
  ' selon ',
  "l'",
  ' aurait ',
  '1 234',
  '12,5 %',
  '\u00a0',
  '\u200b',
  '\u202e',
  '\u0301',
  'lundi',
  ' 31/02/2024',
  '24h',
  'M. ',
  'etc.',
  '...',
  '?!',
  '\n\n',
  '(AFP)',
  ' et ',
  ' dont ',
  ' de ',
  '\ufdfa',
  '𝐁',
  '\u0000',
  '- ',
];

export const READING: Readonly<Record<string, Target>> = {
  reading: { seeds: SEEDS, words: WORDS, longest: 6000, run: checkReading },
};
