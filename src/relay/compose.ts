/** A stored page becomes what the relay shows of it: an excerpt or the whole, with its translation where there is one. */
import type { Page, Range } from '../model/index.ts';
import type { Review, StoredPage } from '../store/index.ts';
import { contentId, sha256 } from '../text/ids.ts';
import type { Material, Translation } from '../translate/index.ts';
import type { Entry, EntryTranslation } from './entry.ts';
import { webAddress } from './escape.ts';
import type { PageContent } from './page.ts';

/** What is shown of an article by default ends with the sentence in which this many signs are reached, or the third. */
const EXCERPT = { signs: 280, sentences: 3 };
/** A sentence without an end is cut here. */
const LONGEST = 600;

/** Title and text as they will be shown, translated or not. */
export interface Shown {
  readonly material: Material;
  readonly title: Translation | null;
  readonly text: Translation | null;
  readonly untranslated: string | null;
}

/** The part of the sentences that is shown. */
export function cutExcerpt(material: Material, isWhole: boolean): Material {
  if (isWhole) return material;
  const sentences = [];
  for (const sentence of material.sentences) {
    sentences.push(
      sentence.to - sentence.from > LONGEST
        ? { ...sentence, to: sentence.from + LONGEST, text: `${sentence.text.slice(0, LONGEST - 1)}…` }
        : sentence,
    );
    if (sentence.to >= EXCERPT.signs || sentences.length >= EXCERPT.sentences) break;
  }
  return { text: material.text.slice(0, sentences.at(-1)?.to ?? 0), sentences };
}

/** Stable for the address of the original. */
export function keyOf({ url, path, id }: Page): string {
  return contentId(webAddress(url) ?? path ?? id);
}

/** The entry but for what only writing tells: when it changed, and its hash. */
export type Draft = Omit<Entry, 'updated' | 'sha256'>;

export function draftOf({ page }: StoredPage, shown: Shown, reviews: readonly Review[]): Draft {
  const { article } = page;
  const translation = translationOf(shown, reviews);
  const originalTitle = article.title ?? firstOf(shown.material);
  return {
    key: keyOf(page),
    page: page.id,
    lang: translation?.to ?? article.lang,
    title: shown.title?.target ?? originalTitle,
    originalTitle,
    originalLang: article.lang,
    url: webAddress(page.url) ?? webAddress(article.canonical),
    site: article.site,
    byline: article.byline,
    published: article.published?.value ?? null,
    tags: [...article.tags],
    summary: summaryOf(shown),
    translation,
    untranslated: shown.untranslated,
  };
}

function firstOf({ sentences }: Material): string {
  return sentences[0]?.text ?? '';
}

/** The first sentences in the language shown, whatever more of the text is on the page. */
function summaryOf({ material, text }: Shown): string {
  const first = cutExcerpt(material, false).sentences.length;
  const shown = text
    ? text.sentences.slice(0, first).map(({ target }) => target.text)
    : material.sentences.slice(0, first).map((sentence) => sentence.text);
  return shown.join(' ').replace(/\s+/g, ' ');
}

function translationOf({ title, text }: Shown, reviews: readonly Review[]): EntryTranslation | null {
  if (!text || !title) return null;
  const all = [...title.sentences, ...text.sentences];
  const digest = sha256(JSON.stringify(all.map(({ source, target }) => [source.text, target.text])));
  return {
    engine: text.engine,
    model: text.model,
    kind: text.kind,
    from: text.from,
    to: text.to,
    digest,
    sentences: all.length,
    flagged: all.filter(({ ok }) => !ok).length,
    reviews: reviews
      .filter((review) => review.digest === digest)
      .map(({ reviewer, at }) => ({ reviewer, at })),
  };
}

/** What the page shows beside its entry. */
export function contentOf({ page }: StoredPage, shown: Shown, entry: Entry, isWhole: boolean): PageContent {
  const { article } = page;
  const names = properNames(page);
  return {
    entry,
    dateBasis: article.published?.basis ?? null,
    credits: article.credits,
    isWhole,
    isMachineOriginal: article.machine_translated.value === true,
    isSatire: article.verdict.genre === 'satire',
    paragraphs: paragraphsOf(page, shown.material, names),
    sentences: shown.text?.sentences ?? null,
    names,
  };
}

/** Names that no translator should touch: those of people, bodies, groups and places, not of states or described bodies. */
function properNames({ entities }: Page): Range[] {
  return entities
    .filter(({ type }) => type !== 'STATE')
    .flatMap(({ mentions }) => mentions.filter(({ text }) => /^\p{Lu}/u.test(text)))
    .map(({ from, to }) => ({ from, to }));
}

/** Sentences of one block stand together. */
function paragraphsOf(
  { article }: Page,
  { sentences }: Material,
  names: readonly Range[],
): PageContent['paragraphs'] {
  const blocks = article.blocks.length > 0 ? article.blocks : [{ from: 0, to: article.text.length }];
  return blocks.flatMap((block) => {
    const own = sentences.filter(({ from }) => block.from <= from && from < block.to);
    const [first] = own;
    const last = own.at(-1);
    if (!first || !last) return [];
    const text = article.text.slice(first.from, last.from) + last.text;
    const inside = names.filter(({ from, to }) => first.from <= from && to <= last.from + last.text.length);
    return [
      { text, names: inside.map(({ from, to }) => ({ from: from - first.from, to: to - first.from })) },
    ];
  });
}
