/**
 * The timeline, one row an event: its days above the line, the days on which it was told below. It is a table, so its
 * words say everything that its drawing shows.
 */
import { useMemo, useState } from 'preact/hooks';
import type { CheckedEvent } from '../../model/dossier.ts';
import { useCase } from '../case.ts';
import { type Chronology, chronologyOf, type Row } from '../model/chronology.ts';
import { showDate } from '../model/dates.ts';
import { type Scale, type Tick, thinOut } from '../model/scale.ts';
import { colourOf } from '../model/sides.ts';
import { useWords } from '../settings.ts';
import { EventLink } from './eventname.tsx';
import { Standing } from './standing.tsx';

/** How many rows are drawn before the reader asks for all. */
const FIRST = 200;

export function Timeline({
  events,
  label,
}: {
  readonly events: readonly CheckedEvent[];
  readonly label: string;
}) {
  const words = useWords();
  const { pages } = useCase();
  const [all, showAll] = useState(false);
  const chronology = useMemo(() => chronologyOf(events, pages), [events, pages]);
  return (
    <>
      <table class="timeline">
        <caption class="unseen">{label}</caption>
        <Head scale={chronology.scale} />
        <tbody>
          {(all ? chronology.dated : chronology.dated.slice(0, FIRST)).map((row) => (
            <DatedRow key={row.event.id} row={row} scale={chronology.scale} />
          ))}
        </tbody>
        {(all || chronology.dated.length <= FIRST) && <UndatedRows chronology={chronology} />}
      </table>
      {!all && events.length > FIRST && (
        <button type="button" class="plain more" onClick={() => showAll(true)}>
          {words.dossier.all(events.length)}
        </button>
      )}
      <Key />
      {chronology.scale.squeezes.length > 0 && (
        <p class="quiet key">
          <span aria-hidden="true">≀</span> {words.timeline.gap}
        </p>
      )}
    </>
  );
}

function Head({ scale }: { readonly scale: Scale }) {
  const { timeline } = useWords();
  return (
    <thead>
      <tr>
        <th scope="col">{timeline.date}</th>
        <th scope="col">{timeline.event}</th>
        <th scope="col" class="strip-cell">
          <span class="unseen">{timeline.when}</span>
          <Axis scale={scale} />
        </th>
        <th scope="col">{timeline.standing}</th>
      </tr>
    </thead>
  );
}

/** The share of the axis that a label takes at the narrowest. */
const LABEL = 0.2;

/** Labels of the axis; the table's words carry the dates, so it is hidden from readers of words. */
function Axis({ scale }: { readonly scale: Scale }) {
  const { locale } = useWords();
  return (
    <svg class="axis" aria-hidden="true" focusable="false">
      {scale.ticks.map(({ at, day }) => (
        <line key={day} x1={percent(at)} x2={percent(at)} y1="17" y2="22" />
      ))}
      {thinOut(scale.ticks, LABEL).map(({ tick, anchor }) => (
        <text key={tick.day} x={percent(tick.at)} y="12" text-anchor={anchor}>
          {tickLabel(tick, locale)}
        </text>
      ))}
      <line x1="0" x2="100%" y1="22" y2="22" />
      {scale.squeezes.map((at) => (
        <text key={at} class="squeeze" x={percent(at)} y="26" text-anchor="middle">
          ≀
        </text>
      ))}
    </svg>
  );
}

function tickLabel({ day, unit }: Tick, locale: string): string {
  const style: Intl.DateTimeFormatOptions =
    unit === 'year' ? { year: 'numeric' } : { month: 'short', year: 'numeric' };
  return new Intl.DateTimeFormat(locale, { ...style, timeZone: 'UTC' }).format(new Date(day));
}

function DatedRow({ row, scale }: { readonly row: Row; readonly scale: Scale }) {
  const words = useWords();
  return (
    <tr>
      <th scope="row" class="date">
        {showDate(row.event.date, words)}
      </th>
      <td class="what">
        <EventLink event={row.event} />
      </td>
      <td class="strip-cell">
        <Strip row={row} scale={scale} />
      </td>
      <td class="stands">
        <Standing event={row.event} />
      </td>
    </tr>
  );
}

function UndatedRows({ chronology: { undated } }: { readonly chronology: Chronology }) {
  const words = useWords();
  if (undated.length === 0) return null;
  return (
    <tbody class="undated">
      <tr>
        <th colSpan={4} scope="rowgroup">
          {words.timeline.undatedTitle}
        </th>
      </tr>
      {undated.map(({ event }) => (
        <tr key={event.id}>
          <td class="date quiet">{words.timeline.undated}</td>
          <td class="what" colSpan={2}>
            <EventLink event={event} />
          </td>
          <td class="stands">
            <Standing event={event} />
          </td>
        </tr>
      ))}
    </tbody>
  );
}

/** Above the line a point for an exact day, a bar with ends for a window; below it a tick for each day of telling. */
function Strip({ row, scale }: { readonly row: Row; readonly scale: Scale }) {
  const words = useWords();
  const { sides } = useCase();
  const days = row.said.map((day) => new Date(day).toISOString().slice(0, 10));
  const said = days.map((day) => showDate({ value: day, begin: day, end: day, precision: 'day' }, words));
  const colour = colourOf(sides, row.event.actor);
  const look = [colour ? `side-${colour}` : '', `is-${row.event.status}`].join(' ');
  return (
    <svg
      class={`strip ${look}`}
      role="img"
      focusable="false"
      aria-label={said.length > 0 ? words.timeline.saidOn(said.join(', ')) : words.timeline.saidUnknown}
    >
      <line class="ground" x1="0" x2="100%" y1="14" y2="14" />
      {row.when && <When when={row.when} scale={scale} />}
      {row.said.map((day) => (
        <line
          key={day}
          class="said"
          x1={percent(scale.place(day))}
          x2={percent(scale.place(day))}
          y1="15"
          y2="21"
        />
      ))}
    </svg>
  );
}

/** The share of the axis that a window takes at least, so that it is not taken for a point. */
const NARROWEST = 0.025;

function When({ when, scale }: { readonly when: NonNullable<Row['when']>; readonly scale: Scale }) {
  const first = scale.place(when.first);
  const from = percent(first);
  const to = percent(Math.max(scale.place(when.last), first + NARROWEST));
  if (when.exact) return <circle class="when" cx={from} cy="7" r="4" />;
  return (
    <g class="when window">
      <line x1={from} x2={to} y1="7" y2="7" />
      <line x1={from} x2={from} y1="3" y2="11" />
      <line x1={to} x2={to} y1="3" y2="11" />
    </g>
  );
}

/** The marks of the drawing beside their words. */
function Key() {
  const { timeline } = useWords();
  return (
    <p class="quiet key">
      <span>
        <svg class="sample" aria-hidden="true" focusable="false">
          <circle class="when" cx="8" cy="7" r="4" />
        </svg>
        {timeline.exact}
      </span>
      <span>
        <svg class="sample" aria-hidden="true" focusable="false">
          <g class="when window">
            <line x1="1" x2="15" y1="7" y2="7" />
            <line x1="1" x2="1" y1="3" y2="11" />
            <line x1="15" x2="15" y1="3" y2="11" />
          </g>
        </svg>
        {timeline.window}
      </span>
      <span>
        <svg class="sample is-hedged-only" aria-hidden="true" focusable="false">
          <circle class="when" cx="8" cy="7" r="4" />
        </svg>
        {timeline.hedged}
      </span>
      <span>
        <svg class="sample is-disputed" aria-hidden="true" focusable="false">
          <circle class="when" cx="8" cy="7" r="4" />
        </svg>
        {timeline.contested}
      </span>
      <span>
        <svg class="sample" aria-hidden="true" focusable="false">
          <line class="said" x1="8" x2="8" y1="4" y2="10" />
        </svg>
        {timeline.said}
      </span>
    </p>
  );
}

function percent(at: number): string {
  return `${(at * 100).toFixed(2)}%`;
}
