/**
 * Mentions become entities: the same person, body or place under one id in the page.
 *
 * Linked on evidence alone: the same known name; the same words; an acronym in brackets beside its name; a surname
 * after the full name; one letter of difference in a long name. Pronouns are not resolved.
 */
import type { Entity, Mention } from '../../model/index.ts';
import { pairAcronyms } from './acronym.ts';
import type { Nominal } from './nominal.ts';
import { findTitle } from './context.ts';
import {
  addScores,
  bestType,
  blank,
  type Draft,
  draftOf,
  isKept,
  isPerson,
  TYPES,
  typeOf,
  zero,
} from './draft.ts';
import { matchKnown } from './known.ts';
import { isAlike, People } from './people.ts';
import type { Known } from './lexicon.ts';
import type { Found } from './found.ts';
import type { NominalHead } from './tables.ts';
import { findRoles, type Role } from './roles.ts';
import { actsAsGovernment, isInside } from './sense.ts';
import { type Page, isCapital } from './words.ts';

/** The entities of a page, in the order of their first mention, with ids `e1`, `e2`… */
export function linkNames(
  page: Page,
  text: string,
  found: readonly Found[],
  knownOf: (id: string) => Known | undefined,
): Entity[] {
  const linker = new Linker(page, text, knownOf);
  const isLater = (item: Found) => isSurname(page, item);
  for (const item of found) if (item.known && !isLater(item)) linker.addKnown(item, item.known);
  const pairs = pairAcronyms(page, found);
  const rest = longestFirst(found).filter((item) => item.evidence);
  const leaders = new Set(pairs.values());
  for (const item of leaders) if (item.nominal) linker.addNominal(item);
  for (const item of rest) if (leaders.has(item)) linker.addUnknown(item, null);
  for (const item of rest) if (pairs.has(item)) linker.addUnknown(item, pairs.get(item)!);
  for (const item of rest) if (!leaders.has(item) && !pairs.has(item)) linker.addUnknown(item, null);
  for (const item of found) if (item.known && isLater(item)) linker.addSurname(item, item.known);
  for (const item of found)
    if (item.nominal && !leaders.has(item) && isNarrowed(page, item.nominal)) linker.addNominal(item);
  for (const item of found)
    if (item.nominal && !leaders.has(item) && !isNarrowed(page, item.nominal)) linker.addNominal(item);
  linker.addRoles(findRoles(page, found));
  return linker.finish();
}

/** Full names before the surnames that stand for them, wherever they are on the page. */
function longestFirst(found: readonly Found[]): Found[] {
  const length = (item: Found) => item.to - item.from;
  return found
    .map((item, i) => ({ item, i }))
    .sort((a, b) => length(b.item) - length(a.item) || a.i - b.i)
    .map(({ item }) => item);
}

/** Somebody known by one word: whoever of that name the page itself presents comes first. */
function isSurname(page: Page, item: Found): boolean {
  return item.known?.type === 'PER' && item.to - item.from === 1 && page.tokens[item.from]!.case === 'title';
}

/** Bodies that a country has one of, so that «le Sénat» alone says which. */
function isNotable(kind: string | undefined): boolean {
  return kind !== undefined && ['parliament', 'court', 'army', 'police', 'church'].includes(kind);
}

/** «Junte militaire» says no more than «junte»: only a state or a telling adjective narrows a noun. */
function isNarrowed(page: Page, nominal: Nominal): boolean {
  return (
    nominal.states.length > 0 ||
    page.tables.nameNominal(nominal.head, nominal.middle, null) !== nominal.head.name
  );
}

class Linker {
  readonly #page: Page;
  readonly #text: string;
  readonly #knownOf: (id: string) => Known | undefined;
  readonly #drafts: Draft[] = [];
  readonly #byKey = new Map<string, Draft>();
  readonly #people: People;
  /** Described bodies by their noun. */
  readonly #narrowed = new Map<string, Set<Draft>>();
  /** How often the page names each state or its capital. */
  readonly #states = new Map<string, number>();
  readonly #byFound = new Map<Found, Draft>();

  constructor(page: Page, text: string, knownOf: (id: string) => Known | undefined) {
    this.#page = page;
    this.#people = new People(page.tables.givenNames);
    this.#text = text;
    this.#knownOf = knownOf;
  }

  addKnown(item: Found, known: Known): void {
    const acts =
      known.actsFor?.startsWith('state:') === true && actsAsGovernment(this.#page, item.from, item.to);
    const seated = known.actsFor === known.id && !isInside(this.#page, item.from);
    const target = acts && known.actsFor ? (this.#knownOf(known.actsFor) ?? known) : known;
    const code = known.id.startsWith('state:') || known.actsFor?.startsWith('state:') ? known.country : null;
    if (code) this.#states.set(code, (this.#states.get(code) ?? 0) + 1);
    const key = known.kind === 'army' ? `nominal:${known.name}` : target.id;
    const draft = this.#byKey.get(key) ?? this.#open(key, draftOf(target, this.#wordsOf(item)));
    this.#byFound.set(item, draft);
    draft.titled ??= known.type === 'PER' ? this.#rankOf(item) : null;
    draft.mentions.push(this.#mention(item.from, item.to, acts || seated ? 'government' : 'literal'));
    if (known.type === 'PER') this.#people.add(draft, known.name.split(' ').map(simple));
  }

  /** «Trump» on a page about another member of the family is that one, unless a title says otherwise. */
  addSurname(item: Found, known: Known): void {
    const other = this.#byKey.has(known.id) ? undefined : this.#people.find(this.#wordsOf(item));
    if (!other || other.known || this.#rankOf(item) === known.kind) return this.addKnown(item, known);
    this.#byFound.set(item, other);
    other.mentions.push(this.#mention(item.from, item.to, 'literal'));
  }

  /** What the page calls somebody known; «son père», «l'expert» say less than the knowledge file does. */
  #rankOf(item: Found): string | null {
    const kind = findTitle(this.#page, item)?.kind ?? null;
    return kind === 'person' || kind === 'expert' || kind === 'politician' ? null : kind;
  }

  addUnknown(item: Found, leader: Found | null): void {
    const words = this.#wordsOf(item);
    const key = `name:${words.join(' ')}`;
    const draft =
      (leader ? this.#byFound.get(leader) : undefined) ??
      this.#byKey.get(key) ??
      this.#knownPerson(item, words) ??
      this.#person(item, words) ??
      this.#body(item, words) ??
      this.#open(key, this.#fresh(item, words));
    this.#byKey.set(key, draft);
    this.#byFound.set(item, draft);
    draft.mentions.push(this.#mention(item.from, item.to, 'literal'));
    const evidence = item.evidence!;
    if (draft.scores) addScores(draft.scores, evidence.scores);
    for (const type of TYPES) if (type !== 'OTHER') draft.kinds[type] ??= evidence.kinds[type];
    draft.bare &&= evidence.bare && !isNotable(evidence.kinds.ORG);
    draft.weak &&= item.weak;
    const personal = draft.type === 'PER' || (draft.scores && bestType(draft.scores) === 'PER');
    if (personal && words.length > 1) this.#people.add(draft, words);
  }

  addNominal(item: Found): void {
    const { head, middle, states } = item.nominal!;
    const alone = !isNarrowed(this.#page, item.nominal!);
    const only = alone ? this.#narrowed.get(head.name) : undefined;
    const state = alone ? this.#onlyState(head) : this.#chooseState(states);
    const name = this.#page.tables.nameNominal(head, middle, state ?? states[0] ?? null);
    const key = `nominal:${name}`;
    const draft =
      (only?.size === 1 ? [...only][0] : undefined) ??
      this.#byKey.get(key) ??
      this.#open(key, { ...blank(name, head.type), kind: head.kind || null, country: state });
    if (!alone) this.#narrowed.set(head.name, (this.#narrowed.get(head.name) ?? new Set()).add(draft));
    draft.mentions.push(this.#mention(item.from, item.to, 'literal'));
    this.#byFound.set(item, draft);
  }

  /** Of the states that a demonym may mean, the one that the page names; null when it names none or two. */
  #chooseState(states: readonly string[]): string | null {
    if (states.length < 2) return states[0] ?? null;
    const named = states.filter((code) => this.#states.has(code));
    return named.length === 1 ? named[0]! : null;
  }

  /** «L'armée» on a page that names one state, more than once, and no other: that state's army. */
  #onlyState(head: NominalHead): string | null {
    if (this.#states.size !== 1 || head.type !== 'ORG') return null;
    const [code, times] = [...this.#states][0]!;
    return times > 1 ? code : null;
  }

  /** Offices that stood beside one person's name stand for that person elsewhere. */
  addRoles(roles: readonly Role[]): void {
    const holders = new Map<string, Draft | null>();
    for (const { key, holder } of roles) {
      const draft = holder ? this.#byFound.get(holder) : undefined;
      if (!draft || !isPerson(draft)) continue;
      holders.set(key, holders.has(key) && holders.get(key) !== draft ? null : draft);
    }
    for (const { key, from, to, holder } of roles) {
      const draft = holders.get(key);
      if (draft && !holder) draft.mentions.push(this.#mention(from, to, 'literal'));
    }
  }

  finish(): Entity[] {
    const kept = this.#drafts.filter((draft) => isKept(draft));
    for (const draft of kept) draft.mentions.sort((a, b) => a.from - b.from);
    kept.sort((a, b) => a.mentions[0]!.from - b.mentions[0]!.from);
    return kept.map((draft, i) => ({
      id: `e${i + 1}`,
      name: draft.name,
      type: typeOf(draft),
      kind: draft.titled ?? draft.kind ?? draft.kinds[typeOf(draft)] ?? null,
      country: draft.country,
      mentions: draft.mentions,
    }));
  }

  #open(key: string, draft: Draft): Draft {
    this.#drafts.push(draft);
    this.#byKey.set(key, draft);
    return draft;
  }

  #fresh(item: Found, words: string[]): Draft {
    const { scores } = item.evidence!;
    const name = this.#slice(item.from, item.to);
    return { ...blank(name, 'OTHER'), words, scores: zero(scores), weak: true, bare: true };
  }

  /** «Benyamin Netanyahu»: a known surname after the given name of the same known person, spelt as it may be. */
  #knownPerson(item: Found, words: readonly string[]): Draft | undefined {
    const known = words.length > 1 ? matchKnown(this.#page, item.to - 1)?.known : undefined;
    if (known?.type !== 'PER' || !isAlike(simple(known.name.split(' ')[0]!), words[0]!)) return undefined;
    const draft = this.#byKey.get(known.id) ?? this.#open(known.id, draftOf(known, [...words]));
    this.#people.add(draft, known.name.split(' ').map(simple));
    return draft;
  }

  /** A person whose full name came elsewhere on the page, unless what stands around says place or body. */
  #person(item: Found, words: readonly string[]): Draft | undefined {
    const { titled, scores } = item.evidence!;
    const best = bestType(scores);
    const other = best !== 'PER' && best !== 'OTHER' && (words.length > 1 || scores[best] - scores.PER > 2.5);
    return other && !titled ? undefined : this.#people.find(words);
  }

  /** «Le Conseil» alone is the one body of the page whose name begins so, if there is one only. */
  #body(item: Found, words: readonly string[]): Draft | undefined {
    if (!item.evidence!.bare) return undefined;
    const same = this.#drafts.filter(
      (draft) => draft.words[0] === words[0] && draft.words.length > words.length,
    );
    return same.length === 1 ? same[0] : undefined;
  }

  #wordsOf(item: Found): string[] {
    return this.#page.tokens
      .slice(item.from, item.to)
      .filter((token, i) => isCapital(token) || i === 0 || token.joined || token.fold.length > 3)
      .map((token) => simple(token.fold));
  }

  #mention(from: number, to: number, sense: Mention['sense']): Mention {
    const start = this.#page.tokens[from]!.from;
    const end = this.#page.tokens[to - 1]!.to;
    return { from: start, to: end, text: this.#text.slice(start, end), sense };
  }

  #slice(from: number, to: number): string {
    return this.#text
      .slice(this.#page.tokens[from]!.from, this.#page.tokens[to - 1]!.to)
      .replace(/\s+/g, ' ')
      .replace(/’/g, "'");
  }
}

function simple(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}|['’.]/gu, '')
    .toLowerCase();
}
