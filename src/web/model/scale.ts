/**
 * The time axis: days to places between 0 and 1, with the empty stretches squeezed, so that a week of fighting stays
 * legible beside a coup ten years before. Every squeeze is reported, to be drawn and said.
 */
const DAY = 86_400_000;

/** Stretches of this many days without anything may be squeezed: the longest ones, this many at most. */
const QUIET_DAYS = 45;
const SQUEEZES = 5;
/** The share of the axis that a squeeze takes. */
const SQUEEZE = 0.03;

export interface Tick {
  readonly at: number;
  readonly day: number;
  readonly unit: 'year' | 'month' | 'day';
}

export interface Scale {
  /** The place of a day (in milliseconds), between 0 and 1. */
  readonly place: (day: number) => number;
  readonly ticks: readonly Tick[];
  /** The middles of the squeezed stretches. */
  readonly squeezes: readonly number[];
}

interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly left: number;
  readonly right: number;
}

/** A scale over the given days; they need no order. */
export function scaleOf(days: readonly number[]): Scale {
  const stretches = layOut(findStretches([...new Set(days)].sort((a, b) => a - b)));
  return {
    place: (day) => placeIn(stretches, day),
    ticks: stretches.flatMap((stretch) => ticksOf(stretch)),
    squeezes: stretches.slice(1).map((stretch, i) => (stretches[i]!.right + stretch.left) / 2),
  };
}

/** Runs of days without a squeezed stretch between them; `days` are sorted. */
function findStretches(days: readonly number[]): { first: number; last: number }[] {
  const gaps = days.slice(1).map((day, i) => day - days[i]!);
  const longest = gaps.filter((gap) => gap > QUIET_DAYS * DAY).sort((a, b) => b - a);
  const least = longest[SQUEEZES - 1] ?? longest.at(-1) ?? Number.POSITIVE_INFINITY;
  const runs: { first: number; last: number }[] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && day - run.last < least) run.last = day;
    else runs.push({ first: day, last: day });
  }
  return runs;
}

/** Room by the square root of the days: long stretches get more, short ones enough. */
function layOut(runs: readonly { first: number; last: number }[]): Stretch[] {
  const free = 1 - SQUEEZE * Math.max(0, runs.length - 1);
  const weights = runs.map(({ first, last }) => Math.sqrt((last - first) / DAY + 4));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = 0;
  return runs.map((run, i) => {
    const right = left + (free * weights[i]!) / total;
    const stretch = { ...run, left, right };
    left = right + SQUEEZE;
    return stretch;
  });
}

function placeIn(stretches: readonly Stretch[], day: number): number {
  const next = stretches.findIndex(({ last }) => day <= last);
  const stretch = stretches[next];
  if (!stretch) return stretches.at(-1)?.right ?? 0.5;
  if (day >= stretch.first) return inner(stretch, day);
  const before = stretches[next - 1];
  if (!before) return stretch.left;
  return interpolate(day, before.last, stretch.first, before.right, stretch.left);
}

/** Inside its stretch a day keeps a little off the edges; a lone day stands in the middle. */
function inner({ first, last, left, right }: Stretch, day: number): number {
  return first === last ? (left + right) / 2 : interpolate(day, first, last, left, right);
}

function interpolate(x: number, x0: number, x1: number, y0: number, y1: number): number {
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

/** The start of a stretch, and inside it the turns of years or, in short stretches, of months. */
function ticksOf(stretch: Stretch): Tick[] {
  const span = (stretch.last - stretch.first) / DAY;
  const unit: Tick['unit'] = span > 540 ? 'year' : span > 45 ? 'month' : 'day';
  const start: Tick = { at: inner(stretch, stretch.first), day: stretch.first, unit };
  return [start, ...turnsOf(stretch, unit).map((day) => ({ at: inner(stretch, day), day, unit }))];
}

function turnsOf({ first, last }: Stretch, unit: Tick['unit']): number[] {
  if (unit === 'day') return [];
  const date = new Date(first);
  const turns: number[] = [];
  for (let step = 1; turns.length < 200; step += 1) {
    const turn =
      unit === 'year'
        ? Date.UTC(date.getUTCFullYear() + step, 0, 1)
        : Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + step, 1);
    if (turn > last) break;
    turns.push(turn);
  }
  return turns;
}

export interface Label {
  readonly tick: Tick;
  readonly anchor: 'start' | 'end';
}

/** The ticks whose labels fit side by side when each takes `room` of the axis: an earlier one wins. */
export function thinOut(ticks: readonly Tick[], room: number): Label[] {
  const kept: Label[] = [];
  let taken = 0;
  for (const tick of ticks) {
    const anchor = tick.at + room > 1 ? 'end' : 'start';
    const from = anchor === 'end' ? tick.at - room : tick.at;
    if (from < taken) continue;
    kept.push({ tick, anchor });
    taken = from + room;
  }
  return kept;
}
