/** French events: triggers with their conditions and roles, words that count victims, governors that change the stage. */
import { type Lemmas, parsePath } from '../events/path.ts';
import type { Aspect, EventTables, Need, Trigger, Victim } from '../events/tables.ts';
import type { DataSource, EventStage, EventType, Figure, Upos } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { parseList, parseTsv, type Row } from '../text/tsv.ts';
import { readBareNouns } from './noun.ts';
import { parseFrenchQuantity } from './number.ts';

type Classes = ReadonlyMap<string, readonly string[]>;
type TriggerRow = Row<'lemma' | 'pos' | 'type' | 'needs' | 'actor' | 'target' | 'place' | 'stage'>;

const ASPECTS: Readonly<Record<Aspect, readonly string[]>> = {
  attempted: ['tenter', 'tentative', 'essayer', 'chercher'],
  foiled: [
    'déjouer',
    'échouer',
    'avorter',
    'échec',
    'repousser',
    'empêcher',
    'manqué',
    'raté',
    'avorté',
    'déjoué',
    'manquer',
    'rater',
  ],
  announced: [
    'annoncer',
    'décider',
    'prévoir',
    'envisager',
    'projet',
    'préparer',
    'planifier',
    'annonce',
    'promettre',
    'compter',
  ],
  threatened: ['menacer', 'menace'],
  accused: ['accuser', 'accusation', 'soupçonner', 'reprocher'],
};

/** Classes of those of whom the dead and hurt are counted apart. */
const SIDES = ['militaires', 'civils', 'combattants'] as const;

export function loadFrenchEvents(data: DataSource): EventTables {
  const classes: Classes = new Map(
    parseTsv(data.text('fr/noun_classes.tsv'), ['class', 'lemmas']).map((row) => [
      row.class,
      parseList(row.lemmas),
    ]),
  );
  const rows = parseTsv(data.text('fr/triggers.tsv'), [
    'lemma',
    'pos',
    'type',
    'needs',
    'actor',
    'target',
    'place',
    'stage',
  ]);
  return {
    triggers: groupByLemma(rows, (row) => parseTrigger(row, classes)),
    victims: groupByLemma(parseTsv(data.text('fr/victims.tsv'), ['lemma', 'pos', 'as', 'what']), parseVictim),
    people: new Set(classOf(classes, 'victims')),
    sides: new Map(SIDES.flatMap((side) => classOf(classes, side).map((lemma) => [lemma, side]))),
    goods: new Set(classOf(classes, 'weapons')),
    aspects: new Map(
      Object.entries(ASPECTS).flatMap(([aspect, lemmas]) => lemmas.map((lemma) => [lemma, aspect as Aspect])),
    ),
    modals: new Set([
      'pouvoir',
      'devoir',
      'vouloir',
      'falloir',
      'risquer',
      'espérer',
      'craindre',
      'souhaiter',
      'exiger',
      'demander',
      'crainte',
      'risque',
      'éventualité',
      'possibilité',
      'hypothèse',
    ]),
    carriers: new Set([...classOf(classes, 'support'), 'signer', 'conclure']),
    occurrences: new Set(['survenir', 'produire', 'éclater', 'dérouler', 'intervenir', 'avoir', 'être']),
    conditions: new Set(['si', "s'"]),
    negations: new Set(['pas', 'aucun', 'aucune', 'jamais', 'nullement', 'rien', 'point', 'ni']),
    hearsayMood: 'Cnd',
    parseQuantity: parseFrenchQuantity,
    bareNouns: readBareNouns(data),
    demonyms: readDemonyms(data),
    locatives: new Set(['à', 'en', 'dans', 'sur', 'vers', 'près', 'autour', 'chez', 'depuis', 'sous']),
  };
}

/** «français», «française» and their plurals, each with the name of the state. */
function readDemonyms(data: DataSource): Map<string, string> {
  const rows = parseTsv(data.text('world/states.tsv'), ['fr', 'fr_adjectives']);
  return new Map(
    rows.flatMap((row) =>
      parseList(row.fr_adjectives)
        .flatMap((pair) => pair.split('/'))
        .map((form) => [fold(form), row.fr]),
    ),
  );
}

function groupByLemma<R extends { readonly lemma: string }, T>(
  rows: readonly R[],
  parse: (row: R) => T,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.lemma, [...(groups.get(row.lemma) ?? []), parse(row)]);
  return groups;
}

function parseTrigger(row: TriggerRow, classes: Classes): Trigger {
  const lemmas = lemmasOf(classes);
  const paths = (cell: string) => parseList(cell).map((path) => parsePath(path, lemmas));
  return {
    rule: row.needs ? `${row.lemma}+${row.needs}` : row.lemma,
    upos: row.pos as Upos,
    type: row.type as EventType,
    needs: row.needs
      .split('&')
      .filter((need) => need.trim() !== '')
      .map((need) => parseNeed(need.trim(), classes)),
    actor: paths(row.actor),
    target: paths(row.target),
    place: paths(row.place),
    stage: (row.stage || null) as EventStage | null,
  };
}

/** `obj=contrôle,pouvoir`, `obj=#troops`, `obj@PLACE`, or a bare path; `!` before it turns it round. */
function parseNeed(text: string, classes: Classes): Need {
  const not = text.startsWith('!');
  const need = not ? text.slice(1) : text;
  const [path, list] = need.split('=');
  if (list !== undefined)
    return { path: parsePath(path!), not, lemmas: lemmasOf(classes)(list), entity: null };
  const [target, entity] = need.split('@');
  return { path: parsePath(target!), not, lemmas: null, entity: entity ?? null };
}

/** Looks `#class` up and takes lemmas as they are; a class that the table lacks is a fault of the rules. */
function lemmasOf(classes: Classes): Lemmas {
  return (list) =>
    new Set(
      list
        .split(',')
        .flatMap((lemma) => (lemma.startsWith('#') ? classOf(classes, lemma.slice(1)) : [lemma])),
    );
}

function classOf(classes: Classes, name: string): readonly string[] {
  const lemmas = classes.get(name);
  if (!lemmas) throw new Error(`no class ${name} in noun_classes.tsv`);
  return lemmas;
}

function parseVictim(row: Row<'pos' | 'as' | 'what'>): Victim {
  return { upos: row.pos as Upos, as: row.as as Victim['as'], what: row.what as Figure['what'] };
}
