/** One origin's column: whose it is, the exact words in their block, on whose word, and the copies folded under it. */
import { useMemo } from 'preact/hooks';
import type { Telling } from '../../contract/index.ts';
import type { Claim } from '../../model/claim.ts';
import { useCase } from '../case.ts';
import type { Column } from '../model/columns.ts';
import { showDate } from '../model/dates.ts';
import { groupFigures, showFigure } from '../model/figures.ts';
import { isMember } from '../model/members.ts';
import { hrefOf } from '../model/route.ts';
import { litTelling } from '../model/telling.ts';
import { capital } from '../model/text.ts';
import { useWords } from '../settings.ts';
import { Lit } from './lit.tsx';
import { Name } from './name.tsx';
import { Term, Terms } from './terms.tsx';

interface Props {
  readonly column: Column;
  readonly place: number;
  readonly hot: readonly string[];
}

export function ColumnView({ column, place, hot }: Props) {
  const words = useWords();
  const { lead, copies } = column;
  const stands = [lead, ...copies].some((telling) => hot.some((member) => isMember(telling, member)));
  return (
    <li class={stands ? 'column hot' : 'column'} id={`column-${place}`} tabIndex={-1}>
      <h3>
        <span class="place">{place}</span> <Name name={column.name} side={false} />{' '}
        <span class="marks" aria-hidden="true">
          {column.named ? '●' : '○'}
        </span>
      </h3>
      {column.primarySource && (
        <p class="quiet">
          {words.event.primary} <Name name={column.primarySource} />
        </p>
      )}
      {column.family && (
        <p class="quiet">
          {words.event.family(column.family.outlets.join(', '))}{' '}
          <Name name={column.family.name} side={false} />
          {column.family.source && ` (${column.family.source})`}
        </p>
      )}
      <TellingView telling={lead} site={lead.site !== column.name} />
      {copies.length > 0 && (
        <details class="copies">
          <summary>{words.event.copies(copies.length)}</summary>
          {copies.map((copy) => (
            <TellingView key={copy.path} telling={copy} against={lead.page} site />
          ))}
        </details>
      )}
    </li>
  );
}

interface TellingProps {
  readonly telling: Telling;
  readonly site: boolean;
  /** The page to hold this one against, word by word. */
  readonly against?: string;
}

function TellingView({ telling, site, against }: TellingProps) {
  const words = useWords();
  const { page } = useCase();
  const lits = useMemo(() => litTelling(telling), [telling]);
  const { event, claims } = telling;
  return (
    <div class="telling">
      <p class="quiet telling-head">
        {site && telling.site && (
          <>
            <Name name={telling.site} side={false} />
            {', '}
          </>
        )}
        {showDate(telling.published, words) ?? words.pages.undated}
      </p>
      <blockquote lang={page(telling.page)?.lang ?? undefined}>
        <Lit text={telling.context.text} lits={lits} />
      </blockquote>
      <Terms>
        <Term name={words.roles['factuality']!}>{words.factualities[event.factuality]}</Term>
        {claims.length === 0 && event.factuality === 'attributed' && (
          <Term name={words.event.attributed}>{words.event.unattributed}</Term>
        )}
        {claims.map((claim) => (
          <Term key={claim.id} name={words.event.attributed}>
            <Attribution claim={claim} />
          </Term>
        ))}
        {event.stage !== 'done' && <Term name={words.roles['stage']!}>{words.stages[event.stage]}</Term>}
        <Term name={words.roles['actor']!}>{event.actor && <Name name={event.actor.name} />}</Term>
        <Term name={words.roles['target']!}>{event.target && <Name name={event.target.name} />}</Term>
        <Term name={words.roles['date']!}>{showDate(event.date, words)}</Term>
        {groupFigures(event.figures).map(({ what, figures }) => (
          <Term key={what} name={capital(words.figures[what])}>
            {figures
              .map((figure) => [showFigure(figure, words), figure.unit].filter(Boolean).join(' '))
              .join(' | ')}
          </Term>
        ))}
      </Terms>
      <p>
        <a data-item href={hrefOf({ at: 'page', id: telling.page, note: `event-${event.id}` })}>
          {words.event.openPage}
        </a>
        {against && against !== telling.page && (
          <>
            {' · '}
            <a data-item data-diff href={hrefOf({ at: 'compare', before: against, after: telling.page })}>
              {words.compare.link}
            </a>
          </>
        )}
      </p>
    </div>
  );
}

/** Whose word it is, by whom it came, and the reserve as it was spoken. */
function Attribution({ claim }: { readonly claim: Claim }) {
  const words = useWords();
  const { source, chain, hedge_cues, polarity } = claim;
  return (
    <>
      {source.kind === 'anonymous' ? (
        (source.name ?? words.claims.anonymous)
      ) : (
        <Name name={source.name ?? words.claims.nobody} />
      )}
      {chain.length > 0 && (
        <>
          {`, ${words.claims.through} `}
          <span translate={false}>{chain.join(', ')}</span>
        </>
      )}
      {hedge_cues.length > 0 && (
        <>
          {', '}
          <span class="hedged">{hedge_cues.map(({ text }) => words.quote(text)).join(', ')}</span>
        </>
      )}
      {polarity === '-' && `, ${words.claims.denied}`}
    </>
  );
}
