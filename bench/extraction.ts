/**
 * Pages extracted per second of CPU time, with text and all metadata, and the memory it takes: on the development pages
 * beside the checkout where they are, else on the cases of the tests. In turns with htmlparser2, which only reports the
 * tags and texts of the same pages: the share of its speed says more than a figure of a busy machine.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPart } from '../eval/extraction/corpus.ts';
import { Parser } from 'htmlparser2';
import { extract, flatten } from '../src/pipeline/article.ts';
import { project, shared } from '../test/project.ts';

const ROUNDS = 3;

interface Sample {
  readonly bytes: Uint8Array;
  readonly url: string | null;
}

export function bench(): Promise<readonly string[]> {
  const samples = readSamples();
  const bytes = samples.reduce((sum, page) => sum + page.bytes.length, 0);
  const ours = ({ bytes, url }: Sample) => flatten(extract(bytes, { url }));
  const pages = samples.map((sample) => new TextDecoder().decode(sample.bytes));
  const run = () =>
    inTurns(
      samples.length,
      (i) => ours(samples[i]!),
      (i) => readEvents(pages[i]!),
    );
  run();
  const rounds = Array.from({ length: ROUNDS }, run);
  const rate = medianOf(rounds.map(([seconds]) => samples.length / seconds));
  const share = medianOf(rounds.map(([seconds, events]) => events / seconds));
  return Promise.resolve([
    `${samples.length} pages of ${(bytes / samples.length / 1000).toFixed(0)} kB: ${rate.toFixed(0)} pages per CPU-second, ${share.toFixed(2)} of what htmlparser2's events alone make`,
    `${((rate * bytes) / samples.length / 1e6).toFixed(0)} MB per CPU-second, peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB with the pages`,
  ]);
}

function readSamples(): Sample[] {
  if (shared !== null) {
    const folder = join(shared, 'corpora', 'extraction');
    return ['fundus', 'segments'].flatMap((part) => readPart(folder, part));
  }
  const folder = join(project, 'test', 'article', 'cases');
  return readdirSync(folder)
    .sort()
    .map((file) => ({ bytes: readFileSync(join(folder, file)), url: null }));
}

/** Of the page as text already: we decode it ourselves. */
function readEvents(page: string): void {
  new Parser({ onopentag() {}, ontext() {}, onclosetag() {} }).end(page);
}

/** So many pages of one, then of the other. */
const TURN = 50;

/** CPU seconds of two readers of so many pages, in turns, so that both meet the same load of the machine. */
function inTurns(
  count: number,
  first: (i: number) => unknown,
  second: (i: number) => unknown,
): readonly [number, number] {
  const seconds: [number, number] = [0, 0];
  for (let from = 0; from < count; from += TURN) {
    const some = Array.from({ length: Math.min(TURN, count - from) }, (_, i) => from + i);
    seconds[0] += secondsOf(() => some.forEach(first));
    seconds[1] += secondsOf(() => some.forEach(second));
  }
  return seconds;
}

function secondsOf(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
