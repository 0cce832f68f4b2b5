/**
 * A page that this software wrote itself, from its own declaration: a `generator` that opens with our name, whether
 * the relay wrote it or an export did. It is told as a diagnostic; what follows from it is decided by the study of
 * origins.
 */
import { type Diagnostic, RELAY_MARKER, RELAYED_BY_US, spanOf } from '../model/index.ts';
import type { Metadata } from './metadata.ts';

const NAME = RELAY_MARKER.split(' ')[0]!;
const OURS = new RegExp(`^\\s*${NAME}(?![\\p{L}\\p{N}_-])`, 'iu');

/** One diagnostic with its place in the page, or none. */
export function findOurMark(page: string, metadata: Metadata): Diagnostic[] {
  const mark = metadata.all('meta:generator').find(({ value }) => OURS.test(value));
  if (!mark) return [];
  return [
    {
      code: RELAYED_BY_US,
      severity: 'warning',
      message: 'This page was written by this software from what it had read: it is no source.',
      span: spanOf(page, mark.from, mark.to, 'page'),
    },
  ];
}
