/** What a page turned out to be, where it is not a plain article of news. */
import type { Verdict as PageVerdict } from '../../model/article.ts';
import { showVerdict } from '../model/verdicts.ts';
import { useWords } from '../settings.ts';

interface Props {
  readonly page: { readonly verdict: PageVerdict; readonly lang: string | null };
}

export function Verdict({ page }: Props) {
  const said = showVerdict(page, useWords());
  return said && <span class="verdict">{said}</span>;
}
