/** A telling with its exact words lit: trigger, cues, reserve and figures, in the block around its sentence. */
import type { Telling } from '../../contract/index.ts';
import type { Span } from '../../model/span.ts';
import { eventMark, inText, isHedge } from './notes.ts';
import { cutTo, type Lit } from './spans.ts';

/** Offsets of the answer count in `context.text`. Where the context is not of the article's text, nothing is lit. */
export function litTelling({ context, event, claims }: Telling): Lit[] {
  if (!inText(event.sentence)) return [];
  const around: Lit[] = [
    { from: context.from, to: event.sentence.from, mark: 'aside', note: '' },
    { from: event.sentence.to, to: context.to, mark: 'aside', note: '' },
  ];
  const mark = (name: string) => (span: Span) => ({ from: span.from, to: span.to, mark: name, note: '' });
  const lits = [
    ...claims
      .filter((claim) => !isHedge(claim))
      .map(({ cue, polarity }) => mark(polarity === '-' ? 'cue-denied' : 'cue')(cue)),
    ...claims.flatMap(({ hedge_cues }) => hedge_cues.map(mark('hedge'))),
    ...event.figures.map(({ span }) => mark('figure')(span)),
    mark(eventMark(event))(event.trigger),
  ];
  const spans = [event.trigger, ...claims.flatMap(({ cue, hedge_cues }) => [cue, ...hedge_cues])];
  return cutTo([...around, ...(spans.every(inText) ? lits : [])], context);
}
