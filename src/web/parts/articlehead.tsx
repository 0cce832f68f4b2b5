/** The head of an article: title, outlet, when it was published and on which words, whose text it says it is. */
import type { Page } from '../../model/page.ts';
import type { Dated } from '../../model/time.ts';
import { showDate } from '../model/dates.ts';
import { safeAddress } from '../model/route.ts';
import { showVerdict } from '../model/verdicts.ts';
import { useWords } from '../settings.ts';
import { Name } from './name.tsx';
import { Verdict } from './verdict.tsx';

export function ArticleHead({ page }: { readonly page: Page }) {
  const words = useWords();
  const { article } = page;
  return (
    <header class="article-head">
      {article.site && (
        <p class="site">
          <Name name={article.site} side={false} />
        </p>
      )}
      <h1 tabIndex={-1} lang={article.lang ?? undefined}>
        {article.title ?? words.pages.untitled}
      </h1>
      <ul class="facts">
        <li>
          {article.published && showDate(article.published, words) ? (
            <DatedLine name={words.article.published} dated={article.published} />
          ) : (
            words.pages.undated
          )}
        </li>
        {article.modified && (
          <li>
            <DatedLine name={words.article.modified} dated={article.modified} />
          </li>
        )}
        {article.byline && (
          <li>
            {words.article.byline} <Name name={article.byline} side={false} />
          </li>
        )}
        {article.credits.map(({ kind, name, evidence }) => (
          <li key={`${kind} ${evidence.from}`}>
            {words.credits[kind]} <Name name={name} side={false} />
          </li>
        ))}
        {article.machine_translated.value !== null && (
          <li>{article.machine_translated.value ? words.article.translated : words.article.notTranslated}</li>
        )}
        {showVerdict(article, words) && (
          <li>
            <Verdict page={article} />
          </li>
        )}
      </ul>
      <Whence page={page} />
    </header>
  );
}

function DatedLine({ name, dated }: { readonly name: string; readonly dated: Dated }) {
  const words = useWords();
  return (
    <>
      {name} {showDate(dated, words)}
      {dated.precision && dated.precision !== 'day' && `, ${words.precisions[dated.precision]}`},{' '}
      {words.bases[dated.basis]}
    </>
  );
}

/** Where the page came from. Only an address of the web becomes a link. */
function Whence({ page: { url, path, fetched_at } }: { readonly page: Page }) {
  const words = useWords();
  const address = safeAddress(url);
  const fetched = showDate(
    { value: fetched_at, begin: fetched_at, end: fetched_at, precision: 'day' },
    words,
  );
  return (
    <p class="quiet whence" translate={false}>
      {address ? (
        <a href={address} rel="noreferrer noopener external">
          {address}
        </a>
      ) : (
        (url ?? path)
      )}
      {fetched && ` (${words.article.fetched} ${fetched})`}
    </p>
  );
}
