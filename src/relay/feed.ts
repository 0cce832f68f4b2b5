/**
 * The newest articles as Atom (RFC 4287) and as JSON Feed 1.1. Both carry the notice in each entry, link the original
 * (`via`, `external_url`) and name this software as their generator, so that a reader that follows them knows a relay.
 *
 * Both formats want a full date and time; where only the day of publication is known it stands at midnight UTC, and
 * `dc:date` gives it as exactly as it is known.
 */
import { sha256 } from '../text/ids.ts';
import { type Entry, fileOf, uuidOf } from './entry.ts';
import { clean, escapeText as text } from './escape.ts';
import type { Site } from './page.ts';
import { noticeOf, type Tongue, tongueOf, WORDING } from './wording.ts';

/** So many entries, the newest. */
export const FEED_LENGTH = 50;

export interface Feed {
  /** Stable for as long as the folder of the site lives. */
  readonly id: string;
  readonly entries: readonly Entry[];
  readonly tongue: Tongue;
  readonly site: Site;
}

const NEVER = '1970-01-01T00:00:00Z';

function updatedOf(entries: readonly Entry[]): string {
  return entries.reduce((latest, { updated }) => (updated > latest ? updated : latest), NEVER);
}

/** The id of an entry: the same for as long as the original has its address and the relay its language. */
export function entryId({ key, lang }: Entry): string {
  return `urn:uuid:${uuidOf(sha256(`${key} ${lang ?? ''}`))}`;
}

/** RFC 3339, from a day or more exact; null from less. */
export function instantOf(published: string | null): string | null {
  if (published === null) return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(published)) return `${published}T00:00:00Z`;
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/.exec(published);
  return match ? `${match[1]}${match[2] ?? ':00'}${match[3] ?? 'Z'}` : null;
}

/** The entry as a little HTML: notice, excerpt, link. */
function contentOf(entry: Entry): string {
  const { translation, summary, url, lang } = entry;
  const words = WORDING[tongueOf(lang)];
  const notice = translation ? [noticeOf(translation, 'fr'), noticeOf(translation, 'en')] : [];
  return [
    ...notice.map((line) => `<p><em>${text(line)}</em></p>`),
    `<blockquote${url ? ` cite="${text(url)}"` : ''}><p>${text(summary)}</p></blockquote>`,
    ...(url ? [`<p><a href="${text(url)}">${text(words.read)}</a></p>`] : []),
  ].join('');
}

export function renderAtom({ id, entries, tongue, site }: Feed): string {
  const words = WORDING[tongue];
  const newest = entries.slice(0, FEED_LENGTH);
  return `${[
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="${tongue}">`,
    `<id>${text(id)}</id>`,
    `<title>${text(words.site)}</title>`,
    `<subtitle>${text(words.about)}</subtitle>`,
    `<updated>${updatedOf(newest)}</updated>`,
    `<generator>${text(site.generator)}</generator>`,
    `<author><name>${text(site.generator)}</name></author>`,
    ...(site.url
      ? [
          `<link rel="self" type="application/atom+xml" href="${text(site.url)}feed.xml"/>`,
          `<link rel="alternate" type="text/html" href="${text(site.url)}"/>`,
        ]
      : []),
    ...newest.flatMap((entry) => atomEntry(entry, site)),
    '</feed>',
  ].join('\n')}\n`;
}

function atomEntry(entry: Entry, site: Site): string[] {
  const { title, lang, url, byline, published, updated, tags } = entry;
  const own = site.url && `${site.url}${fileOf(entry)}`;
  const here = own ?? url;
  const instant = instantOf(published);
  return [
    `<entry${lang ? ` xml:lang="${text(lang)}"` : ''}>`,
    `<id>${entryId(entry)}</id>`,
    `<title>${text(title)}</title>`,
    ...(here ? [`<link rel="alternate" type="text/html" href="${text(here)}"/>`] : []),
    ...(url ? [`<link rel="via" href="${text(url)}"/>`] : []),
    `<author><name>${text(byline ?? entry.site ?? site.generator)}</name></author>`,
    `<updated>${updated}</updated>`,
    ...(instant ? [`<published>${instant}</published>`] : []),
    ...(published ? [`<dc:date>${text(published)}</dc:date>`] : []),
    ...(entry.site ? [`<dc:publisher>${text(entry.site)}</dc:publisher>`] : []),
    ...tags.map((tag) => `<category term="${text(tag)}"/>`),
    `<content type="html">${text(contentOf(entry))}</content>`,
    '</entry>',
  ];
}

export function renderJsonFeed({ id, entries, tongue, site }: Feed): string {
  const words = WORDING[tongue];
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: words.site,
    description: words.about,
    language: tongue,
    ...(site.url && { home_page_url: site.url, feed_url: `${site.url}feed.json` }),
    authors: [{ name: site.generator }],
    _recoupe: { about: 'docs/relay.md of recoupe', generator: site.generator, id },
    items: entries.slice(0, FEED_LENGTH).map((entry) => jsonItem(entry, site)),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}

function jsonItem(entry: Entry, site: Site): object {
  const { title, lang, url, byline, published, updated, tags, translation } = entry;
  const own = site.url && `${site.url}${fileOf(entry)}`;
  const instant = instantOf(published);
  return {
    id: entryId(entry),
    ...((own ?? url) && { url: own ?? url }),
    ...(url && { external_url: url }),
    title: clean(title),
    content_html: contentOf(entry),
    ...(instant && { date_published: instant }),
    date_modified: updated,
    ...(lang && { language: lang }),
    authors: [{ name: clean(byline ?? entry.site ?? site.generator) }],
    ...(tags.length > 0 && { tags: tags.map(clean) }),
    _recoupe: {
      about: 'docs/relay.md of recoupe',
      outlet: entry.site,
      published,
      ...(translation && {
        original_title: entry.originalTitle,
        engine: translation.engine,
        model: translation.model,
        from: translation.from,
        flagged: translation.flagged,
        sentences: translation.sentences,
        reviewed_by: translation.reviews.map(({ reviewer }) => reviewer),
      }),
    },
  };
}
