/** What a page says of itself to machines: schema.org, with the engine, and IPTC's word for where its words come from. */
import type { Entry, EntryTranslation } from './entry.ts';

/** IPTC NewsCodes, digital source type: by a trained model, or by rules alone. */
const SOURCE_TYPES: Readonly<Record<EntryTranslation['kind'], string>> = {
  trained: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
  rules: 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia',
};

export function digitalSourceType({ kind }: EntryTranslation): string {
  return SOURCE_TYPES[kind];
}

/** The JSON-LD of an article's page; `self` is its own address where it has one. */
export function structuredData(entry: Entry, generator: string, self: string | null): object {
  const original = originalOf(entry);
  const { translation } = entry;
  return {
    '@context': 'https://schema.org',
    '@type': translation ? 'NewsArticle' : 'WebPage',
    ...(self && { '@id': self, url: self }),
    [translation ? 'headline' : 'name']: entry.title,
    ...(entry.lang && { inLanguage: entry.lang }),
    dateModified: entry.updated,
    isBasedOn: original,
    ...(translation && {
      translationOfWork: original,
      translator: {
        '@type': 'SoftwareApplication',
        name: translation.engine,
        ...(translation.model && { softwareVersion: translation.model }),
      },
      digitalSourceType: digitalSourceType(translation),
      ...(translation.reviews.length > 0 && {
        editor: translation.reviews.map(({ reviewer }) => ({ '@type': 'Person', name: reviewer })),
      }),
    }),
    sdPublisher: { '@type': 'SoftwareApplication', name: generator },
  };
}

function originalOf({ url, originalTitle, originalLang, published, byline, site }: Entry): object {
  return {
    '@type': 'NewsArticle',
    ...(url && { '@id': url, url }),
    headline: originalTitle,
    ...(originalLang && { inLanguage: originalLang }),
    ...(published && { datePublished: published }),
    ...(byline && { author: { '@type': 'Person', name: byline } }),
    ...(site && { publisher: { '@type': 'Organization', name: site } }),
  };
}
