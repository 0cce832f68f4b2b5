/** A verdict in words; null for a plain article of news, which needs none. */
import type { Verdict } from '../../model/article.ts';
import type { Words } from '../words/fr.ts';

export function showVerdict(
  { verdict, lang }: { readonly verdict: Verdict; readonly lang: string | null },
  words: Words,
): string | null {
  const { kind, genre } = verdict;
  const said: string[] = [];
  if (kind === 'not-supported-language' && lang) {
    said.push(words.verdictLanguage(languageName(lang, words.locale)));
  } else if (kind !== 'article') said.push(words.verdicts[kind]);
  if (genre === 'opinion' || genre === 'satire') said.push(words.genres[genre]);
  return said.length > 0 ? said.join(', ') : null;
}

/** The language by its name; a tag that is none stays as it is. */
function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
