/** Around the article: evidence from the page that the text leaves out, remarks, copies, versions, the page itself. */
import { useState } from 'preact/hooks';
import type { PageAnswer, PageSummary } from '../../contract/index.ts';
import type { Page } from '../../model/page.ts';
import { useCase } from '../case.ts';
import { showDate } from '../model/dates.ts';
import { type EvidenceKind, evidenceOf } from '../model/evidence.ts';
import { isMadeFrom, showRelation } from '../model/relations.ts';
import { hrefOf } from '../model/route.ts';
import type { Lit as LitSpan } from '../model/spans.ts';
import { useWords } from '../settings.ts';
import type { Words } from '../words/fr.ts';
import { Lit } from './lit.tsx';

/** More of a page than anybody reads, less than what makes a browser stop. */
const SHOWN = 200_000;

export function Outside({ page }: { readonly page: Page }) {
  const words = useWords();
  const evidence = evidenceOf(page);
  if (evidence.length === 0) return null;
  return (
    <section class="outside">
      <h2>{words.article.outside}</h2>
      <p class="quiet hint">{words.article.outsideHint}</p>
      <dl class="terms">
        {evidence.map(({ kind, span }) => (
          <div key={`${kind} ${span.from}`}>
            <dt>{evidenceLabel(kind, words)}</dt>
            <dd>
              <q lang={page.article.lang ?? undefined}>{span.text}</q>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function evidenceLabel(kind: EvidenceKind, { article, credits }: Words): string {
  if (kind === 'published') return article.published;
  if (kind === 'modified') return article.modified;
  return kind === 'translation' ? article.translationNotice : credits[kind];
}

/** What the reading has to say about the page, in the reader's language where there are words for it. */
export function Diagnostics({ page: { diagnostics, article } }: { readonly page: Page }) {
  const words = useWords();
  if (diagnostics.length === 0) return null;
  return (
    <section class="diagnostics">
      <h2>{words.article.diagnostics}</h2>
      <ul>
        {diagnostics.map(({ code, severity, message, span }, i) => (
          <li key={i}>
            <b class={severity === 'error' ? 'alarm' : undefined}>{words.severities[severity]}</b>
            {words.colon}
            {words.diagnostics[code] ? (
              showRemark(words.diagnostics[code], message, words)
            ) : (
              <span lang="en">{message}</span>
            )}
            {span && (
              <>
                {' '}
                <q lang={article.lang ?? undefined}>{span.text}</q>
              </>
            )}{' '}
            <code class="quiet">{code}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The remark in our words, with the days that the message names. */
function showRemark(remark: string, message: string, words: Words): string {
  const days = (message.match(/\d{4}-\d{2}-\d{2}/g) ?? []).map((day) =>
    showDate({ value: day, begin: day, end: day, precision: 'day' }, words),
  );
  return days.length > 0 ? `${remark} (${days.join(', ')})` : remark;
}

export function Elsewhere({ answer: { group, page } }: { readonly answer: PageAnswer }) {
  const words = useWords();
  const known = useCase();
  const others = (group?.articles ?? [])
    .flatMap((name) => known.page(name) ?? [])
    .filter(({ id }) => id !== page.id);
  if (!group || others.length === 0) return null;
  const relationTo = (other: PageSummary) => showRelation(group, namesOf(page), namesOf(other), words);
  return (
    <section>
      <h2>{words.article.sameText}</h2>
      <ul>
        {others.map((other) => (
          <li key={other.id}>
            <a href={hrefOf({ at: 'page', id: other.id, note: null })}>
              {other.title ?? words.pages.untitled}
            </a>{' '}
            <span class="quiet">
              {other.site && <span translate={false}>{other.site}</span>}
              {relationTo(other) && `${other.site ? ', ' : ''}${relationTo(other)}`}
            </span>{' '}
            <Compared
              pages={isMadeFrom(group, namesOf(other), namesOf(page)) ? [page, other] : [other, page]}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The way to two pages word by word, the earlier one first. */
function Compared({ pages: [before, after] }: { readonly pages: readonly [{ id: string }, { id: string }] }) {
  const { compare } = useWords();
  return (
    <a data-item data-diff href={hrefOf({ at: 'compare', before: before.id, after: after.id })}>
      {compare.link}
    </a>
  );
}

function namesOf({ id, path, url }: Pick<PageSummary, 'id' | 'path' | 'url'>): string[] {
  return [id, path, url].filter((name) => name !== null);
}

export function Versions({ answer: { versions, page } }: { readonly answer: PageAnswer }) {
  const { article } = useWords();
  if (versions.length < 2) return null;
  return (
    <section>
      <h2>{article.versions}</h2>
      <ol>
        {versions.map(({ id, fetched_at, sha256 }, i) => (
          <li key={id}>
            {id === page.id ? (
              <b>{fetched_at ?? id}</b>
            ) : (
              <a href={hrefOf({ at: 'page', id, note: null })}>{fetched_at ?? id}</a>
            )}{' '}
            <code class="quiet">{sha256.slice(0, 12)}</code>{' '}
            {versions[i + 1] && <Compared pages={[versions[i + 1]!, { id }]} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The page as text, with the evidence outside the article lit in its place; drawn only when it is opened. */
export function Source({ answer: { page, source } }: { readonly answer: PageAnswer }) {
  const { article } = useWords();
  const [open, setOpen] = useState(false);
  const lits: LitSpan[] = evidenceOf(page)
    .filter(({ span }) => span.in === 'page' && span.to <= SHOWN)
    .map(({ span, kind }) => ({ from: span.from, to: span.to, mark: 'hot', note: kind }));
  return (
    <details class="source" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{article.source}</summary>
      {open && source.length > SHOWN && <p class="quiet">{article.sourceClipped}</p>}
      {open && (
        <pre tabIndex={0} lang={page.article.lang ?? undefined}>
          <Lit text={source.slice(0, SHOWN)} lits={lits} />
        </pre>
      )}
    </details>
  );
}
