/** The pages: one entry a text, its copies folded under it, with what each page turned out to be. */
import { useMemo } from 'preact/hooks';
import type { PageSummary } from '../../contract/index.ts';
import { useCase } from '../case.ts';
import { showDate } from '../model/dates.ts';
import { pilesOf } from '../model/piles.ts';
import { hrefOf } from '../model/route.ts';
import { showVerdict } from '../model/verdicts.ts';
import { Name } from '../parts/name.tsx';
import { Verdict } from '../parts/verdict.tsx';
import { useWords } from '../settings.ts';

export function Pages() {
  const words = useWords();
  const { pages, workspace } = useCase();
  const piles = useMemo(() => pilesOf(pages), [pages]);
  return (
    <>
      <header class="headline">
        <h1 tabIndex={-1}>{words.pages.title}</h1>
        <p class="quiet">
          {words.dossier.pages(workspace.pages)}, {words.dossier.origins(workspace.origins)}
          {words.colon}
          {words.pages.hint}
        </p>
      </header>
      <ol class="pages">
        {piles.map(({ lead, copies }) => (
          <li key={lead.id}>
            <PageEntry page={lead} />
            {copies.length > 0 && (
              <details open>
                <summary class="quiet">{words.pages.copies(copies.length)}</summary>
                <ol class="copies">
                  {copies.map((copy) => (
                    <li key={copy.id}>
                      <PageEntry page={copy} />
                    </li>
                  ))}
                </ol>
              </details>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function PageEntry({ page }: { readonly page: PageSummary }) {
  const words = useWords();
  return (
    <article class="page-entry">
      <PublishedLine page={page} />
      <div>
        <h2>
          <a data-item href={hrefOf({ at: 'page', id: page.id, note: null })} lang={page.lang ?? undefined}>
            {page.title ?? words.pages.untitled}
          </a>
        </h2>
        <p class="quiet">
          {page.site && (
            <>
              <Name name={page.site} side={false} />
              {' · '}
            </>
          )}
          {showVerdict(page, words) && (
            <>
              <Verdict page={page} />
              {' · '}
            </>
          )}
          {words.pages.events(page.events)}, {words.pages.claims(page.claims)}
          {page.versions.length > 0 && `, ${words.pages.versions(page.versions.length)}`}
        </p>
        <p class="excerpt" lang={page.lang ?? undefined}>
          {page.excerpt}
        </p>
      </div>
    </article>
  );
}

/** The date with how it is known; a date that was inferred says so. */
function PublishedLine({ page: { published } }: { readonly page: PageSummary }) {
  const words = useWords();
  const shown = showDate(published, words);
  if (!published || !shown) return <p class="date quiet">{words.pages.undated}</p>;
  return (
    <p class="date">
      {shown}
      <br />
      <span class="quiet">{words.bases[published.basis]}</span>
    </p>
  );
}
