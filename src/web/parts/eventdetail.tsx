/** An event as this article tells it: stage, how it is put, roles, place, time and figures; and the way to the others. */
import type { Event } from '../../model/event.ts';
import type { Page } from '../../model/page.ts';
import { useCase } from '../case.ts';
import { nameOf } from '../model/chronology.ts';
import { showDate } from '../model/dates.ts';
import { showFigure } from '../model/figures.ts';
import { hrefOf } from '../model/route.ts';
import { capital } from '../model/text.ts';
import { useWords } from '../settings.ts';
import { Rule } from './mentiondetail.tsx';
import { Name } from './name.tsx';
import { Standing } from './standing.tsx';
import { Term, Terms } from './terms.tsx';

export function EventDetail({ page, event }: { readonly page: Page; readonly event: Event }) {
  const words = useWords();
  const { roles } = words;
  return (
    <>
      <Terms>
        <Term name={roles['stage']!}>{words.stages[event.stage]}</Term>
        <Term name={roles['factuality']!}>{words.factualities[event.factuality]}</Term>
        <Term name={roles['actor']!}>{event.actor && <Name name={event.actor.name} />}</Term>
        <Term name={roles['target']!}>{event.target && <Name name={event.target.name} />}</Term>
        {event.others.map(({ role, name, span }) => (
          <Term key={`${role} ${span.from}`} name={capital(roles[role] ?? role)}>
            <Name name={name} />
          </Term>
        ))}
        <Term name={roles['place']!}>
          {event.place && (
            <>
              <Name name={event.place.name} side={false} />
              {event.place.implied && `, ${words.places.implied}`}
            </>
          )}
        </Term>
        <Term name={roles['date']!}>{showDate(event.date, words)}</Term>
        {event.figures.map((figure) => (
          <Term key={figure.span.from} name={capital(words.figures[figure.what])}>
            {showFigure(figure, words)} {figure.unit}
          </Term>
        ))}
        <Codes event={event} />
        <Rule rule={event.rule} />
      </Terms>
      <Across page={page} event={event} />
    </>
  );
}

function Codes({ event: { codes } }: { readonly event: Event }) {
  const named = [
    ['PLOVER', codes.plover],
    ['CAMEO', codes.cameo],
    ['ACLED', codes.acled],
    ['UCDP', codes.ucdp],
  ] as const;
  return (
    <>
      {named.map(([book, code]) => (
        <Term key={book} name={book}>
          {code && <code>{code}</code>}
        </Term>
      ))}
    </>
  );
}

/** The event across the pages, with what stands behind it. */
function Across({ page, event }: { readonly page: Page; readonly event: Event }) {
  const words = useWords();
  const checked = useCase().checked(nameOf(page), event.id);
  if (!checked) return null;
  return (
    <p>
      <a href={hrefOf({ at: 'event', id: checked.id })}>{words.event.tellings}</a>
      {words.colon}
      <Standing event={checked} />
    </p>
  );
}
