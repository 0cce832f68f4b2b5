/** An event in one line: kind, stage where it was not simply done, who and to whom, where. */
import type { CheckedEvent } from '../../model/dossier.ts';
import { hrefOf } from '../model/route.ts';
import { capital } from '../model/text.ts';
import { useWords } from '../settings.ts';
import { Name } from './name.tsx';

type Named = Pick<CheckedEvent, 'type' | 'stage' | 'actor' | 'target' | 'place'>;

export function EventName({ event }: { readonly event: Named }) {
  const words = useWords();
  return (
    <>
      <b class="kind">{capital(words.types[event.type])}</b>
      {event.stage !== 'done' && <i class="stage"> {words.stages[event.stage]}</i>}
      <Parties {...event} />
      {event.place && event.place !== event.target && (
        <span class="where">
          {' · '}
          <Name name={event.place} side={false} />
        </span>
      )}
    </>
  );
}

function Parties({ actor, target }: Pick<CheckedEvent, 'actor' | 'target'>) {
  if (!actor && !target) return null;
  return (
    <span class="parties">
      {actor && (
        <>
          {' · '}
          <Name name={actor} />
        </>
      )}
      {target && (
        <>
          {' → '}
          <Name name={target} />
        </>
      )}
    </span>
  );
}

/** The line as a link to the event's page, one stop of the keys. */
export function EventLink({ event }: { readonly event: CheckedEvent }) {
  return (
    <a class="event-link" data-item href={hrefOf({ at: 'event', id: event.id })}>
      <EventName event={event} />
    </a>
  );
}
