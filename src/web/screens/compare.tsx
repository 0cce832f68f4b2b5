/** Two pages word by word: what the second left out and put in, and which of it touches the meaning. */
import { useMemo } from 'preact/hooks';
import type { PageAnswer } from '../../contract/index.ts';
import { type Alteration, alterationsOf } from '../model/alterations.ts';
import { showDate } from '../model/dates.ts';
import { type Change, diffWords } from '../model/diff.ts';
import { hrefOf } from '../model/route.ts';
import { clipped } from '../model/text.ts';
import { Answered } from '../parts/answered.tsx';
import { Name } from '../parts/name.tsx';
import { usePage } from '../server.ts';
import { useWords } from '../settings.ts';

/** Of the words told of above the text; below, they stand whole. */
const SHOWN = 160;

interface Pair {
  readonly before: PageAnswer['page'];
  readonly after: PageAnswer['page'];
}

export function Compare({ before, after }: { readonly before: string; readonly after: string }) {
  const first = usePage(before);
  const second = usePage(after);
  return (
    <Answered answer={first}>
      {({ page: before }) => (
        <Answered answer={second}>{({ page: after }) => <Compared before={before} after={after} />}</Answered>
      )}
    </Answered>
  );
}

function Compared({ before, after }: Pair) {
  const { compare } = useWords();
  return (
    <article class="compare">
      <h1 tabIndex={-1}>{compare.title}</h1>
      <ol class="compared">
        <li>
          {compare.before} <PageLink page={before} />
        </li>
        <li>
          {compare.after} <PageLink page={after} />
        </li>
      </ol>
      {before.article.lang === after.article.lang ? (
        <Differences before={before} after={after} />
      ) : (
        <p>{compare.languages}</p>
      )}
    </article>
  );
}

function PageLink({ page: { id, article, fetched_at } }: { readonly page: Pair['before'] }) {
  const words = useWords();
  return (
    <>
      <a data-item href={hrefOf({ at: 'page', id, note: null })} lang={article.lang ?? undefined}>
        {article.title ?? words.pages.untitled}
      </a>{' '}
      <span class="quiet">
        {article.site && (
          <>
            <Name name={article.site} side={false} />
            {', '}
          </>
        )}
        {showDate(article.published, words) ?? words.pages.undated}
        {fetched_at && `, ${words.article.fetched} ${fetched_at}`}
      </span>
    </>
  );
}

function Differences({ before, after }: Pair) {
  const { compare } = useWords();
  const changes = useMemo(() => diffWords(before.article.text, after.article.text), [before, after]);
  const alterations = useMemo(() => alterationsOf(before, after, changes), [before, after, changes]);
  if (alterations.length === 0 && changes.every(({ kind }) => kind === 'same')) return <p>{compare.same}</p>;
  return (
    <>
      {alterations.length > 0 && <Alterations alterations={alterations} lang={before.article.lang} />}
      <p class="quiet hint">{compare.hint}</p>
      <div class="diff" lang={before.article.lang ?? undefined}>
        {changes.map((change) => (
          <Stretch
            key={`${change.before.from} ${change.after.from}`}
            change={change}
            texts={[before, after]}
          />
        ))}
      </div>
    </>
  );
}

interface AlterationsProps {
  readonly alterations: readonly Alteration[];
  readonly lang: string | null;
}

function Alterations({ alterations, lang }: AlterationsProps) {
  const { compare } = useWords();
  return (
    <section>
      <h2>{compare.altered}</h2>
      <ul class="alterations">
        {alterations.map(({ what, before, after }, i) => (
          <li key={i}>
            <b>{compare.what[what]}</b>{' '}
            <span lang={lang ?? undefined}>{before && <del>{clipped(before, SHOWN)}</del>}</span>
            {before === null && <span class="quiet">{compare.nothing}</span>}{' '}
            <span aria-hidden="true">→</span>{' '}
            <span lang={lang ?? undefined}>{after && <ins>{clipped(after, SHOWN)}</ins>}</span>
            {after === null && <span class="quiet">{compare.nothing}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface StretchProps {
  readonly change: Change;
  readonly texts: readonly [Pair['before'], Pair['before']];
}

/** The words alone: how they are struck or underlined is style, and `title` says it to who does not see it. */
function Stretch({ change: { kind, before, after }, texts: [first, second] }: StretchProps) {
  const { compare } = useWords();
  const [left, put] = [
    first.article.text.slice(before.from, before.to),
    second.article.text.slice(after.from, after.to),
  ];
  if (kind === 'same') return <>{put}</>;
  return (
    <>
      {left && <del title={compare.left}>{left}</del>}
      {put && <ins title={compare.put}>{put}</ins>}
    </>
  );
}
