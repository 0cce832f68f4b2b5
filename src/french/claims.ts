/** French claims: reporting verbs, speakers, hedges, and the *conditionnel de presse*. */
import type { ClaimTables, Content, Cue } from '../claims/tables.ts';
import { readBareNouns } from './noun.ts';
import type { Claim, ClaimSource, DataSource } from '../model/index.ts';
import { parseList, parseTsv } from '../text/tsv.ts';

export function loadFrenchClaims(data: DataSource): ClaimTables {
  const cues = parseTsv(data.text('fr/cues.tsv'), ['lemma', 'stance', 'takes', 'polarity', 'speaker']);
  const speakers = parseTsv(data.text('fr/source_nouns.tsv'), ['lemma', 'kind']);
  return {
    cues: new Map(cues.map((row) => [row.lemma, parseCue(row)])),
    speakers: new Map(speakers.map((row) => [row.lemma, row.kind as ClaimSource['kind']])),
    bareNouns: readBareNouns(data),
    hedges: new Set(parseTsv(data.text('fr/hedges.tsv'), ['form']).map((row) => row.form)),
    sourcePrepositions: new Set(['selon', "d'apres", "d' apres", 'suivant']),
    addresseePrepositions: new Set(['à', 'auprès']),
    openingPrepositions: new Set(['pour']),
    reporters: new Set(['que', "qu'"]),
    sourcePhrase: { preposition: 'de', noun: 'source' },
    modalLemmas: new Set([
      'pouvoir',
      'devoir',
      'falloir',
      'vouloir',
      'souhaiter',
      'aimer',
      'préférer',
      'savoir',
    ]),
    conditionLemmas: new Set(['si']),
    pronouns: new Set(['il', 'elle', 'ils', 'elles', 'celui-ci', 'celle-ci', 'ce dernier', 'cette derniere']),
    negations: new Set(['pas', 'aucun', 'aucune', 'jamais', 'rien', 'nullement', 'personne', 'point', 'ni']),
    hearsayMood: 'Cnd',
  };
}

function parseCue({
  stance,
  takes,
  polarity,
  speaker,
}: Record<'stance' | 'takes' | 'polarity' | 'speaker', string>): Cue {
  return {
    anySpeaker: speaker === 'any',
    stance: stance as Claim['stance'],
    takes: new Set(parseList(takes) as Content[]),
    polarity: polarity as Claim['polarity'],
  };
}
