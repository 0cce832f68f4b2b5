/**
 * What a pattern must see before it can match: the characters that can stand first, and whether it needs a digit.
 * Read from the pattern's source, so that most lines of a page are never asked about most rules. It may allow more
 * than the pattern does, never less: what it does not understand may begin with anything.
 */

/** Characters beyond ASCII are one kind. */
export const BEYOND = 128;

export interface Need {
  /** By character code, and `BEYOND`: 1 where a match can begin with it. */
  readonly first: Uint8Array;
  /** True when a match can be empty, or all that was read so far can. */
  readonly empty: boolean;
  /** True when no match is without a digit. */
  readonly digit: boolean;
}

const ANYTHING: Need = { first: new Uint8Array(BEYOND + 1).fill(1), empty: true, digit: false };
const ZERO_WIDTH: Need = { first: new Uint8Array(BEYOND + 1), empty: true, digit: false };

/** What a match of a pattern that holds from the beginning of a line needs; one that holds anywhere begins with anything. */
export function needOf(pattern: RegExp): Need {
  const need = new Reader(pattern.source).read();
  return pattern.source.startsWith('^(?:') && !need.empty ? need : { ...ANYTHING, digit: need.digit };
}

class Reader {
  private readonly source: string;
  private at = 0;

  constructor(source: string) {
    this.source = source;
  }

  read(): Need {
    const need = this.alternatives();
    return this.at < this.source.length ? ANYTHING : need;
  }

  private alternatives(): Need {
    let need = this.sequence();
    while (this.take('|')) need = eitherOf(need, this.sequence());
    return need;
  }

  private sequence(): Need {
    let need = ZERO_WIDTH;
    while (this.at < this.source.length && !'|)'.includes(this.source[this.at]!))
      need = bothOf(need, this.quantified(this.term()));
    return need;
  }

  private term(): Need {
    if (this.take('^') || this.take('$')) return ZERO_WIDTH;
    if (this.take('(')) return this.group();
    if (this.take('[')) return this.characterClass();
    if (this.take('.')) return { ...ANYTHING, empty: false };
    return needOfSet(this.take('\\') ? this.escape() : this.character());
  }

  private group(): Need {
    const around = /\?<?[=!]/y;
    around.lastIndex = this.at;
    const looks = around.test(this.source);
    const head = /\?(?:<?[=!]|<\w+>|:)/y;
    head.lastIndex = this.at;
    this.at += head.exec(this.source)?.[0].length ?? 0;
    const need = this.alternatives();
    this.take(')');
    return looks ? ZERO_WIDTH : need;
  }

  private characterClass(): Need {
    const negated = this.take('^');
    const set = new Uint8Array(BEYOND + 1);
    while (this.at < this.source.length && !this.take(']')) this.addRange(set);
    if (negated) for (let code = 0; code < BEYOND; code += 1) set[code] = 1 - set[code]!;
    if (negated) set[BEYOND] = 1;
    return needOfSet(set);
  }

  private addRange(set: Uint8Array): void {
    const from = this.take('\\') ? this.escape() : this.character();
    from.forEach((is, code) => {
      if (is) set[code] = 1;
    });
    if (this.source[this.at] !== '-' || this.source[this.at + 1] === ']') return;
    this.at += 1;
    const to = (this.take('\\') ? this.escape() : this.character()).lastIndexOf(1);
    for (let code = from.indexOf(1); code <= to; code += 1) set[code] = 1;
  }

  /** One literal character. */
  private character(): Uint8Array {
    const code = this.source.codePointAt(this.at) ?? 0;
    this.at += code > 0xffff ? 2 : 1;
    return single(code);
  }

  /** What follows a backslash. */
  private escape(): Uint8Array {
    const known = /[dws]/y;
    known.lastIndex = this.at;
    if (known.test(this.source)) return ESCAPES[this.source[this.at++]!]!;
    const coded = /u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})/iy;
    coded.lastIndex = this.at;
    const match = coded.exec(this.source);
    if (match) this.at += match[0].length;
    if (match) return single(Number.parseInt(match[1] ?? match[2] ?? match[3]!, 16));
    return /[a-zA-Z0-9]/.test(this.source[this.at] ?? '') ? this.unknown() : this.character();
  }

  /** A property, a boundary, a back reference: anything at all. */
  private unknown(): Uint8Array {
    this.at += 1;
    if (this.take('{')) this.at = this.source.indexOf('}', this.at) + 1;
    return ANYTHING.first;
  }

  private quantified(need: Need): Need {
    const many = /(\?|\*|\{0,?\d*\})|\+|\{\d+,?\d*\}/y;
    many.lastIndex = this.at;
    const match = many.exec(this.source);
    if (!match) return need;
    this.at += match[0].length;
    this.take('?');
    return match[1] === undefined ? need : { first: need.first, empty: true, digit: false };
  }

  private take(char: string): boolean {
    if (this.source[this.at] !== char) return false;
    this.at += 1;
    return true;
  }
}

function single(code: number): Uint8Array {
  const set = new Uint8Array(BEYOND + 1);
  set[Math.min(code, BEYOND)] = 1;
  return set;
}

function setOf(pattern: RegExp, beyond: 0 | 1): Uint8Array {
  const set = Uint8Array.from({ length: BEYOND }, (_, code) =>
    pattern.test(String.fromCharCode(code)) ? 1 : 0,
  );
  return Uint8Array.of(...set, beyond);
}

const DIGITS = setOf(/\d/, 0);
const ESCAPES: Readonly<Record<string, Uint8Array>> = { d: DIGITS, w: setOf(/\w/, 0), s: setOf(/\s/, 1) };

function needOfSet(first: Uint8Array): Need {
  return { first, empty: first === ANYTHING.first, digit: first.every((is, code) => is <= DIGITS[code]!) };
}

function eitherOf(a: Need, b: Need): Need {
  return { first: union(a.first, b.first), empty: a.empty || b.empty, digit: a.digit && b.digit };
}

function bothOf(a: Need, b: Need): Need {
  const first = a.empty ? union(a.first, b.first) : a.first;
  return { first, empty: a.empty && b.empty, digit: a.digit || b.digit };
}

function union(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((is, code) => is | b[code]!);
}
