/**
 * Atoms become items: the words of time that a language has, written together or apart, and its numbers.
 *
 * The table gives each form (of one or several words) one or more frames; the longest form wins. Numbers in words are
 * added up (« cent quarante-deux ») and numbers in groups are joined (« 2 700 000 »); what a number counts is for the
 * rules to say.
 */
import { type Atom, findAtoms, type Spelling } from './atoms.ts';
import type { Frame } from './frame.ts';
import { type Item, NO_FRAMES, NO_TRAIL } from './item.ts';

interface Entry {
  readonly forms: readonly string[];
  readonly frames: readonly Frame[];
}

export interface Lexicon {
  /** Entries by their first form, longest first. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  /** Between the words of one number: « et », "and". */
  readonly joiners: ReadonlySet<string>;
  readonly spelling: Spelling;
}

/** A lexicon of pairs of form and frame. */
export function createLexicon(
  words: readonly (readonly [string, Frame])[],
  joiners: readonly string[],
  spelling: Spelling,
): Lexicon {
  const byForm = new Map<string, { forms: string[]; frames: Frame[] }>();
  for (const [form, frame] of words) {
    const forms = findAtoms(form, spelling).map((atom) => atom.form);
    const key = forms.join(' ');
    const entry = byForm.get(key) ?? { forms, frames: [] };
    entry.frames.push(frame);
    byForm.set(key, entry);
  }
  const entries = new Map<string, Entry[]>();
  for (const entry of byForm.values()) {
    const first = entry.forms[0]!;
    entries.set(
      first,
      [...(entries.get(first) ?? []), entry].sort((a, b) => b.forms.length - a.forms.length),
    );
  }
  return { entries, joiners: new Set(joiners), spelling };
}

/** The items of a run of atoms. */
export function findItems(atoms: readonly Atom[], lexicon: Lexicon): Item[] {
  const items: Item[] = [];
  for (let i = 0; i < atoms.length; ) {
    const [item, next] = itemAt(atoms, i, lexicon);
    items.push(item);
    i = next;
  }
  return joinNumbers(items, lexicon);
}

function itemAt(atoms: readonly Atom[], i: number, lexicon: Lexicon): [Item, number] {
  const atom = atoms[i]!;
  const entry = lexicon.entries
    .get(atom.form)
    ?.find(({ forms }) => forms.every((form, k) => atoms[i + k]?.form === form));
  if (entry) {
    const last = atoms[i + entry.forms.length - 1]!;
    const form = entry.forms.length === 1 ? atom.form : '';
    return [
      { from: atom.from, to: last.to, form, gap: atom.gap, frames: entry.frames, trail: NO_TRAIL },
      i + entry.forms.length,
    ];
  }
  return isDigit(atom.form) ? figureAt(atoms, i) : [wordItem(atom), i + 1];
}

function isDigit(form: string): boolean {
  const code = form.charCodeAt(0);
  return code >= 48 && code <= 57;
}

/** Any word that the table does not have. */
export const PLAIN: readonly Frame[] = [{ is: 'plain' }];

function isLetter(form: string): boolean {
  return form === '' || form.toLowerCase() !== form.toUpperCase();
}

function wordItem(atom: Atom): Item {
  return {
    from: atom.from,
    to: atom.to,
    form: atom.form,
    gap: atom.gap,
    frames: isLetter(atom.form) ? PLAIN : NO_FRAMES,
    trail: NO_TRAIL,
  };
}

/** Digits, with groups of three behind spaces: « 2 700 000 » is one number, « 11 12 mai » is not. */
function figureAt(atoms: readonly Atom[], i: number): [Item, number] {
  const first = atoms[i]!;
  let end = i + 1;
  let form = first.form;
  if (form.length <= 3 && form !== '0') {
    while (form.length < 15 && isGroup(atoms, end, first)) {
      form += atoms[end]!.form;
      end += 1;
    }
  }
  const n = form.length > 15 ? Number.NaN : Number(form);
  const frames: Frame[] = [{ is: 'number', n, text: form }];
  if (form.length === 2) frames.push({ is: 'pair', n });
  return [
    {
      from: first.from,
      to: atoms[end - 1]!.to,
      form: end - i > 1 ? '' : form,
      gap: first.gap,
      frames,
      trail: NO_TRAIL,
    },
    end,
  ];
}

function isGroup(atoms: readonly Atom[], at: number, first: Atom): boolean {
  const atom = atoms[at];
  if (!atom || !atom.gap || atom.form.length !== 3 || !isDigit(atom.form)) return false;
  // « 17 000 » but not « le 17 000 »: a group follows its number by one space.
  return atom.from - atoms[at - 1]!.to === 1 && first.form[0] !== '0';
}

/** Words for numbers that stand together become their sum: twenty + two, four × hundred. */
function joinNumbers(items: readonly Item[], lexicon: Lexicon): Item[] {
  const joined: Item[] = [];
  for (let i = 0; i < items.length; ) {
    const end = wordOf(items[i]!) === null ? i + 1 : numberEnd(items, i, lexicon);
    if (end === i + 1) joined.push(items[i]!);
    else joined.push(sumItem(items, i, end));
    i = end;
  }
  return joined;
}

/** The value of a number written as a word, or null. */
function wordOf(item: Item): number | null {
  const frame = item.frames[0];
  return frame?.is === 'number' && frame.text === undefined && frame.n !== undefined ? frame.n : null;
}

function numberEnd(items: readonly Item[], first: number, lexicon: Lexicon): number {
  let end = first + 1;
  let last = wordOf(items[first]!)!;
  for (;;) {
    const at = isJoiner(items[end], lexicon) ? end + 1 : end;
    const n = items[at] ? wordOf(items[at]) : null;
    if (n === null || !canFollow(last, n, at > end)) return end;
    end = at + 1;
    last = n;
  }
}

function isJoiner(item: Item | undefined, lexicon: Lexicon): boolean {
  return item !== undefined && (item.form === '-' || lexicon.joiners.has(item.form));
}

/** « vingt deux », « cent mille », « soixante et onze »; not « deux trois » nor « dix et vingt ». */
function canFollow(last: number, next: number, apart: boolean): boolean {
  if (next === 100 || next >= 1000) return !apart && last < next && last > 0;
  if (apart && last < 20) return false;
  if (last >= 100) return next < 100;
  return last >= 20 && last % 10 === 0 && (next < 10 || ((last === 60 || last === 80) && next < 20));
}

function sumItem(items: readonly Item[], first: number, end: number): Item {
  let total = 0;
  let current = 0;
  for (let i = first; i < end; i += 1) {
    const n = wordOf(items[i]!);
    if (n === null) continue;
    if (n === 100) current = Math.max(1, current) * 100;
    else if (n >= 1000) {
      total += Math.max(1, current) * n;
      current = 0;
    } else current += n;
  }
  const { from, gap } = items[first]!;
  return {
    from,
    to: items[end - 1]!.to,
    form: '',
    gap,
    frames: [{ is: 'number', n: total + current }],
    trail: NO_TRAIL,
  };
}
