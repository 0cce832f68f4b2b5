/** The list of all articles, a hundred to a page, newest first. */
import { type Entry, fileOf } from './entry.ts';
import { escapeText as text } from './escape.ts';
import { renderFrame } from './frame.ts';
import type { Site } from './page.ts';
import { noticeOf, type Tongue, WORDING } from './wording.ts';

const PAGE = 100;

/** The files of the list, by name: `index.html`, `index-2.html`… */
export function renderListing(entries: readonly Entry[], tongue: Tongue, site: Site): Map<string, string> {
  const count = Math.max(1, Math.ceil(entries.length / PAGE));
  return new Map(
    Array.from({ length: count }, (_, i) => [
      nameOf(i),
      renderOne(entries.slice(i * PAGE, (i + 1) * PAGE), i, count, tongue, site),
    ]),
  );
}

function nameOf(index: number): string {
  return index === 0 ? 'index.html' : `index-${index + 1}.html`;
}

function renderOne(
  entries: readonly Entry[],
  index: number,
  count: number,
  tongue: Tongue,
  site: Site,
): string {
  const words = WORDING[tongue];
  return renderFrame({
    lang: tongue,
    title: count > 1 ? `${words.site} – ${words.page(index + 1, count)}` : words.site,
    generator: site.generator,
    root: '',
    head: [],
    body: [
      `<header><h1>${text(words.site)}</h1><p>${text(words.about)}</p></header>`,
      '<main>',
      ...(entries.length > 0
        ? ['<ul class="list">', ...entries.flatMap((entry) => itemOf(entry, tongue)), '</ul>']
        : []),
      ...steps(index, count, tongue),
      '</main>',
      `<footer><p class="meta">${text(words.feeds)} : <a href="feed.xml">Atom</a>, <a href="feed.json">JSON Feed</a>. ${text(site.generator)}</p></footer>`,
    ],
  });
}

function itemOf(entry: Entry, tongue: Tongue): string[] {
  const { title, lang, site, published, summary, translation } = entry;
  const language = ` lang="${text(lang ?? 'und')}"`;
  const about = [site, published, translation && noticeOf(translation, tongue)]
    .filter((part) => part)
    .join(' · ');
  return [
    '<li>',
    `<a href="${fileOf(entry)}"${language}>${text(title)}</a>`,
    `<p class="meta">${text(about)}</p>`,
    `<p${language}>${text(summary)}</p>`,
    '</li>',
  ];
}

function steps(index: number, count: number, tongue: Tongue): string[] {
  if (count === 1) return [];
  const words = WORDING[tongue];
  return [
    `<nav aria-label="${text(words.page(index + 1, count))}"><p>`,
    ...(index > 0 ? [`<a rel="prev" href="${nameOf(index - 1)}">${text(words.newer)}</a>`] : []),
    text(words.page(index + 1, count)),
    ...(index + 1 < count ? [`<a rel="next" href="${nameOf(index + 1)}">${text(words.older)}</a>`] : []),
    '</p></nav>',
  ];
}
