/** Search: the sentences that match, as the pages have them, with the words found marked. */
import type { Hit } from '../../contract/index.ts';
import { showDate } from '../model/dates.ts';
import { hrefOf } from '../model/route.ts';
import { segmentsOf } from '../model/spans.ts';
import { Answered } from '../parts/answered.tsx';
import { Name } from '../parts/name.tsx';
import { useHits } from '../server.ts';
import { useWords } from '../settings.ts';

export function Search({ query }: { readonly query: string }) {
  const { search } = useWords();
  const answer = useHits(query);
  if (!query.trim()) {
    return (
      <>
        <h1 tabIndex={-1}>{search.title}</h1>
        <p>{search.empty}</p>
      </>
    );
  }
  return (
    <Answered answer={answer}>
      {(hits) => (
        <>
          <h1 tabIndex={-1} aria-live="polite">
            {search.hits(hits.length, query.trim())}
          </h1>
          {hits.length === 0 && <p>{search.none}</p>}
          <ol class="pages">
            {hits.map((hit) => (
              <HitEntry key={hit.page} hit={hit} />
            ))}
          </ol>
        </>
      )}
    </Answered>
  );
}

function HitEntry({ hit }: { readonly hit: Hit }) {
  const words = useWords();
  return (
    <li>
      <article class="page-entry">
        <p class="date">{showDate(hit.published, words) ?? words.timeline.undated}</p>
        <div>
          <h2>
            <a data-item href={hrefOf({ at: 'page', id: hit.page, note: null })}>
              {hit.title ?? words.pages.untitled}
            </a>
          </h2>
          {hit.site && (
            <p class="quiet">
              <Name name={hit.site} side={false} />
            </p>
          )}
          {hit.sentences.map((sentence, i) => (
            <p key={i} class="found">
              <Found {...sentence} />
            </p>
          ))}
        </div>
      </article>
    </li>
  );
}

function Found({ text, marks }: Hit['sentences'][number]) {
  const lits = marks.map(({ from, to }) => ({ from, to, mark: 'found', note: '' }));
  return (
    <>
      {segmentsOf(text.length, lits).map(({ from, to, lits: found }) =>
        found.length > 0 ? <mark key={from}>{text.slice(from, to)}</mark> : text.slice(from, to),
      )}
    </>
  );
}
