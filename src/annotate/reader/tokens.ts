/**
 * Text becomes tokens: where words, numbers and marks begin and end.
 *
 * One pass of one expression without nested repetition finds runs; a language's own tables then split elisions
 * («l'», «qu'»), enclitics («a-t-il») and endings, and keep abbreviations whole. A token is always a verbatim slice.
 * It does not decide what a contraction stands for (`words.ts`) nor where sentences end (`sentences.ts`).
 */
import type { Range } from '../../model/index.ts';

/** What a language says about its tokens; every form in lower case with a straight apostrophe. */
export interface TokenRules {
  /** Before an apostrophe, words of their own: `l`, `qu`, `jusqu`. */
  readonly elisions: ReadonlySet<string>;
  /** Words that nothing splits: `aujourd'hui`, `rendez-vous`. */
  readonly whole: ReadonlySet<string>;
  /** With their full stop: `m.`, `etc.`. */
  readonly abbreviations: ReadonlySet<string>;
  /** Endings that are words of their own, longest first: `-t-il`, `-vous`; `true` only after a known verb. */
  readonly clitics: readonly { readonly ending: string; readonly afterVerb: boolean }[];
  readonly isVerb: (form: string) => boolean;
  /** First parts after which a hyphen stays inside its word; null where every hyphen does. */
  readonly prefixes: ReadonlySet<string> | null;
}

const WORD = '[\\p{L}\\p{N}\\p{M}_]+';
const TOKEN = new RegExp(
  [
    '(?:https?:\\/\\/|www\\.)[^\\s<>"«»“”]+',
    '[\\p{L}\\p{N}_.+-]{1,64}@[\\p{L}\\p{N}_-]{1,64}(?:\\.[\\p{L}\\p{N}_-]{1,64}){1,4}',
    '[@#][\\p{L}\\p{N}_]+',
    '[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){0,3}\\.(?:com|fr|org|net|info|eu|ml|tv|be|ch)(?![\\p{L}\\p{N}])',
    '(?<![^\\s(])[-−+]\\d+(?:[.,]\\d+)*(?![\\p{L}\\p{N}-])',
    '\\d{1,3}(?:[ \\u00a0\\u202f\\u2009]\\d{3}(?!\\d)){1,6}(?:,\\d+)?(?![\\p{L}\\p{N}])',
    '\\p{Lu}\\.(?:-?\\p{Lu}\\.){1,9}(?:\\p{Lu}(?!\\p{L}))?',
    '\\d{1,2}(?=[hH](?:\\d{2})?(?![\\p{L}\\p{N}]))|(?<=\\d)[hH](?=(?:\\d{2})?(?![\\p{L}\\p{N}]))',
    '[nN]°|°[CF](?!\\p{L})|(?:km|m)\\/(?:h|s)(?![\\p{L}\\p{N}])',
    `${WORD}(?:(?:[-‐‑'’ʼ]|(?<=\\d)[.,:/](?=\\d))${WORD}){0,30}(?:\\((?:e|s|es|ne|nes|E|S|ES|NE|NES)\\))?`,
    '\\.{2,}|-{2,}|={2,}|\\*{2,}|<{2,}|>{2,}|~{2,}',
    '\\S',
  ].join('|'),
  'gu',
);
const APOSTROPHE = /['’ʼ]/;

/** The tokens of `text` between `from` and `to`, in order, white space left out. */
export function findTokens(text: string, rules: TokenRules, from = 0, to = text.length): Range[] {
  const tokens: Range[] = [];
  const part = from === 0 && to === text.length ? text : text.slice(from, to);
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(part); match; match = TOKEN.exec(part)) {
    const end = endOf(part, match.index, match[0], rules);
    const cut = elisionEnd(part, match.index, end, rules);
    TOKEN.lastIndex = cut > 0 ? cut : end;
    if (cut > 0) tokens.push({ from: match.index + from, to: cut + from });
    else
      for (const cut of piecesOf(part, match.index, end, rules)) splitClitics(part, cut, rules, from, tokens);
  }
  return tokens;
}

/** Where the token really ends: a link loses closing marks, an abbreviation and an elision win theirs. */
function endOf(text: string, at: number, token: string, rules: TokenRules): number {
  const end = at + token.length;
  if (/^(?:https?:|www\.)/.test(token)) return end - (/[.,;:!?)\]'’…]+$/.exec(token)?.[0].length ?? 0);
  const next = text[end];
  if (next === '.') return isAbbreviated(text, at, end, rules) ? end + 1 : end;
  if (next && APOSTROPHE.test(next) && rules.elisions.has(lastPart(token))) return end + 1;
  return end;
}

function isAbbreviated(text: string, at: number, end: number, rules: TokenRules): boolean {
  if (end - at > 12 || text[end + 1] === '.') return false;
  const form = lastPart(text.slice(at, end));
  if (rules.abbreviations.has(`${form}.`)) return true;
  return (
    form.length === 1 &&
    /^\p{Lu}$/u.test(text[end - 1]!) &&
    /^[ \u00a0-]\p{Lu}/u.test(text.slice(end + 1, end + 4))
  );
}

function lastPart(token: string): string {
  return plain(token.slice(token.search(/[^'’ʼ]*$/)));
}

/** The end of an elided word at the start of the token; -1 when there is none or the token is one word. */
function elisionEnd(text: string, from: number, end: number, rules: TokenRules): number {
  if (end - from < 40 && rules.whole.has(plain(text.slice(from, end)))) return -1;
  for (let i = from + 1; i < Math.min(end - 1, from + 10); i++) {
    if (APOSTROPHE.test(text[i]!)) return rules.elisions.has(plain(text.slice(from, i))) ? i + 1 : -1;
  }
  return -1;
}

/** Words with a hyphen, but no telephone number. */
const HYPHENED = /^(?!\d+-\d+-\d)[\p{L}\p{N}'’]+[-‐‑]/u;

/** Where a language parts words at the hyphen, the words and hyphens of a token. */
function piecesOf(text: string, from: number, end: number, { prefixes, whole }: TokenRules): Range[] {
  const token = text.slice(from, end);
  if (prefixes === null || !HYPHENED.test(token) || whole.has(plain(token))) return [{ from, to: end }];
  if (prefixes.has(plain(token.slice(0, token.search(/[-‐‑]/))))) return [{ from, to: end }];
  const pieces: Range[] = [];
  let at = from;
  for (const part of token.split(/([-‐‑])/)) {
    if (part !== '') pieces.push({ from: at, to: at + part.length });
    at += part.length;
  }
  return pieces;
}

function splitClitics(text: string, token: Range, rules: TokenRules, shift: number, out: Range[]) {
  const { from, to: end } = token;
  const cuts: number[] = [];
  let to = end;
  while (cuts.length < 3 && to - from < 40) {
    const cut = cliticStart(plain(text.slice(from, to)), rules);
    if (cut < 0) break;
    to = from + cut;
    cuts.unshift(to);
  }
  for (const [i, start] of [from, ...cuts].entries()) {
    out.push({ from: start + shift, to: (cuts[i] ?? end) + shift });
  }
}

function cliticStart(form: string, rules: TokenRules): number {
  if (rules.whole.has(form)) return -1;
  for (const { ending, afterVerb } of rules.clitics) {
    if (form.length <= ending.length || !form.endsWith(ending)) continue;
    const base = form.slice(0, -ending.length);
    if (!afterVerb || rules.isVerb(base) || endsInClitic(base, rules)) return base.length;
  }
  return -1;
}

function endsInClitic(form: string, rules: TokenRules): boolean {
  return rules.clitics.some(
    ({ ending }) => form.endsWith(ending) && rules.isVerb(form.slice(0, -ending.length)),
  );
}

function plain(form: string): string {
  return form.toLowerCase().replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-');
}
