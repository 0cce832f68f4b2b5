/**
 * Reports: a verb of saying, its subject and what it says. «X a déclaré que…», «…», a dit X, «X dément avoir…»,
 * «X est accusé par Y de…».
 *
 * It refuses verbs that are negated, wished or unreal («n'a pas dit», «pourrait dire»): nobody has said anything.
 */
import type { Range, Tree, Word } from '../model/index.ts';
import {
  childBy,
  contains,
  feature,
  hasRelation,
  overlaps,
  rangeOfWords,
  subtreeOf,
  wordAt,
} from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { clauseRange, isNegated, trimmedRange } from './clause.ts';
import { type ClaimPage, type Draft, isQuoted, quotationAround, span } from './page.ts';
import type { Quotation } from './quotation.ts';
import { findSpeaker, outletsBetween } from './source.ts';
import type { ClaimTables, Cue } from './tables.ts';

/** A quotation of fewer words is a borrowed term, not a statement. */
const MIN_QUOTED_WORDS = 3;

/** «a déclaré hier à la presse que»: so many words may stand between the verb and its conjunction. */
const LEAD = 8;

/** The claims that reporting verbs of one sentence announce; `before` are the page's claims so far. */
export function findReports(
  page: ClaimPage,
  tables: ClaimTables,
  tree: Tree,
  before: readonly Draft[],
): Draft[] {
  return tree.sentence.words.flatMap((word, verb) => {
    if (word.upos !== 'VERB' && word.upos !== 'AUX') return [];
    const announced = announcementOf(tables, tree, verb);
    if (!announced || (isQuoted(page, word) && enclitic(tree, verb) === null) || isUnreal(tables, tree, verb))
      return [];
    const draft = readReport(page, tables, tree, announced, before);
    return draft ? [draft] : [];
  });
}

/** A verb of the table; `object` is the noun that makes one expression of the table with it («fait état»). */
interface Announcing {
  readonly verb: number;
  readonly cue: Cue;
  readonly object: number | null;
}

function announcementOf(tables: ClaimTables, tree: Tree, verb: number): Announcing | null {
  const { lemma } = wordAt(tree, verb);
  const object = bareObject(tree, verb);
  const phrase = object === null ? undefined : tables.cues.get(`${lemma} ${wordAt(tree, object).lemma}`);
  if (phrase) return { verb, cue: phrase, object };
  const cue = tables.cues.get(lemma);
  return cue ? { verb, cue, object: null } : null;
}

/** A noun that follows the verb without a determiner. */
function bareObject(tree: Tree, verb: number): number | null {
  const object = childBy(tree, verb, 'obj');
  const isBare = object === verb + 1 && childBy(tree, object, 'det', 'nummod', 'case') === null;
  return isBare ? object : null;
}

function readReport(
  page: ClaimPage,
  tables: ClaimTables,
  tree: Tree,
  announcing: Announcing,
  before: readonly Draft[],
): Draft | null {
  const { verb, cue } = announcing;
  const subject = subjectOf(tree, verb);
  if (subject === null) return null;
  const content = contentOf(page, tables, tree, announcing, subject);
  if (!content) return null;
  // «la crise exige une réponse» says nothing: what only takes a noun needs a subject that can speak.
  const anyNoun = cue.anySpeaker && content.rule !== 'verb-noun';
  const speaker = findSpeaker(page, tables, tree, subject, before, anyNoun);
  if (!speaker) return null;
  return {
    ...speaker,
    chain: [...new Set([...speaker.chain, ...outletsBetween(page, tables, tree, verb, subject)])],
    cue: span(page, cueRange(tree, announcing)),
    content: content.ranges.map((range) => span(page, range)),
    direct: content.direct,
    hedge: 'none',
    hedge_cues: [],
    polarity: cue.polarity,
    stance: cue.stance,
    rule: content.rule,
  };
}

/** The subject, through coordination and participles («, ajoutant que»); of a passive, the agent. */
export function subjectOf(tree: Tree, verb: number): number | null {
  const agent = childBy(tree, verb, 'obl:agent');
  if (agent !== null) return agent;
  if (childBy(tree, verb, 'nsubj:pass', 'aux:pass') !== null) return null;
  const own = enclitic(tree, verb) ?? ownSubject(tree, verb) ?? invertedSubject(tree, verb);
  if (own !== null) return own;
  const word = wordAt(tree, verb);
  if (word.head < 0) return null;
  // A finite verb without a subject that hangs on a noun has it for a subject, whatever the parser made of the two.
  if (hasRelation(word, 'acl') && feature(word, 'VerbForm') === 'Fin') return word.head;
  const inherits =
    hasRelation(word, 'conj') || (hasRelation(word, 'advcl', 'acl') && feature(word, 'VerbForm') === 'Part');
  return inherits ? subjectOf(tree, word.head) : null;
}

/** The subject among what the parser calls so; «m'a dit X» has one more, which is whom X told. */
function ownSubject(tree: Tree, verb: number): number | null {
  const subjects = (tree.children[verb] ?? []).filter((child) => hasRelation(wordAt(tree, child), 'nsubj'));
  const speaking = subjects.filter((child) => !isAddressee(wordAt(tree, child)));
  return speaking.find((child) => wordAt(tree, child).upos !== 'PRON') ?? speaking[0] ?? null;
}

/** A first or second person cannot be the subject of a third-person verb of a page. */
function isAddressee(word: Word): boolean {
  return word.upos === 'PRON' && (feature(word, 'Person') === '1' || feature(word, 'Person') === '2');
}

/** «dit-elle», «a-t-il ajouté»: the pronoun that is tied to the verb or its auxiliary by a hyphen, after a sign. */
function enclitic(tree: Tree, verb: number): number | null {
  const { words } = tree.sentence;
  const first = groupStart(tree, verb);
  if (words[first - 1]?.upos !== 'PUNCT') return null;
  const at = words.findIndex((word, i) => i > first && i <= verb + 1 && word.form.startsWith('-'));
  return at >= 0 && words[at]!.upos === 'PRON' ? at : null;
}

/** «…, a annoncé le gouvernement», «…», m'a dit X: after a sign the noun behind the verb is its subject. */
function invertedSubject(tree: Tree, verb: number): number | null {
  const { words } = tree.sentence;
  const first = groupStart(tree, verb);
  const isFinite = words.slice(first, verb + 1).some((word) => feature(word, 'VerbForm') === 'Fin');
  if (!isFinite || words[first - 1]?.upos !== 'PUNCT') return null;
  const lead = words.findIndex((word, i) => i > verb && word.upos !== 'DET');
  const isNoun = words[lead]?.upos === 'NOUN' || words[lead]?.upos === 'PROPN';
  return isNoun && lead <= verb + 2 ? lead : null;
}

/** Where the verb with its auxiliaries and the pronouns before it begins. */
function groupStart(tree: Tree, verb: number): number {
  const { words } = tree.sentence;
  let first = verb;
  while (first > 0 && (words[first - 1]!.upos === 'AUX' || words[first - 1]!.upos === 'PRON')) first -= 1;
  return first;
}

/** Negated, conditional, imperative, or under a modal: nobody has said anything. */
function isUnreal(tables: ClaimTables, tree: Tree, verb: number): boolean {
  const word = wordAt(tree, verb);
  const head = word.head >= 0 ? wordAt(tree, word.head) : null;
  const underModal = hasRelation(word, 'xcomp') && head !== null && tables.modalLemmas.has(head.lemma);
  return underModal || feature(word, 'Mood') === 'Imp' || isNegated(tables, tree, verb);
}

/** The verb with its auxiliaries and the noun that makes one expression with it. */
function cueRange(tree: Tree, { verb, object }: Announcing): Range {
  const auxiliaries = (tree.children[verb] ?? []).filter(
    (child) => hasRelation(wordAt(tree, child), 'aux') && child < verb,
  );
  return rangeOfWords(tree, [...auxiliaries, verb, object ?? verb])!;
}

interface Content {
  readonly ranges: readonly Range[];
  readonly direct: boolean;
  readonly rule: string;
}

function contentOf(
  page: ClaimPage,
  tables: ClaimTables,
  tree: Tree,
  { verb, cue, object }: Announcing,
  subject: number,
): Content | null {
  return (
    (cue.takes.has('quote') && interruptedContent(page, tree, verb)) ||
    (cue.takes.has('clause') && clauseContent(page, tables, tree, verb)) ||
    (cue.takes.has('quote') && quoteContent(page, tree, verb)) ||
    (cue.takes.has('infinitive') && infinitiveContent(page, tree, verb)) ||
    (cue.takes.has('clause') && insertedContent(page, tree, verb, subject)) ||
    (cue.takes.has('noun') && nounContent(page, tree, verb, childBy(tree, verb, 'obj'))) ||
    (cue.takes.has('oblique') && nounContent(page, tree, verb, obliqueOf(tree, verb, object), true)) ||
    null
  );
}

/**
 * From the conjunction to the end of the clause. The conjunction is sought in the words and not in the tree: where a
 * parser fails on a long clause, the words after «que» are still what was said.
 */
function clauseContent(page: ClaimPage, tables: ClaimTables, tree: Tree, verb: number): Content | null {
  const { words } = tree.sentence;
  const opener = words.findIndex(
    (word, i) => i > verb && i <= verb + LEAD && tables.reporters.has(fold(word.form)),
  );
  if (opener < 0 || words.slice(verb + 1, opener).some((word) => word.upos === 'VERB')) return null;
  const clause = (tree.children[verb] ?? []).find(
    (child) => hasRelation(wordAt(tree, child), 'ccomp') && child > opener,
  );
  const end = clause === undefined ? words.length : subtreeOf(tree, clause).at(-1)! + 1;
  const range = trimmedRange(tree, opener + 1, end);
  return range && { ranges: [range], direct: isMostlyQuoted(page, range), rule: 'verb-clause' };
}

/** «C'est utile, ajoute-t-il, et sûr»: the quotation around the verb, without the words that interrupt it. */
function interruptedContent(page: ClaimPage, tree: Tree, verb: number): Content | null {
  const { words } = tree.sentence;
  const quotation = quotationAround(page, wordAt(tree, verb));
  if (!quotation) return null;
  const start = wordAt(tree, groupStart(tree, verb)).from;
  const comma = words.find((word, i) => i > verb && word.upos === 'PUNCT');
  const { from, to } = quotation.inner;
  const before = trimmedIn(tree, { from, to: start });
  const after = trimmedIn(tree, { from: comma?.to ?? to, to });
  const ranges = [before, after].filter((range) => range !== null);
  return ranges.length > 0 ? { ranges, direct: true, rule: 'verb-quote' } : null;
}

/** The words of the sentence inside a range, without punctuation at the ends. */
function trimmedIn(tree: Tree, range: Range): Range | null {
  const { words } = tree.sentence;
  const first = words.findIndex((word) => word.from >= range.from);
  const end = words.findLastIndex((word) => word.to <= range.to) + 1;
  return first < 0 || end <= first ? null : trimmedRange(tree, first, end);
}

/** The nearest quotation that the verb touches, before it («…», a dit X) or after it (X a dit: «…»). */
function quoteContent(page: ClaimPage, tree: Tree, verb: number): Content | null {
  const quotation = adjacentQuotation(page, tree, wordAt(tree, verb));
  return quotation && { ranges: [quotation.inner], direct: true, rule: 'verb-quote' };
}

function adjacentQuotation(page: ClaimPage, tree: Tree, verb: Word): Quotation | null {
  const here = page.quotations.filter(
    (quotation) => overlaps(quotation, tree.sentence) && isStatement(page, quotation),
  );
  const before = here.findLast((quotation) => quotation.to <= verb.from);
  const after = here.find((quotation) => quotation.from >= verb.to);
  return before ?? after ?? null;
}

function isStatement(page: ClaimPage, { inner }: Quotation): boolean {
  return page.text.slice(inner.from, inner.to).split(/\s+/).length >= MIN_QUOTED_WORDS;
}

/** From the first infinitive after the verb, before any other finite verb, to the end of its clause. */
function infinitiveContent(page: ClaimPage, tree: Tree, verb: number): Content | null {
  const { words } = tree.sentence;
  const found = words.findIndex((word, i) => i > verb && feature(word, 'VerbForm') !== undefined);
  if (found < 0 || feature(words[found]!, 'VerbForm') !== 'Inf') return null;
  const root = hasRelation(words[found]!, 'aux', 'cop') ? words[found]!.head : found;
  const range = trimmedRange(tree, found, Math.max(subtreeOf(tree, root).at(-1)!, found) + 1);
  return range && { ranges: [range], direct: isMostlyQuoted(page, range), rule: 'verb-infinitive' };
}

/** «La ville est tombée, a annoncé l'armée»: the verb hangs on the clause that it reports. */
function insertedContent(page: ClaimPage, tree: Tree, verb: number, subject: number): Content | null {
  const word = wordAt(tree, verb);
  const isJoined = hasRelation(word, 'conj') && childBy(tree, verb, 'cc') === null;
  if (!(hasRelation(word, 'parataxis') || isJoined) || word.head < 0) return null;
  if (subject < verb) return null;
  const range = clauseRange(tree, word.head, (index) => index === verb);
  return range && { ranges: [range], direct: isMostlyQuoted(page, range), rule: 'inserted-verb' };
}

/** Whose complement «de …» is in «faire état de …», parsers leave to chance. */
function obliqueOf(tree: Tree, verb: number, object: number | null): number | null {
  return childBy(tree, verb, 'obl:arg') ?? (object === null ? null : childBy(tree, object, 'nmod'));
}

/** The noun with all that hangs on it; where it is `led` in by a preposition, without that. */
function nounContent(
  page: ClaimPage,
  tree: Tree,
  verb: number,
  noun: number | null,
  led = false,
): Content | null {
  if (noun === null || noun < verb || wordAt(tree, noun).upos !== 'NOUN') return null;
  const isLead = (word: Word) => led && hasRelation(word, 'case') && word.to <= wordAt(tree, noun).from;
  const range = rangeOfWords(tree, subtreeOf(tree, noun, isLead))!;
  return { ranges: [range], direct: isMostlyQuoted(page, range), rule: 'verb-noun' };
}

/** Quoted from end to end, give or take the marks and the words that lead in. */
function isMostlyQuoted(page: ClaimPage, range: Range): boolean {
  const quoted = page.quotations.find((quotation) => overlaps(quotation, range));
  if (!quoted) return false;
  const shared = Math.min(quoted.to, range.to) - Math.max(quoted.from, range.from);
  return contains(quoted, range) || shared > 0.8 * (range.to - range.from);
}
