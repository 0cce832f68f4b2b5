/** Background: history that an article recalls, as against its news. */
import type { Dated, EventDate, Tree } from '../model/index.ts';
import { feature, hasRelation, wordAt } from '../model/index.ts';

/** News older than this when it is published is recalled, not told. A month holds weeklies and late reports. */
const NEWS_DAYS = 31;
const DAY = 86_400_000;

/** True when the event lies well before publication, or the verb stands in a tense that looks back from the past. */
export function isBackground(
  published: Dated | null,
  date: EventDate | null,
  tree: Tree,
  index: number,
): boolean {
  if (published?.begin && date?.end)
    return Date.parse(published.begin) - Date.parse(date.end) > NEWS_DAYS * DAY;
  return isPluperfect(tree, index);
}

/** «avait renversé»: an auxiliary in the imperfect before a past participle. */
function isPluperfect(tree: Tree, index: number): boolean {
  return (tree.children[index] ?? []).some((child) => {
    const word = wordAt(tree, child);
    return hasRelation(word, 'aux') && !word.deprel.endsWith('pass') && feature(word, 'Tense') === 'Imp';
  });
}
