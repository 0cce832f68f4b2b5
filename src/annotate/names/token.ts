/**
 * Text becomes tokens for finding names: words with their case, split at elisions and hyphens, and marks.
 *
 * Finer than the words of a treebank on purpose: «Bamako-Moscou» is three tokens, «l'armée» two, «N'Djamena» and
 * «O.N.U.» one, so that one look-up serves every spelling. Sentence starts come from the reader where it ran, else from
 * marks alone; a capital there is weak evidence, and so is one in a line of capitals.
 */
import type { Range, Sentence } from '../../model/index.ts';
import { fold } from '../../text/fold.ts';

export type Case = 'lower' | 'title' | 'upper' | 'mark';

export interface Token extends Range {
  readonly form: string;
  /** For comparing: no accents, case, apostrophes or dots («ndjamena», «onu»; «m.» keeps its dot). */
  readonly fold: string;
  readonly case: Case;
  /** The capital says little: first word of a sentence or quotation, or a headline in capitals. */
  readonly weak: boolean;
  /** No blank between the token before and this one. */
  readonly glued: boolean;
  /** Joined by a hyphen to the token before. */
  readonly joined: boolean;
  /** Number of the sentence, or of the line where a line breaks inside one. */
  readonly sentence: number;
}

const PIECE = /[\p{L}\p{M}]+(?:\p{N}+\p{L}*)?|\p{N}+[\p{L}\p{M}]*|\n|[^\s]/gu;
const LETTER = /^[\p{L}\p{N}]/u;
const UPPER = /^\p{Lu}/u;
const APOSTROPHE = /^['’ʼ]$/;
const HYPHEN = /^[-‐‑]$/;
const OPENS = /^[«"“„:–—•*-]$/;
const CLOSES = /^[.!?…]$/;
const KEEPS_APART = /['’ʼ.]/g;

interface Draft {
  form: string;
  from: number;
  to: number;
}

/** Words before an apostrophe that are words of their own (`l`, `d`, `qu`), folded. */
export type Elisions = ReadonlySet<string>;

/** The tokens of a text. `sentences` may be empty: then stops and line ends part the sentences. */
export function findTokens(text: string, elisions: Elisions, sentences: readonly Sentence[] = []): Token[] {
  const drafts = mergePieces(findPieces(text), elisions);
  const starts = new Set(sentences.map((sentence) => sentence.from));
  return markTokens(drafts, starts);
}

function findPieces(text: string): Draft[] {
  const pieces: Draft[] = [];
  for (const match of text.matchAll(PIECE)) {
    pieces.push({ form: match[0], from: match.index, to: match.index + match[0].length });
  }
  return pieces;
}

/** Elided words take their apostrophe, names keep theirs inside, dotted letters become one acronym. */
function mergePieces(pieces: readonly Draft[], elisions: Elisions): Draft[] {
  const drafts: Draft[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    let next = pieces[i + 1];
    if (LETTER.test(piece.form)) {
      while (next && next.from === piece.to && APOSTROPHE.test(next.form)) {
        const after = pieces[i + 2];
        const follows = after !== undefined && after.from === next.to && LETTER.test(after.form);
        if (!follows || isElided(piece.form, after.form, elisions)) {
          if (follows) i += 1;
          if (follows) extend(piece, next);
          break;
        }
        extend(piece, next);
        extend(piece, after);
        i += 2;
        next = pieces[i + 1];
      }
      i = mergeInitials(pieces, piece, i);
    }
    drafts.push(piece);
  }
  return drafts;
}

function isElided(before: string, after: string, elisions: Elisions): boolean {
  if (!elisions.has(fold(before))) return false;
  const named =
    /^[MN]$/.test(before) && UPPER.test(after) && after.length > 2 && after !== after.toUpperCase();
  return !named;
}

/** «O.N.U.», «J.-P.», «M.»: a single capital takes its dot, and the dotted letters that follow at once. */
function mergeInitials(pieces: readonly Draft[], piece: Draft, at: number): number {
  if (piece.form.length !== 1 || !UPPER.test(piece.form)) return at;
  let i = at;
  while (pieces[i + 1]?.form === '.' && pieces[i + 1]!.from === piece.to) {
    extend(piece, pieces[i + 1]!);
    i += 1;
    const letter = pieces[i + 1];
    if (!letter || letter.from !== piece.to || letter.form.length !== 1 || !UPPER.test(letter.form)) break;
    extend(piece, letter);
    i += 1;
  }
  return i;
}

function extend(piece: Draft, next: Draft): void {
  piece.form += next.form;
  piece.to = next.to;
}

function markTokens(drafts: readonly Draft[], starts: ReadonlySet<number>): Token[] {
  const tokens: Token[] = [];
  const folds = new Map<string, string>();
  const loud = findLoudLines(drafts);
  let sentence = 0;
  let fresh = true;
  let joined = false;
  let line = 0;
  let end = -1;
  for (const draft of drafts) {
    if (draft.form === '\n') {
      line += 1;
      sentence += fresh ? 0 : 1;
      fresh = true;
      joined = false;
      continue;
    }
    if (starts.has(draft.from) && !fresh) {
      sentence += 1;
      fresh = true;
    }
    const glued = draft.from === end;
    end = draft.to;
    if (glued && HYPHEN.test(draft.form)) {
      joined = true;
      continue;
    }
    const kind = caseOf(draft.form);
    tokens.push({
      form: draft.form,
      from: draft.from,
      to: draft.to,
      fold: foldOf(draft.form, folds),
      case: kind,
      weak: fresh || loud.has(line),
      glued,
      joined: joined && glued,
      sentence,
    });
    joined = false;
    if (kind !== 'mark') fresh = false;
    else if (CLOSES.test(draft.form)) {
      sentence += starts.size === 0 ? 1 : 0;
      fresh = true;
    } else fresh ||= OPENS.test(draft.form);
  }
  return tokens;
}

function caseOf(form: string): Case {
  if (!LETTER.test(form)) return 'mark';
  const bare = form.replace(KEEPS_APART, '');
  if (bare === bare.toLowerCase()) return 'lower';
  if (bare.length > 1 && bare === bare.toUpperCase()) return 'upper';
  return UPPER.test(bare) ? 'title' : 'lower';
}

function foldOf(form: string, folds: Map<string, string>): string {
  const known = folds.get(form);
  if (known !== undefined) return known;
  const plain = fold(form);
  const folded = /^\p{L}\.$/u.test(plain) ? plain : plain.replace(/['.]/g, '');
  folds.set(form, folded);
  return folded;
}

/** Lines where nearly every longer word has a capital: there, capitals tell nothing. */
function findLoudLines(drafts: readonly Draft[]): Set<number> {
  const loud = new Set<number>();
  let line = 0;
  let words = 0;
  let capitals = 0;
  const close = () => {
    if (words >= 4 && capitals >= words * 0.8) loud.add(line);
    words = 0;
    capitals = 0;
  };
  for (const { form } of drafts) {
    if (form === '\n') {
      close();
      line += 1;
    } else if (form.length > 3 && LETTER.test(form)) {
      words += 1;
      if (UPPER.test(form)) capitals += 1;
    }
  }
  close();
  return loud;
}
