/**
 * Why something was not fetched: a code for programs, a sentence for people, and whether asking again makes sense.
 *
 * A reason is one bounded line without control characters, whatever a server or an address put into it.
 */
export interface Refused {
  readonly kind: 'refused';
  /** The address as it was asked for. */
  readonly url: string;
  /** Stable, machine-readable: `net.private-address`, `net.timeout`… */
  readonly code: string;
  readonly reason: string;
  /** `never`: the address itself is refused; `later`: in hours or days; `soon`: a passing fault. */
  readonly retry: 'never' | 'later' | 'soon';
  /** Seconds that the server asked to wait, clamped. */
  readonly retryAfter?: number;
  /** The status of the answer that was refused. */
  readonly status?: number;
}

/** A refusal before it is known which request it answers. */
export type Refusal = Omit<Refused, 'kind' | 'url'>;

/** Carries a refusal out of streams and callbacks; never leaves this folder. */
export class RefusalError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.name = 'RefusalError';
    this.refusal = refusal;
  }
}

export function refuse(
  code: string,
  reason: string,
  retry: Refused['retry'],
  more: { readonly retryAfter?: number; readonly status?: number } = {},
): RefusalError {
  return new RefusalError({ code, reason: oneLine(reason), retry, ...more });
}

const MAX_REASON = 500;
const MAX_SHOWN = 200;

/** Controls, line and paragraph separators, and what turns the direction of writing. */
const UNSHOWABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]+/gu;

/** The text as one line that a terminal or a log can take. */
export function oneLine(text: string, max: number = MAX_REASON): string {
  const line = text.slice(0, max * 2).replace(UNSHOWABLE, ' ');
  return line.length > max ? `${line.slice(0, max - 1)}…` : line;
}

/** An address, or anything a server said, as it may stand in a reason. */
export function shown(text: string): string {
  return oneLine(text, MAX_SHOWN);
}
