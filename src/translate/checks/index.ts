/**
 * Does a translation say what its original says? Checked without a model, mark by mark: what a sentence holds of numbers,
 * names, negations, hedges, bounds, dates, quotation marks and links must stand in its translation, and nothing of the
 * kind may be added.
 *
 * It refuses to decide whether a translation is good: a sentence without a problem has only lost none of these.
 */
import type { Range } from '../../model/index.ts';
import { findMarks, findStrongHedges } from './find.ts';
import type { Mark, MarkKind } from './mark.ts';
import { type Exonyms, findLostNames, type NameRange } from './name.ts';
import type { LanguageTables } from './tables.ts';
import { tokenise } from './token.ts';

export type { Mark, MarkKind } from './mark.ts';
export { type Exonyms, guessNames, type NameRange, parseExonyms } from './name.ts';
export { type LanguageTables, parseLanguageTables } from './tables.ts';
export { findLinks } from './find.ts';

/** What is wrong with one sentence; ranges count in the sentence, not in the text. */
export interface Problem {
  readonly check: MarkKind | 'length' | 'untranslated' | 'repetition' | 'answer';
  readonly message: string;
  readonly source: Range | null;
  readonly target: Range | null;
}

/** Two stretches that say the same. */
export interface Anchor {
  readonly kind: MarkKind;
  readonly source: Range;
  readonly target: Range;
}

export interface Checked {
  readonly problems: readonly Problem[];
  readonly anchors: readonly Anchor[];
}

/** What the checks of one direction stand on. */
export interface CheckTables {
  readonly source: LanguageTables;
  readonly target: LanguageTables;
  readonly exonyms: Exonyms;
}

/** A sentence with what a reader of its language found in it; offsets count in `text`. */
export interface ReadSentence {
  readonly text: string;
  /** Verbs in the conditional; null where no reader looked. */
  readonly conditionals: readonly Range[] | null;
  readonly names: readonly NameRange[];
}

export type TargetSentence = Pick<ReadSentence, 'text' | 'conditionals'>;

export function checkTranslation(source: ReadSentence, target: TargetSentence, tables: CheckTables): Checked {
  const from = findMarks(source.text, tables.source, source.conditionals);
  const to = findMarks(target.text, tables.target, target.conditionals);
  const compared = VALUES.map((kind) => compareValues(kind, from, to));
  const names = findLostNames(source.text, source.names, target.text, tables.exonyms);
  return {
    problems: [
      ...compared.flatMap(({ problems }) => problems),
      ...names.map((mark) => lost(mark)),
      ...compareCounts('negation', from, to),
      ...compareHedges(target.text, from, to, tables.target),
      ...compareQuotes(from, to),
      ...findShape(source, target.text, tables),
    ],
    anchors: [...compared.flatMap(({ anchors }) => anchors), ...anchorNames(source, target.text)],
  };
}

/** Kinds whose marks are told apart by what they say. */
const VALUES = ['number', 'approximate', 'percent', 'date', 'link'] as const;
/** Kinds of which too much is as wrong as too little; the rest are only missed. */
const EXACT: ReadonlySet<MarkKind> = new Set<MarkKind>(['number', 'percent', 'link']);

function lost({ kind, key, from, to }: Mark): Problem {
  return { check: kind, message: `lost: ${key}`, source: { from, to }, target: null };
}

function added({ kind, key, from, to }: Mark): Problem {
  return { check: kind, message: `added: ${key}`, source: null, target: { from, to } };
}

/** Pairs marks of one kind with equal keys, firm ones first; firm ones that are left over are problems. */
function compareValues(kind: MarkKind, source: readonly Mark[], target: readonly Mark[]): Checked {
  const free = new Pool(target.filter((mark) => mark.kind === kind));
  const problems: Problem[] = [];
  const anchors: Anchor[] = [];
  for (const mark of firmFirst(source.filter((one) => one.kind === kind))) {
    const found = free.take(mark.key);
    if (found) anchors.push({ kind, source: rangeOf(mark), target: rangeOf(found) });
    else if (mark.firm && !isClockInParts(mark, free)) problems.push(lost(mark));
  }
  if (EXACT.has(kind)) problems.push(...free.rest().map(added));
  return { problems, anchors };
}

function firmFirst(marks: readonly Mark[]): Mark[] {
  return [...marks.filter(({ firm }) => firm), ...marks.filter(({ firm }) => !firm)];
}

/** Marks to be taken by their keys, firm ones first, each once. */
class Pool {
  readonly #byKey = new Map<string, Mark[]>();

  constructor(marks: readonly Mark[]) {
    for (const mark of firmFirst(marks).reverse()) {
      const list = this.#byKey.get(mark.key);
      if (list) list.push(mark);
      else this.#byKey.set(mark.key, [mark]);
    }
  }

  has(key: string): boolean {
    return (this.#byKey.get(key)?.length ?? 0) > 0;
  }

  take(key: string): Mark | undefined {
    return this.#byKey.get(key)?.pop();
  }

  /** The firm ones that nobody took. */
  rest(): Mark[] {
    return Array.from(this.#byKey.values()).flatMap((list) => list.filter(({ firm }) => firm));
  }
}

/** « 18h » may come back as `18`: its parts are taken from the free numbers of the other side. */
function isClockInParts({ key }: Mark, free: Pool): boolean {
  const parts = key.split(':').map((part) => String(Number(part)));
  if (parts.length !== 2) return false;
  const wanted = parts[1] === '0' ? parts.slice(0, 1) : parts;
  if (!wanted.every((part) => free.has(part))) return false;
  for (const part of wanted) free.take(part);
  return true;
}

function rangeOf({ from, to }: Range): Range {
  return { from, to };
}

/** The least and the most that a side holds of a kind. */
function countOf(kind: MarkKind, marks: readonly Mark[]): readonly [least: number, most: number] {
  const own = marks.filter((mark) => mark.kind === kind);
  return [own.filter(({ firm }) => firm).length, own.length];
}

function compareCounts(kind: 'negation', source: readonly Mark[], target: readonly Mark[]): Problem[] {
  const [sourceLeast, sourceMost] = countOf(kind, source);
  const [targetLeast, targetMost] = countOf(kind, target);
  if (targetMost < sourceLeast) return [countProblem(kind, 'lost', sourceLeast, targetMost, source)];
  if (targetLeast > sourceMost) return [countProblem(kind, 'added', sourceMost, targetLeast, target)];
  return [];
}

function countProblem(
  kind: 'negation' | 'hedge' | 'quotation',
  what: 'lost' | 'added',
  before: number,
  after: number,
  marks: readonly Mark[],
): Problem {
  const mark = marks.find((one) => one.kind === kind && one.firm);
  const range = mark ? rangeOf(mark) : null;
  const message = `${what}: ${before} in the original, ${after} in the translation`;
  return {
    check: kind,
    message,
    source: what === 'lost' ? range : null,
    target: what === 'added' ? range : null,
  };
}

/** Certainty must not grow: as many hedges as before; and none of the strong kind may come in. */
function compareHedges(
  target: string,
  source: readonly Mark[],
  marks: readonly Mark[],
  tables: LanguageTables,
): Problem[] {
  const [least, most] = countOf('hedge', source);
  const [, found] = countOf('hedge', marks);
  if (found < least) return [countProblem('hedge', 'lost', least, found, source)];
  const strong = findStrongHedges(target, tables);
  if (strong.length <= most) return [];
  const message = `added: ${strong.length} in the translation, ${most} in the original`;
  return [{ check: 'hedge', message, source: null, target: rangeOf(strong[0]!) }];
}

function compareQuotes(source: readonly Mark[], target: readonly Mark[]): Problem[] {
  const [, before] = countOf('quotation', source);
  const [, after] = countOf('quotation', target);
  if (before === after) return [];
  return [
    countProblem(
      'quotation',
      after < before ? 'lost' : 'added',
      before,
      after,
      after < before ? source : target,
    ),
  ];
}

/** Shorter than this, a sentence may grow or shrink as it likes by `SLACK` signs. */
const SLACK = 24;
/** Of the pairs among French, English, Catalan and Spanish, measured in docs/relay.md: news sentences stay well inside. */
const SHORTEST = 0.55;
const LONGEST = 1.8;
/** A stretch of words said this often in a row is an engine that went in a circle. */
const CIRCLE = 4;

function findShape(
  { text, names }: ReadSentence,
  target: string,
  { source, target: other }: CheckTables,
): Problem[] {
  const problem = (check: Problem['check'], message: string): Problem => ({
    check,
    message,
    source: null,
    target: null,
  });
  if (target.trim() === '') return [problem('untranslated', 'the translation is empty')];
  const problems: Problem[] = [];
  const isShort = target.length < text.length * SHORTEST - SLACK / 4;
  const isLong = target.length > text.length * LONGEST + SLACK;
  if (isShort || isLong)
    problems.push(problem('length', `${target.length} signs for ${text.length} of the original`));
  if (source.code !== other.code && isUntranslated(text, target, names))
    problems.push(problem('untranslated', 'the translation is the original'));
  if (repeats(target) && !repeats(text))
    problems.push(problem('repetition', 'the translation goes in a circle'));
  return problems;
}

/** Five small words or more, and all of them stand in the translation in the same order. */
function isUntranslated(text: string, target: string, names: readonly NameRange[]): boolean {
  const inName = ({ from, to }: Range) => names.some((name) => name.from <= from && to <= name.to);
  const words = tokenise(text).filter(
    ({ kind, form, ...range }) => kind === 'word' && /^\p{Ll}/u.test(form) && !inName(range),
  );
  if (words.length < 5) return false;
  const folded = (tokens: readonly { folded: string }[]) => tokens.map((token) => token.folded).join(' ');
  return folded(tokenise(target)).includes(folded(tokenise(text)));
}

function repeats(text: string): boolean {
  const words = tokenise(text).map(({ folded }) => folded);
  for (let size = 1; size <= 4; size++) {
    let run = 0;
    for (let i = size; i < words.length; i++) {
      run = words[i] === words[i - size] && /\p{L}/u.test(words[i]!) ? run + 1 : 0;
      if (run >= size * (CIRCLE - 1)) return true;
    }
  }
  return false;
}

/** Names that stand in both, word for word. */
function anchorNames({ text, names }: ReadSentence, target: string): Anchor[] {
  return names.flatMap(({ from, to }) => {
    const at = target.indexOf(text.slice(from, to));
    return at < 0
      ? []
      : [{ kind: 'name' as const, source: { from, to }, target: { from: at, to: at + to - from } }];
  });
}
