/** What stands behind an event: a mark an origin (hollow where none is named), copies as small ticks, and in words. */
import type { CheckedEvent } from '../../model/dossier.ts';
import { useCase } from '../case.ts';
import { useWords } from '../settings.ts';

export function Standing({ event }: { readonly event: CheckedEvent }) {
  const words = useWords();
  const { page } = useCase();
  const copies = event.origins.reduce((sum, { articles }) => sum + articles.length - 1, 0);
  const marks = event.origins.map(({ articles, primary_source }) =>
    primary_source !== null || articles.some((path) => page(path)?.site) ? '●' : '○',
  );
  return (
    <span class="standing">
      <span class="marks" aria-hidden="true">
        {marks.sort().reverse().join('')}
        {copies > 0 && <span class="ticks">{'ı'.repeat(Math.min(copies, 12))}</span>}
      </span>{' '}
      <Status event={event} />
      {event.status !== 'single-origin' && (
        <span class="quiet">, {words.event.origins(event.origins.length)}</span>
      )}
      {copies > 0 && <span class="quiet">, {words.event.copies(copies)}</span>}
    </span>
  );
}

/** The status in words; a contradiction is the one thing that takes the colour of alarm. */
export function Status({ event: { status } }: { readonly event: Pick<CheckedEvent, 'status'> }) {
  const words = useWords();
  const alarm = status === 'disputed' || status === 'denied';
  return (
    <span class={alarm ? 'status alarm' : 'status'}>
      {alarm && <span aria-hidden="true">≠ </span>}
      {words.statuses[status]}
    </span>
  );
}
