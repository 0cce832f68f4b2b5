/** What the tellings contradict, value beside value, each with the columns that give it. Nothing is averaged. */
import type { CheckedEvent } from '../../model/dossier.ts';
import type { Column } from '../model/columns.ts';
import { columnsWith } from '../model/members.ts';
import { isName, showSlot, showValue } from '../model/values.ts';
import { useWords } from '../settings.ts';
import { Name } from './name.tsx';

interface Props {
  readonly event: CheckedEvent;
  readonly columns: readonly Column[];
  readonly look: (members: readonly string[]) => void;
}

export function Contradictions({ event, columns, look }: Props) {
  const words = useWords();
  if (event.contradictions.length === 0) return null;
  return (
    <section class="contradictions">
      <h2 class="alarm">
        <span aria-hidden="true">≠ </span>
        {words.event.contradictions}
      </h2>
      <dl class="terms">
        {event.contradictions.map(({ slot, values }) => (
          <div key={slot}>
            <dt>{showSlot(slot, words)}</dt>
            <dd>
              <ul class="versus">
                {values.map(({ value, members }) => (
                  <li key={value} onMouseEnter={() => look(members)} onMouseLeave={() => look([])}>
                    {isName(slot) ? (
                      <Name name={value} side={slot !== 'place'} />
                    ) : (
                      <b>{showValue(slot, value, words)}</b>
                    )}
                    <ColumnLinks columns={columns} members={members} look={look} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface LinksProps {
  readonly columns: readonly Column[];
  readonly members: readonly string[];
  readonly look: (members: readonly string[]) => void;
}

/** The columns that say so, by their numbers and names. */
export function ColumnLinks({ columns, members, look }: LinksProps) {
  return (
    <span class="column-links">
      {columnsWith(columns, members).map((place) => (
        <button
          key={place}
          type="button"
          class="plain quiet"
          onClick={() => document.getElementById(`column-${place}`)?.focus()}
          onFocus={() => look(members)}
          onBlur={() => look([])}
        >
          {' '}
          {place} <span translate={false}>{columns[place - 1]!.name}</span>
        </button>
      ))}
    </span>
  );
}
