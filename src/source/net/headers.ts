/** What the head of an answer says, read as if an enemy had written it: bounded, and null where it says nothing. */
import type { HttpResponse } from '../../model/index.ts';

type Headers = HttpResponse['headers'];

/** Of use to the server that set them and to nobody who reads the page later. */
const PERSONAL = /^(?:set-cookie2?|authorization|proxy-auth\w*|www-authenticate|authentication-info)$/;

/** The headers as they are kept: names in lower case, without controls, cookies and credentials. */
export function keptHeaders(raw: readonly string[]): Headers {
  const kept: (readonly [string, string])[] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i]!.toLowerCase();
    // oxlint-disable-next-line no-control-regex
    if (!PERSONAL.test(name)) kept.push([name, raw[i + 1]!.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim()]);
  }
  return kept;
}

/** The value of a header; several of one name are joined as the standard joins them. */
export function headerOf(headers: Headers, name: string): string | null {
  const values = headers.filter(([each]) => each === name).map(([, value]) => value);
  return values.length > 0 ? values.join(', ') : null;
}

/** `type/subtype` in lower case, with `; charset=…` where one is stated; null when it is not a media type. */
export function parseContentType(value: string | null): string | null {
  const [essence = '', ...parameters] = (value ?? '').slice(0, 1000).split(';');
  const type = essence.trim().toLowerCase();
  if (!/^[\w!#$&^.+-]{1,60}\/[\w!#$&^.+-]{1,80}$/.test(type)) return null;
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*["']?([\w.:+-]{1,40})["']?\s*$/i.exec(parameter)?.[1])
    .find((name) => name !== undefined);
  return charset ? `${type}; charset=${charset.toLowerCase()}` : type;
}

/** The encodings of a body in the order they were applied. */
export function parseContentEncoding(value: string | null): string[] {
  return (value ?? '')
    .toLowerCase()
    .split(',')
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== '' && encoding !== 'identity');
}

/**
 * Seconds of a `Retry-After`, from 0 to `max`; null when it says none.
 *
 * A date is measured against the answer's own `Date`, so that a server whose clock is wrong means the same.
 */
export function parseRetryAfter(
  value: string | null,
  date: string | null,
  now: Date,
  max: number,
): number | null {
  const text = (value ?? '').trim();
  if (/^\d{1,20}$/.test(text)) return Math.min(Number(text), max);
  const until = parseHttpDate(text);
  if (until === null) return null;
  const from = parseHttpDate(date ?? '') ?? now.getTime();
  return Math.min(Math.max(Math.ceil((until - from) / 1000), 0), max);
}

const HTTP_DATE = /^\w{3,9}, \d\d[ -]\w{3}[ -]\d{2,4} \d\d:\d\d:\d\d GMT$/;

function parseHttpDate(text: string): number | null {
  const time = HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}
