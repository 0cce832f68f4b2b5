/**
 * Who wrote it, as the page says: all the authors that it declares, or the line that names them. Persons before
 * outlets; addresses and account names are no names.
 */
import type { Block } from './blocks.ts';
import { foldText, isClosed } from './line.ts';
import type { Markup } from './markup.ts';
import type { Metadata } from './metadata.ts';

const DECLARED = [
  'json-ld:author',
  'meta:author',
  'meta:article:author',
  'meta:parsely-author',
  'meta:sailthru.author',
  'meta:dc.creator',
  'meta:dcterms.creator',
  'meta:byl',
  'meta:cxenseparse:author',
  'json-ld:creator',
  'meta:twitter:creator:name',
  'meta:citation_author',
  'meta:article:author_name',
  'meta:shareaholic:article_author_name',
];
const NO_NAME =
  /https?:|www\.|@|^\d+$|^(?:admin|administrator|editor|redaktion|redacci[oó]n|r[ée]daction|la r[ée]daction|staff|webmaster|unknown|no author|none|null|undefined|anonymous|author)$|\b(?:account|profile?|posts?|articles?|beiträge|subscribe)\b/i;
/** False for addresses, account names and desks: what stands where an author is named and names nobody. */
export function isName(text: string): boolean {
  return !NO_NAME.test(text);
}

const MOST = 12;
const LONGEST = 80;

export function findByline(blocks: readonly Block[], metadata: Metadata, markup: Markup): string | null {
  const outlets = [...metadata.all('meta:og:site_name'), ...metadata.all('json-ld:publisher')].map(
    ({ value }) => foldText(value.trim()),
  );
  const isOutlet = (name: string) =>
    outlets.some(
      (outlet) => outlet !== '' && (foldText(name).includes(outlet) || outlet.includes(foldText(name))),
    );
  const declared = DECLARED.map((name) => namesOf(metadata, name)).filter((names) => names.length > 0);
  const persons = declared.find((names) => names.some((name) => !isOutlet(name)));
  if (persons) return persons.slice(0, MOST).join(', ');
  return (
    findLine(blocks, markup) ?? markedName(blocks, metadata, isOutlet) ?? declared[0]?.join(', ') ?? null
  );
}

function namesOf(metadata: Metadata, where: string): string[] {
  const names = metadata
    .all(where)
    .map(({ value }) => cleanName(value))
    .filter((name) => name !== '' && name.length <= LONGEST * 3 && !NO_NAME.test(name));
  return [...new Set(names)];
}

const LEAD =
  /^\s*(?:de notre (?:envoyée?|correspondante?)[\p{L}\s'’-]{0,50},|(?:view|see) all (?:posts|articles) by|(?:voir )?tous les articles (?:de|par)|zeige alle beiträge von|alle beiträge von|by|par|von|de|por|di|door|af|av|przez|tekst|text|texte|auteur|author|autor|autore|written by|posted by|published by|propos recueillis par|reporting by|écrit par|ein artikel von|tekst av)\s?:?\s+(?=\p{L})/iu;

function cleanName(value: string): string {
  return value
    .replace(/\s+/g, ' ')
    .trim()
    .replace(LEAD, '')
    .replace(/[,;|·•/-]+$/, '')
    .trim();
}

/** The first name that a link marks as an author's, near the body; further away it signs another article. */
function markedName(
  blocks: readonly Block[],
  metadata: Metadata,
  isOutlet: (name: string) => boolean,
): string | null {
  const kept = blocks.flatMap((block, i) => (block.reason === '' ? [i] : []));
  const [first, last] = [kept[0], kept.at(-1)];
  if (first === undefined || last === undefined) return null;
  const from = blocks[Math.max(0, first - REACH)]!.from;
  const to = blocks[Math.min(blocks.length - 1, last + 6)]!.to;
  const near = metadata.all('markup:author').filter((entry) => entry.from >= from && entry.from <= to);
  return (
    near
      .map(({ value }) => cleanName(value))
      .find((name) => name.length > 2 && !NO_NAME.test(name) && !isOutlet(name)) ?? null
  );
}

/** A name as a line of its own: two to five words, each with its capital, perhaps several joined by a word. */
const NAME = String.raw`\p{Lu}[\p{L}.'’-]*(?:\s(?:de|du|von|van|der|den|la|le|el|al|bin|ben|di|da|dos|ter|zu|St\.|\p{Lu}[\p{L}.'’-]*)){1,4}`;
const NAMES = new RegExp(
  String.raw`^(${NAME}(?:(?:,\s|\s(?:and|et|und|y|e|en|og|och|&)\s)${NAME}){0,5})(?=$|\s?[|,·•–—(/]|\s(?:le|on|am|posted|published|publié|\d))`,
  'u',
);
/** A byline stands within so many blocks of the beginning or the end of the body. */
const REACH = 25;

/** The names in a line that its first word calls a byline (« Par Awa Kanté »), or null. */
export function namesOfLine(text: string): string | null {
  return text.length <= LONGEST && LEAD.test(text) ? (NAMES.exec(text.replace(LEAD, ''))?.[1] ?? null) : null;
}

/** A day before the byline of the same line (« 4 mai 2015, par Awa Kanté »). */
const DATED = /^\s*(?:le\s)?\d{1,2}[^,|·–—]{5,30}[,|·–—]\s(?=(?:par|by)\s)/iu;

/** The line near the article that the markup or its first word calls a byline. */
function findLine(blocks: readonly Block[], markup: Markup): string | null {
  const kept = blocks.flatMap((block, i) => (block.reason === '' ? [i] : []));
  const [first, last] = [kept[0] ?? blocks.length, kept.at(-1) ?? 0];
  const bit = 1 << markup.kinds.indexOf('byline');
  const away = 1 << markup.kinds.indexOf('comments');
  const from = Math.max(0, first - REACH);
  const near = [...blocks.slice(from, first + 4), ...blocks.slice(last, last + 10)];
  for (const block of near) {
    const text = block.text.replace(DATED, '');
    if (block.words > 20 || block.text.length > 160 || (block.around & away) !== 0) continue;
    const led = LEAD.test(text);
    if (!led && ((block.own | block.near) & bit) === 0) continue;
    const names = NAMES.exec(text.replace(LEAD, ''))?.[1];
    if (names !== undefined) return names;
  }
  return null;
}

/** The most words of a signature under an article, and how many blocks below the last sentence it can stand. */
const SIGNATURE = 8;
const BELOW = 3;

/**
 * Drops the short lines under the last sentence that sign the article: those with the name of the author or of the
 * site. Returns the person whom such a line names beside the site, or null.
 */
export function takeSignature(
  blocks: readonly Block[],
  byline: string | null,
  site: string | null,
): string | null {
  const end = blocks.findLastIndex(({ reason, text }) => reason === '' && isClosed(text));
  let person: string | null = null;
  for (const block of end < 0 ? [] : blocks.slice(end + 1, end + 1 + BELOW)) {
    if (block.words > SIGNATURE || isClosed(block.text)) break;
    const text = foldText(block.text);
    const isNamed = (name: string) => name.length > 3 && text.includes(foldText(name));
    const outlet = site !== null && isNamed(site);
    if (!outlet && !(byline?.split(', ').some(isNamed) ?? false)) continue;
    if (block.reason === '') block.reason = 'byline';
    if (outlet) person ??= personOf(block.text, site);
  }
  return person;
}

/** The person before the site in a signature (« Awa Kanté, Radio Ombre »). */
function personOf(text: string, site: string): string | null {
  const at = foldText(text).indexOf(`, ${foldText(site)}`);
  return at < 0 ? null : (NAMES.exec(text.slice(0, at))?.[1] ?? null);
}
