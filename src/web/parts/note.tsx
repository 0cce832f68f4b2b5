/** A note: one quiet line in the margin, which opens on everything that was read on its words. */
import type { Page } from '../../model/page.ts';
import { showDate } from '../model/dates.ts';
import type { Looking } from '../looking.ts';
import { isHedge, type Note, type Subject } from '../model/notes.ts';
import { capital } from '../model/text.ts';
import { useWords } from '../settings.ts';
import { ClaimDetail } from './claimdetail.tsx';
import { EventDetail } from './eventdetail.tsx';
import { DateDetail, NameDetail, PlaceDetail } from './mentiondetail.tsx';

interface Props {
  readonly page: Page;
  readonly note: Note;
  readonly looking: Looking;
}

export function NoteView({ page, note, looking }: Props) {
  const open = looking.open === note.id;
  const hot = open || looking.hot.includes(note.id);
  const look = () => looking.look([note.id]);
  return (
    <li class={`note note-${note.subject.layer}${hot ? ' hot' : ''}`}>
      <button
        type="button"
        class="plain"
        id={note.id}
        data-item
        aria-expanded={open}
        onClick={() => looking.toggle(note.id)}
        onFocus={look}
        onMouseEnter={look}
        onMouseLeave={() => looking.look([])}
      >
        <Line subject={note.subject} />
      </button>
      {open && (
        <div class="detail">
          <Detail page={page} subject={note.subject} />
        </div>
      )}
    </li>
  );
}

/** The note in a few words. */
function Line({ subject }: { readonly subject: Subject }) {
  const words = useWords();
  if (subject.layer === 'claims') return <ClaimLine {...subject} />;
  if (subject.layer === 'events') return <EventLine {...subject} />;
  if (subject.layer === 'dates') {
    return <>{showDate(subject.time, words) ?? words.quote(subject.time.text)}</>;
  }
  if (subject.layer === 'places') return <PlaceLine {...subject} />;
  if (subject.layer === 'names') {
    return (
      <span translate={false} class={subject.colour ? `side side-${subject.colour}` : undefined}>
        {subject.entity.name}
      </span>
    );
  }
  return (
    <>
      {words.credits[subject.credit.kind]} <span translate={false}>{subject.credit.name}</span>
    </>
  );
}

function PlaceLine({ place }: Extract<Subject, { layer: 'places' }>) {
  const words = useWords();
  return (
    <>
      <span translate={false}>{place.name}</span>
      {place.precision !== 'exact' && `, ${words.places[place.precision]}`}
    </>
  );
}

function ClaimLine({ claim }: Extract<Subject, { layer: 'claims' }>) {
  const words = useWords();
  const { source, cue, hedge_cues, polarity } = claim;
  return (
    <>
      <span translate={source.kind === 'anonymous' ? undefined : false}>
        {capital(source.name ?? words.claims.nobody)}
      </span>
      {words.colon}
      {!isHedge(claim) && <q>{cue.text}</q>}
      {hedge_cues.length > 0 && (
        <>
          {!isHedge(claim) && ', '}
          <span class="hedged">{hedge_cues.map(({ text }) => words.quote(text)).join(', ')}</span>
        </>
      )}
      {polarity === '-' && `, ${words.claims.denied}`}
    </>
  );
}

function EventLine({ event, colour }: Extract<Subject, { layer: 'events' }>) {
  const words = useWords();
  return (
    <>
      <b class={colour ? `side side-${colour}` : undefined}>{capital(words.types[event.type])}</b>
      {event.stage !== 'done' && `, ${words.stages[event.stage]}`}
      {event.factuality !== 'fact' && `, ${words.factualities[event.factuality]}`}
      {event.background && `, ${words.event.background}`}
    </>
  );
}

function Detail({ page, subject }: { readonly page: Page; readonly subject: Subject }) {
  if (subject.layer === 'claims') return <ClaimDetail claim={subject.claim} />;
  if (subject.layer === 'events') return <EventDetail page={page} event={subject.event} />;
  if (subject.layer === 'dates') return <DateDetail time={subject.time} />;
  if (subject.layer === 'places') return <PlaceDetail place={subject.place} />;
  if (subject.layer === 'names') return <NameDetail entity={subject.entity} mention={subject.mention} />;
  return <q>{subject.credit.evidence.text}</q>;
}
