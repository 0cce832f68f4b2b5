/**
 * Drills: French news sentences that the treebanks have too few of, built with their trees from words of our own.
 *
 * Subjects after the verb of speech («…», a déclaré la préfète), the passive with its agent (par une crue), «selon» and
 * «d'après», the conditional, titles and appositions. A grammar of a few rules, every choice drawn by a fixed seed;
 * conventions as in UD French Sequoia.
 */
import type { ConlluWord } from '../../src/pipeline/conllu.ts';
import type { Gold } from './corpus.ts';
import { randomOf } from './perceptron.ts';

interface Piece {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly feats: string;
  readonly deprel: string;
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
}

type Noun = readonly [form: string, lemma: string, gender: 'm' | 'f', number: 's' | 'p'];

const PEOPLE: readonly Noun[] = [
  ['préfète', 'préfet', 'f', 's'],
  ['maire', 'maire', 'm', 's'],
  ['ministre', 'ministre', 'm', 's'],
  ['porte-parole', 'porte-parole', 'm', 's'],
  ['colonel', 'colonel', 'm', 's'],
  ['avocate', 'avocat', 'f', 's'],
  ['témoin', 'témoin', 'm', 's'],
  ['présidente', 'président', 'f', 's'],
  ['gouverneur', 'gouverneur', 'm', 's'],
  ['source', 'source', 'f', 's'],
  ['armée', 'armée', 'f', 's'],
  ['gouvernement', 'gouvernement', 'm', 's'],
  ['habitant', 'habitant', 'm', 's'],
  ['syndicat', 'syndicat', 'm', 's'],
];
const AGENTS: readonly Noun[] = [
  ['police', 'police', 'f', 's'],
  ['crue', 'crue', 'f', 's'],
  ['incendie', 'incendie', 'm', 's'],
  ['tempête', 'tempête', 'f', 's'],
  ['soldats', 'soldat', 'm', 'p'],
  ['inconnus', 'inconnu', 'm', 'p'],
  ['hommes', 'homme', 'm', 'p'],
  ['drone', 'drone', 'm', 's'],
  ['rebelles', 'rebelle', 'm', 'p'],
  ['explosion', 'explosion', 'f', 's'],
  ['milice', 'milice', 'f', 's'],
  ['douaniers', 'douanier', 'm', 'p'],
];
const THINGS: readonly Noun[] = [
  ['pont', 'pont', 'm', 's'],
  ['village', 'village', 'm', 's'],
  ['convoi', 'convoi', 'm', 's'],
  ['route', 'route', 'f', 's'],
  ['usine', 'usine', 'f', 's'],
  ['chef', 'chef', 'm', 's'],
  ['camions', 'camion', 'm', 'p'],
  ['otages', 'otage', 'm', 'p'],
  ['maisons', 'maison', 'f', 'p'],
  ['suspect', 'suspect', 'm', 's'],
  ['ville', 'ville', 'f', 's'],
  ['journalistes', 'journaliste', 'm', 'p'],
];
const NAMES = ['Anne Morel', 'Paul Lenoir', 'Jeanne Vidal', 'Oumar Sy', 'Karim Belkacem', 'Luc Hardy'];
const SPEECH: readonly (readonly [lemma: string, present: string, participle: string])[] = [
  ['déclarer', 'déclare', 'déclaré'],
  ['affirmer', 'affirme', 'affirmé'],
  ['annoncer', 'annonce', 'annoncé'],
  ['assurer', 'assure', 'assuré'],
  ['indiquer', 'indique', 'indiqué'],
  ['préciser', 'précise', 'précisé'],
  ['rapporter', 'rapporte', 'rapporté'],
  ['répondre', 'répond', 'répondu'],
  ['souligner', 'souligne', 'souligné'],
  ['expliquer', 'explique', 'expliqué'],
  ['ajouter', 'ajoute', 'ajouté'],
  ['confirmer', 'confirme', 'confirmé'],
];
const ACTS: readonly (readonly [lemma: string, participle: string])[] = [
  ['attaquer', 'attaqué'],
  ['détruire', 'détruit'],
  ['bloquer', 'bloqué'],
  ['arrêter', 'arrêté'],
  ['saisir', 'saisi'],
  ['prendre', 'pris'],
  ['libérer', 'libéré'],
  ['incendier', 'incendié'],
  ['toucher', 'touché'],
  ['enlever', 'enlevé'],
];
const MOMENTS: readonly Noun[] = [
  ['nuit', 'nuit', 'f', 's'],
  ['matinée', 'matinée', 'f', 's'],
  ['journée', 'journée', 'f', 's'],
];
const DAYS = ['lundi', 'mardi', 'jeudi', 'dimanche'];
const PLACES = ['Louvain', 'Tunis', 'Nantes', 'Dakar', 'Valence'];

/** How many are made: one word in twenty-five of what is learnt from. */
export const DRILLS = 400;

/** `count` sentences with their trees; the same for the same count. */
export function makeDrills(count: number): Gold[] {
  const random = randomOf(41);
  const pick = <T>(list: readonly T[]): T => list[random() % list.length]!;
  const chance = (percent: number) => random() % 100 < percent;
  const maker = new Maker(pick, chance);
  return Array.from({ length: count }, (_, i) => goldOf(maker.sentence(), i));
}

class Maker {
  private readonly pick: <T>(list: readonly T[]) => T;
  private readonly chance: (percent: number) => boolean;

  constructor(pick: <T>(list: readonly T[]) => T, chance: (percent: number) => boolean) {
    this.pick = pick;
    this.chance = chance;
  }

  sentence(): Piece {
    const kind = this.pick(['speech', 'speech', 'speech', 'selon', 'plain', 'that'] as const);
    if (kind === 'speech') return this.speech();
    const clause = this.clause(kind !== 'that' && this.chance(60));
    if (kind === 'that') return end(this.reported(clause));
    return end(kind === 'selon' ? this.attributed(clause) : clause);
  }

  /** «Clause», a déclaré la préfète Anne Morel. */
  private speech(): Piece {
    const quoted = this.chance(60);
    const marks = this.pick([
      ['«', '»'],
      ['"', '"'],
    ] as const);
    const clause = this.clause(this.chance(20));
    const verb = this.sayer();
    const comma = mark(',');
    const insert = { ...verb, deprel: 'parataxis:insert', before: [comma, ...verb.before] };
    const after = [...(quoted ? [mark(marks[1])] : []), insert];
    return end({
      ...clause,
      before: [...(quoted ? [mark(marks[0])] : []), ...clause.before],
      after: [...clause.after, ...after],
    });
  }

  /** A verb of speech with its subject behind it, and perhaps a day or an addressee between. */
  private sayer(): Piece {
    const [lemma, present, participle] = this.pick(SPEECH);
    const between = this.chance(25) ? [day(this.pick(DAYS))] : this.chance(20) ? [this.addressee()] : [];
    const after = [...between, this.speaker('nsubj')];
    if (this.chance(40)) return piece(present, lemma, 'VERB', PRESENT, 'root', [], after);
    return piece(
      participle,
      lemma,
      'VERB',
      past('m', 's'),
      'root',
      [auxiliary('a', 'avoir', 'aux:tense')],
      after,
    );
  }

  private addressee(): Piece {
    return nominal(this.pick([PEOPLE[9]!, ['presse', 'presse', 'f', 's'] as Noun]), true, 'obl:arg', 'à');
  }

  /** A person: a noun, a noun with a name, a name with an office behind it, a noun with what it belongs to. */
  private speaker(deprel: string, preposition?: string): Piece {
    const noun = this.pick(PEOPLE);
    const kind = this.pick(['noun', 'title', 'office', 'of', 'indefinite'] as const);
    if (kind === 'office') {
      const office = piece(
        noun[1],
        noun[1],
        'NOUN',
        `Gender=Masc|Number=Sing`,
        'appos',
        [mark(',')],
        [nominal(this.pick(THINGS.filter(([, , , number]) => number === 's')), true, 'nmod', 'de')],
      );
      const named = name(this.pick(NAMES), deprel, [office]);
      return preposition ? withCase(named, preposition) : named;
    }
    const base = nominal(noun, kind !== 'indefinite', deprel, preposition);
    if (kind === 'title') return { ...base, after: [name(this.pick(NAMES), 'appos')] };
    if (kind === 'of') return { ...base, after: [nominal(this.pick(PEOPLE.slice(9)), true, 'nmod', 'de')] };
    return base;
  }

  /** A main clause; `hedged` puts it in the conditional. */
  private clause(hedged: boolean): Piece {
    const kind = this.pick(['passive', 'passive', 'active', 'simple'] as const);
    if (kind === 'passive') return this.passive(hedged);
    return kind === 'active' ? this.active(hedged) : this.simple();
  }

  private passive(hedged: boolean): Piece {
    const patient = this.pick(THINGS);
    const [lemma, participle] = this.pick(ACTS);
    const [, , gender, number] = patient;
    const after: Piece[] = [];
    const setting = this.chance(35) ? 'moment' : this.chance(30) ? 'day' : this.chance(30) ? 'town' : 'none';
    if (setting === 'moment') after.push(nominal(this.pick(MOMENTS), true, 'obl:mod', 'dans'));
    if (setting === 'day') after.push(day(this.pick(DAYS)));
    if (setting === 'town') after.push(withCase(properName(this.pick(PLACES), 'obl:mod'), 'à'));
    if (this.chance(80)) after.push(nominal(this.pick(AGENTS), this.chance(40), 'obl:agent', 'par'));
    const been = piece('été', 'être', 'AUX', 'Tense=Past|VerbForm=Part', 'aux:pass');
    return piece(
      agree(participle, gender, number),
      lemma,
      'VERB',
      `${past(gender, number)}|Voice=Pass`,
      'root',
      [nominal(patient, true, 'nsubj:pass'), finite('avoir', hedged, number), been],
      after,
    );
  }

  private active(hedged: boolean): Piece {
    const agent = this.pick(AGENTS);
    const [lemma, participle] = this.pick(ACTS);
    return piece(
      participle,
      lemma,
      'VERB',
      past('m', 's'),
      'root',
      [nominal(agent, true, 'nsubj'), finite('avoir', hedged, agent[3])],
      [nominal(this.pick(THINGS), true, 'obj')],
    );
  }

  private simple(): Piece {
    const kind = this.pick(['false', 'nothing', 'future', 'we'] as const);
    if (kind === 'false') {
      const subject = piece("C'", 'ce', 'PRON', 'Number=Sing|Person=3|PronType=Dem', 'nsubj');
      return piece('faux', 'faux', 'ADJ', 'Gender=Masc', 'root', [subject, auxiliary('est', 'être', 'cop')]);
    }
    if (kind === 'nothing') {
      const subject = piece('Rien', 'rien', 'PRON', 'Gender=Masc|Number=Sing|PronType=Neg', 'nsubj:pass');
      const no = piece("n'", 'ne', 'ADV', 'Polarity=Neg', 'advmod');
      return piece('décidé', 'décider', 'VERB', `${past('m', 's')}|Voice=Pass`, 'root', [
        subject,
        no,
        auxiliary('est', 'être', 'aux:pass'),
      ]);
    }
    if (kind === 'we') {
      const subject = piece('Nous', 'nous', 'PRON', 'Number=Plur|Person=1|PronType=Prs', 'nsubj');
      const feats = 'Mood=Ind|Number=Plur|Person=1|Tense=Pres|VerbForm=Fin';
      return piece(
        'restons',
        'rester',
        'VERB',
        feats,
        'root',
        [subject],
        [withCase(properName(this.pick(PLACES), 'obl:mod'), 'à')],
      );
    }
    const future = 'Mood=Ind|Number=Sing|Person=3|Tense=Fut|VerbForm=Fin';
    const place = this.pick(THINGS.filter(([, , , number]) => number === 's'));
    return piece(
      'rouvrira',
      'rouvrir',
      'VERB',
      future,
      'root',
      [nominal(place, true, 'nsubj')],
      [day(this.pick(DAYS))],
    );
  }

  /** Selon la police, …; d'après un témoin, …; …, selon le maire. */
  private attributed(clause: Piece): Piece {
    const source = this.speaker('obl:mod');
    const lead = this.chance(50) ? piece('selon', 'selon', 'ADP', '', 'case') : accordingTo();
    const put = { ...source, before: [lead, ...source.before] };
    if (this.chance(40))
      return { ...clause, after: [...clause.after, { ...put, before: [mark(','), ...put.before] }] };
    const closed = { ...put, after: [...put.after, mark(',')] };
    return { ...clause, before: [closed, ...clause.before] };
  }

  /** Le ministre a annoncé que … */
  private reported(clause: Piece): Piece {
    const [lemma, present, participle] = this.pick(SPEECH);
    const that = piece('que', 'que', 'SCONJ', '', 'mark');
    const content = { ...clause, deprel: 'ccomp', before: [that, ...clause.before] };
    const subject = this.speaker('nsubj');
    const closed = subject.after.some(({ before }) => before[0]?.form === ',');
    const whole = closed
      ? { ...subject, after: [...subject.after.slice(0, -1), closing(subject.after.at(-1)!)] }
      : subject;
    if (this.chance(40)) return piece(present, lemma, 'VERB', PRESENT, 'root', [whole], [content]);
    const before = [whole, auxiliary('a', 'avoir', 'aux:tense')];
    return piece(participle, lemma, 'VERB', past('m', 's'), 'root', before, [content]);
  }
}

const PRESENT = 'Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin';

function piece(
  form: string,
  lemma: string,
  upos: string,
  feats: string,
  deprel: string,
  before: readonly Piece[] = [],
  after: readonly Piece[] = [],
): Piece {
  return { form, lemma, upos, feats, deprel, before, after };
}

function mark(form: string): Piece {
  return piece(form, form, 'PUNCT', '', 'punct');
}

function closing(apposition: Piece): Piece {
  return { ...apposition, after: [...apposition.after, mark(',')] };
}

function end(root: Piece): Piece {
  return { ...root, after: [...root.after, mark('.')] };
}

function past(gender: 'm' | 'f', number: 's' | 'p'): string {
  return `${agreement(gender, number)}|Tense=Past|VerbForm=Part`;
}

function agreement(gender: 'm' | 'f', number: 's' | 'p'): string {
  return `Gender=${gender === 'm' ? 'Masc' : 'Fem'}|Number=${number === 's' ? 'Sing' : 'Plur'}`;
}

function agree(participle: string, gender: 'm' | 'f', number: 's' | 'p'): string {
  const form = gender === 'f' ? `${participle}e` : participle;
  return number === 'p' && !form.endsWith('s') ? `${form}s` : form;
}

function auxiliary(form: string, lemma: string, deprel: string): Piece {
  return piece(form, lemma, 'AUX', PRESENT, deprel);
}

/** «a», «ont», «aurait», «auraient». */
function finite(lemma: string, hedged: boolean, number: 's' | 'p'): Piece {
  const form = hedged ? (number === 's' ? 'aurait' : 'auraient') : number === 's' ? 'a' : 'ont';
  const feats = `Mood=${hedged ? 'Cnd' : 'Ind'}|Number=${number === 's' ? 'Sing' : 'Plur'}|Person=3|Tense=Pres|VerbForm=Fin`;
  return piece(form, lemma, 'AUX', feats, 'aux:tense');
}

/** A noun with its article, and a preposition when it has one. */
function nominal(noun: Noun, isDefinite: boolean, deprel: string, preposition?: string): Piece {
  const [form, lemma, gender, number] = noun;
  const bare = preposition === 'de' && !isDefinite && number === 'p';
  const article = bare ? [] : [isDefinite ? definite(noun) : indefinite(noun)];
  const before = [...(preposition ? [adposition(preposition)] : []), ...article];
  return piece(form, lemma, 'NOUN', agreement(gender, number), deprel, before);
}

function definite([form, , gender, number]: Noun): Piece {
  const feats = 'Definite=Def';
  if (number === 'p') return piece('les', 'le', 'DET', `${feats}|Number=Plur|PronType=Art`, 'det');
  if (/^[aeéèêiouyhœ]/.test(form))
    return piece("l'", 'le', 'DET', `${feats}|Number=Sing|PronType=Art`, 'det');
  return piece(
    gender === 'm' ? 'le' : 'la',
    'le',
    'DET',
    `${feats}|${agreement(gender, 's')}|PronType=Art`,
    'det',
  );
}

function indefinite([, , gender, number]: Noun): Piece {
  if (number === 'p') return piece('des', 'un', 'DET', 'Definite=Ind|Number=Plur|PronType=Art', 'det');
  const feats = `Definite=Ind|${agreement(gender, 's')}|PronType=Art`;
  return piece(gender === 'm' ? 'un' : 'une', 'un', 'DET', feats, 'det');
}

function adposition(form: string): Piece {
  return piece(form, form, 'ADP', '', 'case');
}

function accordingTo(): Piece {
  return piece("d'", 'de', 'ADP', 'ExtPos=ADP', 'case', [], [piece('après', 'après', 'ADP', '', 'fixed')]);
}

function withCase(noun: Piece, preposition: string): Piece {
  return { ...noun, before: [adposition(preposition), ...noun.before] };
}

function properName(form: string, deprel: string): Piece {
  return piece(form, form, 'PROPN', '', deprel);
}

function name(full: string, deprel: string, after: readonly Piece[] = []): Piece {
  const [first, last] = full.split(' ') as [string, string];
  return piece(first, first, 'PROPN', '', deprel, [], [properName(last, 'flat:name'), ...after]);
}

function day(form: string): Piece {
  return piece(form, form, 'NOUN', 'Gender=Masc|Number=Sing', 'obl:mod');
}

function goldOf(root: Piece, fold: number): Gold {
  const order: { piece: Piece; head: Piece | null }[] = [];
  const walk = (node: Piece, head: Piece | null): void => {
    for (const child of node.before) walk(child, node);
    order.push({ piece: node, head });
    for (const child of node.after) walk(child, node);
  };
  walk(root, null);
  const words = order.map(({ piece: { form, lemma, upos, feats, deprel }, head }, i): ConlluWord => {
    const capital = i === order.findIndex((entry) => entry.piece.upos !== 'PUNCT');
    return {
      form: capital ? form.charAt(0).toUpperCase() + form.slice(1) : form,
      lemma,
      upos,
      feats,
      head: order.findIndex((entry) => entry.piece === head),
      deprel: head === null ? 'root' : deprel,
      misc: '_',
    };
  });
  return { comments: [], words, spans: new Map(), style: 2, fold };
}
