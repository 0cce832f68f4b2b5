/** Sets of small numbers as runs: `[0, 12, 14, 15]` is 0 to 11 and 14. A page's copy is mostly one run, or a few. */
export type Runs = readonly number[];

/** The runs of some numbers, in any order. */
export function runsOf(numbers: Iterable<number>): Runs {
  const runs: number[] = [];
  for (const number of [...numbers].sort((x, y) => x - y)) {
    const last = runs.length - 1;
    if (runs[last] === number) runs[last] = number + 1;
    else if (last < 0 || runs[last]! < number) runs.push(number, number + 1);
  }
  return runs;
}

export function* inRuns(runs: Runs): Generator<number> {
  for (let i = 0; i < runs.length; i += 2) for (let n = runs[i]!; n < runs[i + 1]!; n++) yield n;
}

/** How many of the numbers are not in the set. */
export function countOutside(runs: Runs, known: ReadonlySet<number>): number {
  let count = 0;
  for (const number of inRuns(runs)) if (!known.has(number)) count += 1;
  return count;
}
