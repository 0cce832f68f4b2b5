/**
 * What a feed writes as HTML becomes plain words.
 *
 * A title may be plain, HTML, or HTML escaped twice, whatever it is declared as; so markup is taken out only where it
 * is markup of running text, and entities are undone until they are, at most twice. A `<` that opens no tag stays.
 */
import { decodeEntities } from './xml.ts';

/** Tags that stand in running text; anything else in a title is meant to be seen. */
const INLINE =
  /<\/?(?:a|abbr|acronym|b|bdi|bdo|big|br|cite|code|dfn|em|font|i|img|ins|kbd|mark|nobr|p|q|s|small|span|strong|sub|sup|time|tt|u|wbr|div|h[1-6])(?:\s[^<>]{0,2000})?\/?>/gi;
const ANY_TAG = /<[/!?a-z][^<>]*>/gi;
const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/i;
/** Elements whose content is no text. */
const SILENT = ['script', 'style', 'iframe', 'noscript'];

/** A short text: title, name, category. One line. */
export function plainLine(text: string, longest: number): string {
  let plain = text;
  for (let turn = 0; turn < 2; turn += 1) {
    if (plain.includes('<')) plain = plain.replace(INLINE, (tag) => (/^<(?:br|p|div)/i.test(tag) ? ' ' : ''));
    if (!ENTITY.test(plain)) break;
    plain = decodeEntities(plain);
  }
  if (plain.includes('<')) plain = plain.replace(INLINE, '');
  return oneLine(plain, longest);
}

/** A text of some length, such as a summary: all markup goes. */
export function plainText(html: string, longest: number): string {
  let plain = html;
  for (let turn = 0; turn < 2; turn += 1) {
    if (plain.includes('<')) plain = withoutTags(withoutSilent(plain));
    if (!ENTITY.test(plain)) break;
    plain = decodeEntities(plain);
  }
  return oneLine(plain, longest);
}

function withoutTags(html: string): string {
  return html.replace(ANY_TAG, (tag) =>
    /^<\/?(?:a|abbr|b|em|i|q|span|strong|sub|sup|u)\b/i.test(tag) ? '' : ' ',
  );
}

/** Leaves out what stands in scripts and their like; one that never ends takes the rest with it. */
function withoutSilent(html: string): string {
  let kept = html;
  for (const name of SILENT) {
    if (!kept.toLowerCase().includes(`<${name}`)) continue;
    const lower = kept.toLowerCase();
    let text = '';
    let at = 0;
    for (;;) {
      const from = lower.indexOf(`<${name}`, at);
      text += kept.slice(at, from < 0 ? undefined : from);
      const end = from < 0 ? -1 : lower.indexOf(`</${name}`, from);
      if (end < 0) break;
      at = end;
    }
    kept = text;
  }
  return kept;
}

/** Controls and what turns the direction of writing become spaces. */
const UNSHOWABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;

function oneLine(text: string, longest: number): string {
  const line = text.replace(UNSHOWABLE, ' ').replace(/\s+/g, ' ').trim();
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
