/**
 * `npm run bench -- origins`, or `node build/bench/origins.js PAGES…` for other sizes than ten thousand pages: speed and
 * memory of the study of copies over the pages of `synthetic.ts`. What the making of pages takes is timed by itself and
 * taken off. `node --expose-gc` makes the figures of memory steadier.
 */
import { fileURLToPath } from 'node:url';
import { DENSE, OriginStudy, parseOriginTables, SPARSE } from '../src/origins/index.ts';
import { makePage } from './synthetic.ts';

/** Up to so many pages everything is kept (`DENSE`). */
const DENSE_UP_TO = 20_000;

function measure(count: number): string {
  for (let i = 0; i < 2000; i++) makePage(i);
  const start = process.cpuUsage();
  const tries = Math.min(count, 50_000);
  for (let i = 0; i < tries; i++) makePage(i);
  const making = seconds(start) / tries;
  const study = new OriginStudy(parseOriginTables([], []), count <= DENSE_UP_TO ? DENSE : SPARSE);
  let read = 0;
  let peak = 0;
  const began = process.cpuUsage();
  for (let i = 0; i < count; i++) study.add(makePage(i));
  const sketched = seconds(began) - count * making;
  const groups = study.groups((index) => {
    read += 1;
    if (read % 20_000 === 0) peak = Math.max(peak, process.memoryUsage().arrayBuffers);
    return makePage(index);
  }, false);
  peak = Math.max(peak, process.memoryUsage().arrayBuffers);
  const whole = seconds(began) - (count + read) * making;
  const pages = groups.reduce((n, { articles }) => n + articles.length, 0);
  return (
    `${count} pages: ${Math.round(count / sketched)} sketched a CPU-second, ${Math.round(count / whole)} in all; ` +
    `sketches ${mega(study.bytes)} MB, with their index ${mega(peak)} MB, ` +
    `whole process at most ${Math.round(process.resourceUsage().maxRSS / 1000)} MB; ` +
    `${groups.length} groups of ${pages} pages, ${read} read again`
  );
}

function seconds(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function mega(bytes: number): number {
  return Math.round(bytes / 1e6);
}

/** The line of ten thousand pages. */
export function bench(): Promise<readonly string[]> {
  return Promise.resolve([measure(10_000)]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const count of process.argv.slice(2)) process.stdout.write(`${measure(Number(count))}\n`);
}
