/**
 * How the matches of a pattern can begin, and whether they need a digit: read from the pattern's source, so that a
 * line is asked only about the few rules that its first three characters allow.
 *
 * It may allow more than the pattern does, never less: what it does not understand may begin with anything.
 */

export interface Opening {
  /**
   * Every match begins with one of these. `0` stands for any digit, `…` for any character beyond ASCII, the empty string
   * for anything.
   */
  readonly prefixes: ReadonlySet<string>;
  /** True when no match is without a digit. */
  readonly digit: boolean;
}

/** How many characters of a beginning are looked at. */
export const REACH = 3;
/** A set of more characters counts as any character, so that beginnings stay few. */
const FEW = 16;

/** The beginnings of a pattern that holds from the start of a line (`^(?:…)`); any for one that does not. */
export function openingOf(pattern: RegExp): Opening {
  const { open, closed, digit } = new Reader(pattern.source).read();
  const anchored = pattern.source.startsWith('^(?:');
  return { prefixes: anchored ? new Set([...open, ...closed]) : new Set(['']), digit };
}

/** The beginning of a line, as `prefixes` write it. */
export function beginningOf(line: string): string {
  let beginning = '';
  for (let at = 0; at < line.length && at < REACH; at += 1) beginning += kindOf(line, at);
  return beginning;
}

/**
 * A number for the beginning of a line that is not folded yet; -1 where folding may change more than capitals. Lines
 * of one number have one beginning.
 */
export function numberOf(line: string): number {
  let number = 0;
  for (let at = 0; at < REACH; at += 1) {
    const code = at < line.length ? line.charCodeAt(at) : 0;
    if (code >= 128) return -1;
    number = number * 128 + (code >= 65 && code <= 90 ? code + 32 : code >= 48 && code <= 57 ? 48 : code);
  }
  return number;
}

const BEYOND = '…';

function kindOf(text: string, at: number): string {
  const code = text.charCodeAt(at);
  if (code >= 48 && code <= 57) return '0';
  return code < 128 ? text[at]! : BEYOND;
}

export function isAllowed(beginning: string, { prefixes }: Opening): boolean {
  for (let length = 0; length <= beginning.length; length += 1)
    if (prefixes.has(beginning.slice(0, length))) return true;
  return false;
}

/** The beginnings of a part of a pattern: those that what follows lengthens, and those that nothing does. */
interface Part {
  readonly open: ReadonlySet<string>;
  readonly closed: ReadonlySet<string>;
  readonly digit: boolean;
}

const NONE: ReadonlySet<string> = new Set();
const ZERO_WIDTH: Part = { open: new Set(['']), closed: NONE, digit: false };
const ANYTHING: Part = { open: NONE, closed: new Set(['']), digit: false };

class Reader {
  private readonly source: string;
  private at = 0;

  constructor(source: string) {
    this.source = source;
  }

  read(): Part {
    const part = this.alternatives();
    return this.at < this.source.length ? ANYTHING : part;
  }

  private alternatives(): Part {
    const parts = [this.sequence()];
    while (this.take('|')) parts.push(this.sequence());
    return eitherOf(...parts);
  }

  private sequence(): Part {
    let part = ZERO_WIDTH;
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at]!)) {
      const run = this.matchHere(RUN);
      part = bothOf(part, run === null ? this.quantified(this.term()) : partOfRun(run));
    }
    return part;
  }

  private term(): Part {
    if (this.take('^') || this.take('$')) return ZERO_WIDTH;
    if (this.take('(')) return this.group();
    if (this.take('[')) return this.characterClass();
    if (this.take('.')) return ANYTHING;
    return partOf(this.character());
  }

  private group(): Part {
    const head = this.matchHere(/\?(?:<?[=!]|<\w+>|:)/y) ?? '';
    const part = this.alternatives();
    this.take(')');
    return /[=!]$/.test(head) ? ZERO_WIDTH : part;
  }

  private characterClass(): Part {
    const negated = this.take('^');
    const found = new Set<string>();
    while (this.at < this.source.length && !this.take(']')) for (const char of this.range()) found.add(char);
    return negated ? ANYTHING : partOf(found);
  }

  private range(): ReadonlySet<string> {
    const from = this.at;
    const one = this.character();
    if (this.source[this.at] !== '-' || this.source[this.at + 1] === ']') return one;
    this.at += 1;
    const [first, last] = [this.source.charCodeAt(from), this.source.charCodeAt(this.at)];
    this.character();
    const plain = first !== BACKSLASH && last !== BACKSLASH && last < 128;
    return plain && last - first < FEW
      ? new Set(Array.from({ length: last - first + 1 }, (_, i) => kindOf(String.fromCharCode(first + i), 0)))
      : EVERY;
  }

  /** A literal character, or an escape that stands for some. */
  private character(): ReadonlySet<string> {
    if (this.take('\\')) return this.escape();
    const kind = kindOf(this.source, this.at);
    this.at += this.source.codePointAt(this.at)! > 0xffff ? 2 : 1;
    return new Set([kind]);
  }

  private escape(): ReadonlySet<string> {
    if (this.take('d')) return DIGITS;
    return /[a-zA-Z0-9]/.test(this.source[this.at] ?? 'a') ? this.unknown() : this.character();
  }

  /** A property, a boundary, a back reference: anything at all. */
  private unknown(): ReadonlySet<string> {
    this.at += 1;
    this.matchHere(/\{[^}]*\}/y);
    return EVERY;
  }

  private quantified(part: Part): Part {
    const many = '?*+{'.includes(this.source[this.at] ?? '.') ? this.matchHere(MANY) : null;
    if (many === null) return part;
    this.take('?');
    const some = many === '?' ? part : repeated(part);
    return /^(?:\?|\*|\{0)/.test(many) ? { ...eitherOf(some, ZERO_WIDTH), digit: false } : some;
  }

  private matchHere(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source)?.[0] ?? null;
    this.at += found?.length ?? 0;
    return found;
  }

  private take(char: string): boolean {
    if (this.source[this.at] !== char) return false;
    this.at += 1;
    return true;
  }
}

const DIGITS: ReadonlySet<string> = new Set('0');
/** Characters that stand for themselves, up to the one that is repeated. */
const RUN = /[^\\[\](){}|?*+.^$]+(?![?*+{])/y;
const MANY = /\?|\*|\+|\{\d+,?\d*\}/y;
const BACKSLASH = 92;
/** Stands for any character. */
const EVERY: ReadonlySet<string> = new Set(Array.from({ length: FEW + 1 }, (_, i) => String(i)));

/** One character out of some; with `EVERY` perhaps none, as it stands for what was not understood. */
function partOf(characters: ReadonlySet<string>): Part {
  if (characters.size > FEW) return ANYTHING;
  return { open: characters, closed: NONE, digit: characters.size === 1 && characters.has('0') };
}

function partOfRun(run: string): Part {
  const beginning = beginningOf(run);
  const [open, closed] =
    beginning.length < REACH ? [new Set([beginning]), NONE] : [NONE, new Set([beginning])];
  return { open, closed, digit: /\d/.test(run) };
}

function eitherOf(...parts: readonly Part[]): Part {
  return {
    open: new Set(parts.flatMap(({ open }) => [...open])),
    closed: new Set(parts.flatMap(({ closed }) => [...closed])),
    digit: parts.every(({ digit }) => digit),
  };
}

function bothOf(a: Part, b: Part): Part {
  if (a.open.size === 0) return a.digit || !b.digit ? a : { ...a, digit: true };
  const open = new Set<string>();
  const closed = new Set(a.closed);
  for (const head of a.open) {
    for (const tail of b.open) {
      const whole = head + tail;
      if (whole.length < REACH) open.add(whole);
      else closed.add(whole.slice(0, REACH));
    }
    for (const tail of b.closed) closed.add((head + tail).slice(0, REACH));
  }
  return { open, closed, digit: a.digit || b.digit };
}

function repeated(part: Part): Part {
  let whole = part;
  for (let times = 1; times < REACH && part.open.size > 0; times += 1)
    whole = { ...eitherOf(whole, bothOf(whole, part)), digit: part.digit };
  return whole;
}
