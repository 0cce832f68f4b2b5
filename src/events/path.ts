/**
 * Paths: how a rule names a participant. `subj` and `obj` are logical (of a passive, the agent and the subject), `head`
 * goes up, `child` takes any child, `obl:PREP` and `nmod:PREP` ask for the preposition, `head{#support}` asks for a lemma
 * of a class; steps are joined by `>`.
 */
import type { Tree, Word } from '../model/index.ts';
import { childBy, feature, hasRelation, wordAt } from '../model/index.ts';

interface Step {
  readonly relation: string;
  readonly preposition: string | null;
  /** The lemmas of which the word must be one; null for any. */
  readonly lemmas: ReadonlySet<string> | null;
}

export type Path = readonly Step[];

/** The lemmas of `#class`, or the comma-separated lemmas themselves. */
export type Lemmas = (list: string) => ReadonlySet<string>;

export function parsePath(text: string, lemmas: Lemmas = (list) => new Set(list.split(','))): Path {
  return text.split('>').map((step) => {
    const [, relation, preposition, list] = /^([a-z]+)(?::([^{]+))?(?:\{(.+)\})?$/.exec(step.trim()) ?? [];
    if (relation === undefined) throw new Error(`not a path: ${text}`);
    return { relation, preposition: preposition ?? null, lemmas: list === undefined ? null : lemmas(list) };
  });
}

/** The indices of the words that the path leads to from `start`, in the order of the sentence. */
export function followPath(tree: Tree, start: number, path: Path): number[] {
  return path.reduce<number[]>(
    (at, step) =>
      at.flatMap((index) => followStep(tree, index, step)).filter((index) => fits(tree, index, step)),
    [start],
  );
}

function fits(tree: Tree, index: number, { lemmas }: Step): boolean {
  return lemmas === null || lemmas.has(wordAt(tree, index).lemma);
}

function followStep(tree: Tree, index: number, step: Step): number[] {
  switch (step.relation) {
    case 'subj':
      return present(logicalSubject(tree, index));
    case 'obj':
      return present(logicalObject(tree, index));
    case 'agent':
      return present(childBy(tree, index, 'obl:agent'));
    case 'head':
      return present(wordAt(tree, index).head);
    case 'child':
      return [...(tree.children[index] ?? [])];
    default:
      return [...complements(tree, index, step), ...carriedComplements(tree, index, step)];
  }
}

function complements(tree: Tree, index: number, step: Step): number[] {
  return (tree.children[index] ?? []).filter((child) => isStep(tree, child, step));
}

/** «l'attaque menée contre le camp»: what the participle that carries the noun takes is the noun's own complement. */
function carriedComplements(tree: Tree, index: number, step: Step): number[] {
  if (step.relation !== 'nmod' || step.preposition === null) return [];
  const carriers = (tree.children[index] ?? []).filter((child) => isParticiple(wordAt(tree, child)));
  return carriers.flatMap((carrier) => complements(tree, carrier, { ...step, relation: 'obl' }));
}

/** A past participle that qualifies a noun. */
export function isParticiple(word: Word): boolean {
  const qualifies = hasRelation(word, 'acl', 'amod');
  return qualifies && feature(word, 'VerbForm') === 'Part' && feature(word, 'Tense') === 'Past';
}

function isStep(tree: Tree, child: number, { relation, preposition }: Step): boolean {
  if (!hasRelation(wordAt(tree, child), relation)) return false;
  return preposition === null || prepositionsOf(tree, child).includes(preposition);
}

function prepositionsOf(tree: Tree, index: number): string[] {
  return (tree.children[index] ?? [])
    .map((child) => wordAt(tree, child))
    .filter((word) => hasRelation(word, 'case'))
    .map((word) => word.lemma);
}

/**
 * The one who does it: agent of a passive, else subject, else who does what the word is joined to. An infinitive is done
 * by the subject of its verb («a annoncé avoir évacué»); under a verb that accuses, by its object.
 */
export function logicalSubject(tree: Tree, index: number): number | null {
  const agent = childBy(tree, index, 'obl:agent');
  if (agent !== null || isPassive(tree, index)) return agent;
  const own = childBy(tree, index, 'nsubj');
  if (own !== null) return antecedent(tree, index, own);
  const word = wordAt(tree, index);
  if (word.head < 0) return null;
  // A finite verb without a subject that hangs on a noun has it for a subject, whatever the parser made of the two.
  if (hasRelation(word, 'acl') && !isInfinitive(tree, index)) return word.head;
  if (isInfinitive(tree, index)) return controller(tree, word.head);
  const shares =
    hasRelation(word, 'conj', 'xcomp') ||
    (hasRelation(word, 'advcl') && feature(word, 'VerbForm') === 'Part');
  return shares ? logicalSubject(tree, word.head) : null;
}

/** Who does what stands in the infinitive under a verb: the object that precedes it («accuse X d'avoir»), else the subject. */
function controller(tree: Tree, verb: number): number | null {
  if (wordAt(tree, verb).upos !== 'VERB') return null;
  return isPassive(tree, verb)
    ? logicalObject(tree, verb)
    : (childBy(tree, verb, 'obj') ?? logicalSubject(tree, verb));
}

function isInfinitive(tree: Tree, index: number): boolean {
  const auxiliary = childBy(tree, index, 'aux', 'cop');
  return [index, auxiliary].some((at) => at !== null && feature(wordAt(tree, at), 'VerbForm') === 'Inf');
}

/** The one to whom it is done: object, subject of a passive, the noun that a past participle qualifies. */
function logicalObject(tree: Tree, index: number): number | null {
  const own = childBy(tree, index, 'obj');
  if (own !== null) return own;
  if (!isPassive(tree, index)) return null;
  const subject = childBy(tree, index, 'nsubj');
  if (subject !== null) return antecedent(tree, index, subject);
  const word = wordAt(tree, index);
  return hasRelation(word, 'acl', 'amod') && word.head >= 0 ? word.head : null;
}

function isPassive(tree: Tree, index: number): boolean {
  const word = wordAt(tree, index);
  return (
    childBy(tree, index, 'aux:pass', 'nsubj:pass') !== null ||
    (isParticiple(word) && !word.deprel.endsWith('relcl'))
  );
}

/** A relative pronoun stands for the noun on which its clause hangs. */
function antecedent(tree: Tree, verb: number, subject: number): number {
  const word = wordAt(tree, verb);
  const relative =
    hasRelation(word, 'acl') && word.head >= 0 && feature(wordAt(tree, subject), 'PronType') === 'Rel';
  return relative ? word.head : subject;
}

function present(index: number | null): number[] {
  return index === null || index < 0 ? [] : [index];
}
