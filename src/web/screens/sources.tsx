/** The sources that are followed, how each stands, and the reason of everything that was not taken; links to add. */
import { useState } from 'preact/hooks';
import type { Source, SourceRefusal } from '../../model/source.ts';
import { showMoment, showSpell } from '../model/moments.ts';
import { safeAddress } from '../model/route.ts';
import { AddLinks } from '../parts/addlinks.tsx';
import { Answered } from '../parts/answered.tsx';
import { Term, Terms } from '../parts/terms.tsx';
import { useRefusals, useSources } from '../server.ts';
import { useWords } from '../settings.ts';

export function Sources() {
  const { sources } = useWords();
  const answer = useSources();
  return (
    <>
      <header class="headline">
        <h1 tabIndex={-1}>{sources.title}</h1>
        <p class="quiet">{sources.hint}</p>
      </header>
      <AddLinks />
      <Answered answer={answer}>
        {(list) => (
          <section>
            <h2>
              {sources.followed} <span class="quiet">{list.length}</span>
            </h2>
            {list.length === 0 && <None />}
            <ul class="sources">
              {list.map((source) => (
                <li key={source.id}>
                  <Followed source={source} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </Answered>
    </>
  );
}

function None() {
  const { sources } = useWords();
  return (
    <>
      <p>{sources.none}</p>
      <pre>{sources.noneCommand}</pre>
    </>
  );
}

function Followed({ source }: { readonly source: Source }) {
  const words = useWords();
  const { sources } = words;
  const [open, setOpen] = useState(false);
  const address = safeAddress(source.address);
  return (
    <article>
      <h3 translate={false}>{source.title ?? source.address}</h3>
      <p class="quiet whence">
        {address ? (
          <a href={address} rel="noreferrer">
            {source.address}
          </a>
        ) : (
          source.address
        )}
      </p>
      <Terms>
        <Term name={sources.health}>
          <span class={source.health === 'ok' || source.health === 'new' ? undefined : 'alarm'}>
            {sources.healths[source.health]}
          </span>
          {source.health !== 'ok' && source.since && ` ${sources.since(showMoment(source.since, words))}`}
          {source.failures > 1 && `, ${sources.failures(source.failures)}`}
        </Term>
        {source.reason && <Term name={sources.reason}>{source.reason.message}</Term>}
        <Term name={sources.lastFetch}>{source.last_fetch && showMoment(source.last_fetch, words)}</Term>
        <Term name={sources.nextDue}>
          {source.next_due && showMoment(source.next_due, words)}
          {source.interval !== null && ` (${sources.every(showSpell(source.interval, words))})`}
        </Term>
        <Term name={sources.came}>
          {sources.items(source.items)}, {words.dossier.pages(source.pages)}
          {source.waiting > 0 && `, ${sources.waiting(source.waiting)}`}
        </Term>
      </Terms>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{sources.refusals}</summary>
        {open && <Refusals source={source.id} />}
      </details>
    </article>
  );
}

function Refusals({ source }: { readonly source: string }) {
  const { sources } = useWords();
  const answer = useRefusals(source);
  return (
    <Answered answer={answer}>
      {(list) =>
        list.length === 0 ? (
          <p class="quiet">{sources.noRefusals}</p>
        ) : (
          <ul>
            {list.map((refusal) => (
              <li key={refusal.address + refusal.code}>
                <Refused refusal={refusal} />
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  );
}

function Refused({ refusal }: { readonly refusal: SourceRefusal }) {
  const words = useWords();
  return (
    <>
      <span class="whence">{refusal.address}</span>
      <br />
      <span lang="en">{refusal.reason}</span>{' '}
      <span class="quiet">
        {showMoment(refusal.last_at, words)}
        {refusal.times > 1 && `, ${words.sources.times(refusal.times)}`} <code>{refusal.code}</code>
      </span>
    </>
  );
}
