/** The dossier: how many origins behind how many pages, what stands, what is contested, what is still to be checked. */
import type { TargetedMouseEvent } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CheckedEvent } from '../../model/dossier.ts';
import { useCase } from '../case.ts';
import { showDate } from '../model/dates.ts';
import { hrefOf, type Route } from '../model/route.ts';
import { sectionsOf } from '../model/sections.ts';
import { ControlSection } from '../parts/control.tsx';
import { Disagreements } from '../parts/disagreements.tsx';
import { EventLink } from '../parts/eventname.tsx';
import { Name } from '../parts/name.tsx';
import { Standing } from '../parts/standing.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { useWords } from '../settings.ts';

/** How many entries a column shows before it asks. */
const FIRST = 7;

/** `timeline` is the route that asked for the timeline; each such move goes there again. */
export function Dossier({ timeline }: { readonly timeline: Route | null }) {
  const words = useWords();
  const { pages, events } = useCase();
  const sections = useMemo(() => sectionsOf(events), [events]);
  if (pages.length === 0) return <Empty />;
  const { dossier } = words;
  return (
    <>
      <Headline contested={sections.contested.length} background={sections.background.length} />
      {events.length === 0 && <p>{words.states.noEvents}</p>}
      {events.length > 0 && (
        <div class="columns">
          <Section title={dossier.established} hint={dossier.establishedHint} events={sections.established} />
          <Section
            id="contested"
            title={dossier.contested}
            hint={dossier.contestedHint}
            events={sections.contested}
          />
          <Section title={dossier.weak} hint={dossier.weakHint} events={sections.weak} />
        </div>
      )}
      <Sides />
      <ControlSection />
      <Chronology
        events={[...sections.established, ...sections.contested, ...sections.weak]}
        background={sections.background}
        focused={timeline}
      />
    </>
  );
}

function Empty() {
  const { states } = useWords();
  return (
    <div class="empty">
      <h1 tabIndex={-1}>{states.nothingTitle}</h1>
      <p>{states.nothing}</p>
      <pre>{states.nothingCommand}</pre>
    </div>
  );
}

function Headline({ contested, background }: { readonly contested: number; readonly background: number }) {
  const { dossier } = useWords();
  const { workspace, events } = useCase();
  const pages = hrefOf({ at: 'pages' });
  return (
    <header class="headline">
      <h1 tabIndex={-1}>
        <a href={pages}>{dossier.pages(workspace.pages)}</a>,{' '}
        <a href={pages}>{dossier.origins(workspace.origins)}</a>
      </h1>
      <p class="quiet">
        <a href={hrefOf({ at: 'timeline' })}>{dossier.events(events.length)}</a>
        {contested > 0 && (
          <>
            ,{' '}
            <a href="#contested" class="alarm" onClick={goTo}>
              ≠ {dossier.disputed(contested)}
            </a>
          </>
        )}
        {background > 0 && (
          <>
            ,{' '}
            <a href="#background" onClick={goTo}>
              {dossier.background(background)}
            </a>
          </>
        )}
      </p>
    </header>
  );
}

/** To a part of this screen; the address stays the screen's. A folded part is opened. */
function goTo(event: TargetedMouseEvent<HTMLAnchorElement>): void {
  event.preventDefault();
  const part = document.querySelector<HTMLElement>(event.currentTarget.hash);
  if (part instanceof HTMLDetailsElement) part.open = true;
  part?.scrollIntoView();
  part?.querySelector<HTMLElement>('h2, summary')?.focus({ preventScroll: true });
}

interface SectionProps {
  readonly id?: string;
  readonly title: string;
  readonly hint: string;
  readonly events: readonly CheckedEvent[];
}

function Section({ id, title, hint, events }: SectionProps) {
  const { states, dossier } = useWords();
  const [all, showAll] = useState(false);
  const shown = all ? events : events.slice(0, FIRST);
  return (
    <section id={id}>
      <h2 tabIndex={-1}>
        {title} <span class="quiet">{events.length}</span>
      </h2>
      <p class="quiet hint">{hint}</p>
      {events.length === 0 && <p class="quiet">{states.noSection}</p>}
      <ul class="entries">
        {shown.map((event) => (
          <Entry key={event.id} event={event} />
        ))}
      </ul>
      {events.length > FIRST && (
        <button type="button" class="plain" aria-expanded={all} onClick={() => showAll(!all)}>
          {all ? dossier.fewer : dossier.all(events.length)}
        </button>
      )}
    </section>
  );
}

function Entry({ event }: { readonly event: CheckedEvent }) {
  const words = useWords();
  return (
    <li>
      <span class="date">{showDate(event.date, words) ?? words.timeline.undated}</span>
      <EventLink event={event} />
      <Disagreements event={event} />
      <Standing event={event} />
    </li>
  );
}

/** The sides with their colours: the legend of every coloured underline. */
function Sides() {
  const { dossier } = useWords();
  const { sides } = useCase();
  if (sides.length === 0) return null;
  return (
    <section class="sides">
      <h2>{dossier.sides}</h2>
      <ul>
        {sides.map((side) => (
          <li key={side.name}>
            <Name name={side.name} /> <span class="quiet">{dossier.acts(side.events.length)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ChronologyProps {
  readonly events: readonly CheckedEvent[];
  readonly background: readonly CheckedEvent[];
  readonly focused: Route | null;
}

function Chronology({ events, background, focused }: ChronologyProps) {
  const { timeline } = useWords();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!focused) return;
    title.current?.scrollIntoView();
    title.current?.focus({ preventScroll: true });
  }, [focused]);
  if (events.length + background.length === 0) return null;
  return (
    <section class="chronology">
      <h2 ref={title} tabIndex={-1}>
        {timeline.title}
      </h2>
      <p class="quiet hint">{timeline.hint}</p>
      <Timeline events={events} label={timeline.title} />
      {background.length > 0 && (
        <details class="background" id="background">
          <summary>
            {timeline.backgroundTitle} <span class="quiet">{background.length}</span>
          </summary>
          <p class="quiet hint">{timeline.backgroundHint}</p>
          <Timeline events={background} label={timeline.backgroundTitle} />
        </details>
      )}
    </section>
  );
}
