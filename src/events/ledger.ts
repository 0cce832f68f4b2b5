/**
 * A ledger in one sentence: «a reçu deux hélicoptères en avril et quatre autres en septembre» tells two deliveries. One
 * event becomes several when every figure is followed by a date of its own, before the next figure.
 */
import type { Figure, Timex } from '../model/index.ts';
import { type Draft, type EventPage, timesIn } from './page.ts';

export function listDeliveries(page: EventPage, draft: Draft): Draft[] {
  const dated = draft.type === 'arms-deliver' ? dateFigures(page, draft) : [];
  const dates = new Set(dated.map(({ time }) => time?.value));
  if (dated.length < 2 || dates.size < dated.length || dates.has(undefined)) return [draft];
  return dated.map(({ figure, time }) => {
    const { id, value, begin, end, precision } = time!;
    return { ...draft, figures: [figure], date: { value, begin, end, precision, time: id, implied: false } };
  });
}

/** Each figure, in the order of the text, with the first date between it and the next one. */
function dateFigures(
  page: EventPage,
  { figures, sentence }: Draft,
): { figure: Figure; time: Timex | undefined }[] {
  const ordered = [...figures].sort((a, b) => a.span.from - b.span.from);
  const times = timesIn(page, sentence);
  return ordered.map((figure, i) => {
    const next = ordered[i + 1]?.span.from ?? sentence.to;
    return { figure, time: times.find((time) => time.from >= figure.span.to && time.to <= next) };
  });
}
