/** The page of one article: the notice, whose it is, what is quoted (beside its translation), and what is ours. */
import type { Credit, Range } from '../model/index.ts';
import type { AlignedSentence } from '../translate/index.ts';
import type { Entry } from './entry.ts';
import { escapeText as text, jsonInHtml } from './escape.ts';
import { renderFrame } from './frame.ts';
import { structuredData } from './structured.ts';
import { languageName, noticeOf, tongueOf, type Wording, WORDING } from './wording.ts';

/** What the page shows beside its entry. */
export interface PageContent {
  readonly entry: Entry;
  /** A precise word on the date: its basis. */
  readonly dateBasis: string | null;
  readonly credits: readonly Credit[];
  readonly isWhole: boolean;
  readonly isMachineOriginal: boolean;
  readonly isSatire: boolean;
  /** Paragraphs of what is quoted, in the original; with their names. */
  readonly paragraphs: readonly { readonly text: string; readonly names: readonly Range[] }[];
  /** The same in sentences, where it was translated; offsets count in the whole. */
  readonly sentences: readonly AlignedSentence[] | null;
  /** Names in the original, in the offsets of the sentences. */
  readonly names: readonly Range[];
}

export interface Site {
  /** `recoupe relay VERSION`. */
  readonly generator: string;
  /** Where the site will stand, with a slash at its end; null where it is not known. */
  readonly url: string | null;
}

export function renderPage(content: PageContent, site: Site): string {
  const { entry } = content;
  const lang = entry.lang ?? 'und';
  const words = WORDING[tongueOf(entry.lang)];
  const frame = frameLang(entry);
  const self = site.url && `${site.url}articles/${entry.key}.html`;
  return renderFrame({
    lang,
    title: entry.title,
    generator: site.generator,
    root: '../',
    head: headOf(entry, site, self),
    body: [
      `<header${frame}><p><a href="../index.html">${text(words.all)}</a></p></header>`,
      '<main>',
      '<article>',
      ...noticesOf(entry, words),
      `<h1>${text(entry.title)}</h1>`,
      ...(entry.translation
        ? [`<p class="original" lang="${text(entry.originalLang ?? 'und')}">${text(entry.originalTitle)}</p>`]
        : []),
      ...factsOf(content, words),
      ...quotedOf(content, words),
      ...oursOf(content, words),
      '</article>',
      '</main>',
      `<footer${frame}><p class="meta">${text(site.generator)}</p></footer>`,
    ],
  });
}

/** The frame speaks French or English: it says so where the article speaks another language. */
function frameLang({ lang }: Entry): string {
  const tongue = tongueOf(lang);
  return lang === tongue ? '' : ` lang="${tongue}"`;
}

function headOf(entry: Entry, { generator }: Site, self: string | null): string[] {
  const { url, originalLang, translation } = entry;
  return [
    ...(url ? [`<link rel="canonical" href="${text(url)}" />`] : []),
    ...(url && originalLang
      ? [`<link rel="alternate" hreflang="${text(originalLang)}" href="${text(url)}" />`]
      : []),
    ...(self && translation
      ? [`<link rel="alternate" hreflang="${text(translation.to)}" href="${text(self)}" />`]
      : []),
    `<script type="application/ld+json">${jsonInHtml(structuredData(entry, generator, self))}</script>`,
  ];
}

function noticesOf(entry: Entry, words: Wording): string[] {
  const { translation, untranslated } = entry;
  if (translation)
    return [
      '<div class="machine" role="note">',
      `<p lang="fr">${text(noticeOf(translation, 'fr'))}</p>`,
      `<p lang="en">${text(noticeOf(translation, 'en'))}</p>`,
      '</div>',
    ];
  if (untranslated === null) return [];
  return [
    `<div class="machine" role="note"${frameLang(entry)}><p>${text(`${words.untranslated}: ${untranslated}`)}</p></div>`,
  ];
}

function factsOf(
  { entry, dateBasis, credits, isMachineOriginal, isSatire }: PageContent,
  words: Wording,
): string[] {
  const { site, byline, published, url } = entry;
  const credited = [
    ...(byline ? [byline] : []),
    ...credits.map(({ kind, name }) => `${name} (${words.kinds[kind] ?? kind})`),
  ];
  const fact = (name: string, value: string) => [`<dt>${text(name)}</dt>`, `<dd>${value}</dd>`];
  return [
    `<dl${frameLang(entry)}>`,
    ...fact(words.outlet, site ? `<span translate="no">${text(site)}</span>` : text(words.unknown)),
    ...fact(
      words.published,
      published
        ? `<time datetime="${text(published)}">${text(published)}</time>${dateBasis ? ` (${text(dateBasis)})` : ''}`
        : text(words.unknown),
    ),
    ...(credited.length > 0
      ? fact(words.credits, `<span translate="no">${text([...new Set(credited)].join(', '))}</span>`)
      : []),
    ...fact(
      words.original,
      url
        ? `<a href="${text(url)}" rel="noreferrer nofollow"${entry.originalLang ? ` hreflang="${text(entry.originalLang)}"` : ''}>${text(words.read)}</a>${entry.originalLang ? ` (${text(languageName(entry.originalLang, tongueOf(entry.lang)))})` : ''}`
        : text(words.noAddress),
    ),
    '</dl>',
    ...(isMachineOriginal ? [`<p${frameLang(entry)}>${text(words.machineOriginal)}</p>`] : []),
    ...(isSatire ? [`<p${frameLang(entry)}>${text(words.satire)}</p>`] : []),
  ];
}

function quotedOf(content: PageContent, words: Wording): string[] {
  const { entry, isWhole, sentences, paragraphs } = content;
  const lang = text(entry.originalLang ?? 'und');
  const cite = entry.url ? ` cite="${text(entry.url)}"` : '';
  return [
    `<section aria-labelledby="quoted"><h2 id="quoted"${frameLang(entry)}>${text(isWhole ? words.quotedWhole : words.quoted)}</h2>`,
    `<blockquote${cite}>`,
    ...(sentences
      ? sentences.flatMap((sentence) => pairOf(sentence, content, words))
      : paragraphs.map((paragraph) => `<p lang="${lang}">${markNames(paragraph.text, paragraph.names)}</p>`)),
    '</blockquote>',
    '</section>',
  ];
}

function pairOf(sentence: AlignedSentence, { entry, names }: PageContent, words: Wording): string[] {
  const { source, target, ok, problems, anchors } = sentence;
  const own = names.filter(({ from, to }) => source.from <= from && to <= source.to);
  const there = anchors.filter(({ kind }) => kind === 'name').map((anchor) => anchor.target);
  const isMissing = problems.some(({ check }) => check === 'answer');
  const reasons = [...new Set(problems.map(({ check }) => words.reasons[check] ?? check))].join(', ');
  return [
    `<div class="pair${ok ? '' : ' flagged'}">`,
    isMissing
      ? `<p lang="${text(entry.originalLang ?? 'und')}">${text(source.text)}</p>`
      : `<p>${markNames(target.text, shifted(there, target.from))}</p>`,
    ...(ok
      ? []
      : [
          `<p class="reason"${frameLang(entry)}><strong>${text(words.flagged)}</strong> : ${text(reasons)}</p>`,
        ]),
    `<p class="original" lang="${text(entry.originalLang ?? 'und')}">${markNames(source.text, shifted(own, source.from))}</p>`,
    '</div>',
  ];
}

function shifted(ranges: readonly Range[], by: number): Range[] {
  return ranges.map(({ from, to }) => ({ from: from - by, to: to - by }));
}

/** The text with its names marked as not to be translated; ranges inside others are left. */
function markNames(plain: string, names: readonly Range[]): string {
  let out = '';
  let at = 0;
  for (const { from, to } of [...names].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at || to > plain.length) continue;
    out += `${text(plain.slice(at, from))}<span translate="no">${text(plain.slice(from, to))}</span>`;
    at = to;
  }
  return out + text(plain.slice(at));
}

function oursOf({ entry }: PageContent, words: Wording): string[] {
  const { translation } = entry;
  return [
    `<section aria-labelledby="ours"${frameLang(entry)}><h2 id="ours">${text(words.ours)}</h2>`,
    `<p>${text(words.oursAlways)}</p>`,
    ...(translation
      ? [
          `<p>${text(words.oursTranslated)} ${text(words.flaggedCount(translation.flagged, translation.sentences))}</p>`,
        ]
      : []),
    '</section>',
  ];
}
