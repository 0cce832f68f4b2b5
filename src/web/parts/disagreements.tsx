/** The contradictions of an event on one line each: what it is about, and the values beside one another. */
import type { CheckedEvent } from '../../model/dossier.ts';
import { isName, showSlot, showValue } from '../model/values.ts';
import { useWords } from '../settings.ts';

export function Disagreements({ event }: { readonly event: Pick<CheckedEvent, 'contradictions'> }) {
  const words = useWords();
  if (event.contradictions.length === 0) return null;
  return (
    <ul class="disagreements">
      {event.contradictions.map(({ slot, values }) => (
        <li key={slot}>
          <span class="alarm">≠ {showSlot(slot, words)}</span>
          {words.colon}
          {values.map(({ value }, i) => (
            <span key={value} translate={isName(slot) ? false : undefined}>
              {i > 0 && ' | '}
              {showValue(slot, value, words)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
