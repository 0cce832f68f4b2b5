/**
 * Other systems on the same sentences: chrono-node (French) and Microsoft's recognizers (French). They are no
 * dependencies: `--peers DIR` names a folder in which they are installed.
 *
 * Both are read kindly: of several values the last one not after the day of publication, as in news.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isoOf, parseDay } from '../../src/annotate/times/day.ts';
import type { GoldSentence } from './sentences.ts';
import type { SystemTime } from './score.ts';

export interface Peer {
  readonly name: string;
  readonly read: (sentence: GoldSentence) => SystemTime[];
}

/** The peers that are installed in a folder. */
export function loadPeers(folder: string): Peer[] {
  const load = createRequire(join(folder, 'package.json'));
  const peers: Peer[] = [];
  for (const [name, make] of [
    ['chrono-node', chronoPeer],
    ['@microsoft/recognizers-text-suite', recognizersPeer],
  ] as const) {
    try {
      peers.push({ name, read: make(load(name)) });
    } catch {
      process.stderr.write(`${name} is not installed in ${folder}: left out\n`);
    }
  }
  return peers;
}

interface ChronoParts {
  get(part: string): number | null;
  isCertain(part: string): boolean;
}

interface Chrono {
  fr: {
    parse(
      text: string,
      now: Date,
    ): { index: number; text: string; start: ChronoParts; end: ChronoParts | null }[];
  };
}

function chronoPeer(chrono: Chrono): Peer['read'] {
  return ({ text, date }) =>
    chrono.fr.parse(text, noon(date)).map(({ index, text: words, start, end }) => {
      const first = chronoValue(start);
      return {
        from: index,
        to: index + words.length,
        value: end ? `${first.split('T')[0]}/${chronoValue(end).split('T')[0]}` : first,
      };
    });
}

function noon(date: string): Date {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day, 12);
}

function chronoValue(parts: ChronoParts): string {
  const two = (part: string): string => String(parts.get(part) ?? 0).padStart(2, '0');
  const year = String(parts.get('year')).padStart(4, '0');
  const hasDay =
    parts.isCertain('day') ||
    parts.isCertain('weekday') ||
    !(parts.isCertain('month') || parts.isCertain('year'));
  if (!hasDay) return parts.isCertain('month') ? `${year}-${two('month')}` : year;
  return `${year}-${two('month')}-${two('day')}${parts.isCertain('hour') ? `T${two('hour')}:${two('minute')}` : ''}`;
}

interface RecognizersValue {
  readonly timex?: string;
  readonly value?: string;
  readonly start?: string;
  readonly end?: string;
}

interface Recognizers {
  Culture: { French: string };
  recognizeDateTime(
    text: string,
    culture: string,
    options: number,
    now: Date,
  ): { start: number; end: number; typeName: string; resolution?: { values?: RecognizersValue[] } }[];
}

function recognizersPeer(suite: Recognizers): Peer['read'] {
  return ({ text, date }) =>
    suite
      .recognizeDateTime(text, suite.Culture.French, 0, noon(date))
      .map(({ start, end, typeName, resolution }) => {
        const values = resolution?.values ?? [];
        const past = values.filter((value) => (value.value ?? value.start ?? '').slice(0, 10) <= date);
        return {
          from: start,
          to: end + 1,
          value: recognizersValue(typeName.split('.')[1] ?? '', past.at(-1) ?? values[0] ?? {}, date),
        };
      });
}

function recognizersValue(kind: string, found: RecognizersValue, date: string): string | null {
  const timex = found.timex ?? '';
  if (kind === 'duration' || kind === 'set') return timex;
  if (kind === 'date') return found.value ?? null;
  if (kind === 'daterange') return rangeValue(timex, found);
  const at = found.value ?? found.start ?? '';
  const part = /T(MO|AF|EV|NI)$/.exec(timex)?.[0];
  if (part) return `${at.includes('-') ? at.slice(0, 10) : date}${part}`;
  if (/^\d{4}/.test(at)) return at.replace(' ', 'T').slice(0, 16);
  return at ? `${date}T${at.slice(0, 5)}` : null;
}

/** Their ends are excluded, ours included. */
function rangeValue(timex: string, { start, end }: RecognizersValue): string | null {
  if (/^(\d{4}(-\d\d)?|\d{4}-W\d\d)$/.test(timex)) return timex;
  const last = end ? parseDay(end) : null;
  if (!start || last === null) return null;
  return isoOf(last - 1) === start ? start : `${start}/${isoOf(last - 1)}`;
}
