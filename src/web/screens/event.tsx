/** An event: the tellings side by side, a column an origin, with their figures and what they contradict. */
import { useMemo, useState } from 'preact/hooks';
import type { EventAnswer } from '../../contract/index.ts';
import type { CheckedEvent } from '../../model/dossier.ts';
import { columnsOf } from '../model/columns.ts';
import { showDate } from '../model/dates.ts';
import { hrefOf } from '../model/route.ts';
import { Answered } from '../parts/answered.tsx';
import { ColumnView } from '../parts/column.tsx';
import { Contradictions } from '../parts/contradictions.tsx';
import { EventName } from '../parts/eventname.tsx';
import { Figures } from '../parts/figures.tsx';
import { Standing } from '../parts/standing.tsx';
import { useEvent } from '../server.ts';
import { useWords } from '../settings.ts';

export function Event({ id }: { readonly id: string }) {
  const answer = useEvent(id);
  return <Answered answer={answer}>{(value) => <Confronted key={id} answer={value} />}</Answered>;
}

function Confronted({ answer }: { readonly answer: EventAnswer }) {
  const words = useWords();
  const columns = useMemo(() => columnsOf(answer), [answer]);
  // The tellings that give the value under the pointer or the focus; their columns stand out.
  const [hot, setHot] = useState<readonly string[]>([]);
  const { event } = answer;
  return (
    <article class="event">
      <EventHead event={event} />
      <Contradictions event={event} columns={columns} look={setHot} />
      <Figures event={event} columns={columns} look={setHot} />
      <section>
        <h2>
          {words.event.tellings} <span class="quiet">{columns.length}</span>
        </h2>
        <p class="quiet hint">{words.event.tellingsHint}</p>
        <ol class={`tellings tellings-${Math.min(columns.length, 3)}`}>
          {columns.map((column, i) => (
            <ColumnView key={column.lead.path + column.name} column={column} place={i + 1} hot={hot} />
          ))}
        </ol>
      </section>
    </article>
  );
}

function EventHead({ event }: { readonly event: CheckedEvent }) {
  const words = useWords();
  const date = showDate(event.date, words);
  return (
    <header class="event-head">
      <p class="quiet">
        <a href={hrefOf({ at: 'dossier' })}>{words.nav.dossier}</a>
        {event.background && ` · ${words.event.background}`}
      </p>
      <h1 tabIndex={-1}>
        <EventName event={event} />
      </h1>
      <p class="event-facts">
        <span>
          {date ?? `${words.roles['date']}${words.colon}${words.event.notEstablished}`}
          {date && event.date?.precision && (
            <span class="quiet"> ({words.precisions[event.date.precision]})</span>
          )}
        </span>
        <Standing event={event} />
        <span class="quiet">{words.event.rules[event.rule] ?? event.rule}</span>
      </p>
      {event.circular && <p class="alarm">{words.event.circular(event.circular.join(', '))}</p>}
    </header>
  );
}
