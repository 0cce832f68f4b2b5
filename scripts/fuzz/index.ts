/**
 * Fuzzing: random changes of good inputs, led by coverage, until something throws, hangs or swells.
 *
 *     node build/scripts/fuzz/index.js PARSER --seconds N --seed S [--out DIR]
 *
 * Finds are written to DIR (default `build/fuzz/PARSER`); keep each as a test once it is mended. Exit 1 when there is
 * one. The same seed tries the same inputs as long as the code is the same; how many is a matter of the machine.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { PARSERS } from './parsers.ts';
import type { Message, WorkerData } from './worker.ts';

/** An input that takes longer is a find. Milliseconds. */
const HANG = 5000;
/** A process that grows larger is a find. Bytes. */
const SWOLLEN = 512 * 1024 * 1024;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
});
const [parser = ''] = positionals;
const target = Object.hasOwn(PARSERS, parser) ? PARSERS[parser] : undefined;
if (!target) {
  process.stderr.write(`Name one of: ${Object.keys(PARSERS).join(', ')}\n`);
  process.exit(2);
}
const folder = values.out ?? fileURLToPath(new URL(`../../fuzz/${parser}`, import.meta.url));
mkdirSync(folder, { recursive: true });

const known = new Set<string>();
let runs = 0;

/** Writes a find once for each place where it broke. */
function keep(input: Uint8Array, why: string): void {
  const frames = why.split('\n').filter((line) => line.startsWith('    at '));
  const place = frames.slice(0, 3).join('\n') || why;
  if (known.has(place)) return;
  known.add(place);
  const file = join(folder, createHash('sha256').update(input).digest('hex').slice(0, 16));
  writeFileSync(file, input);
  writeFileSync(`${file}.txt`, `${why}\n`);
  process.stdout.write(`find ${file}\n${why.split('\n').slice(0, 4).join('\n')}\n`);
}

/** One thread for so long; ends it when it hangs, and says for how long it ran. */
function runWorker(seed: number, milliseconds: number): Promise<void> {
  const underWay = new SharedArrayBuffer(4 + target!.longest);
  const workerData: WorkerData = { parser, seed, milliseconds, underWay };
  const worker = new Worker(new URL('worker.js', import.meta.url), { workerData });
  let heard = performance.now();
  let before = 0;
  return new Promise((resolve) => {
    const watch = setInterval(() => {
      const length = new Int32Array(underWay, 0, 1)[0]!;
      const swollen = process.memoryUsage.rss() > SWOLLEN;
      if (performance.now() - heard < HANG && !swollen) return;
      const input = Uint8Array.from(new Uint8Array(underWay, 4, length));
      keep(input, swollen ? 'the process grew past 512 MB' : `ran for more than ${HANG} ms`);
      void worker.terminate();
    }, 500);
    worker.on('message', (message: Message) => {
      heard = performance.now();
      if (message.kind === 'find') keep(message.input, message.error);
      if (message.kind !== 'alive') return;
      runs += message.runs - before;
      before = message.runs;
      slowest = Math.max(slowest, message.slowest);
      corpus = message.corpus;
      writeFileSync(join(folder, 'slowest'), message.slow);
    });
    worker.on('error', (error) =>
      keep(Uint8Array.from(new Uint8Array(underWay, 4, new Int32Array(underWay, 0, 1)[0]!)), String(error)),
    );
    worker.on('exit', () => {
      clearInterval(watch);
      resolve();
    });
  });
}

let slowest = 0;
let corpus = 0;
const started = performance.now();
const until = started + Number(values.seconds) * 1000;
for (let seed = Number(values.seed); performance.now() < until; seed += 1000) {
  await runWorker(seed, until - performance.now());
}
const seconds = Math.round((performance.now() - started) / 1000);
process.stdout.write(
  `${parser}: ${runs} runs in ${seconds} s, ${corpus} inputs kept for new code, slowest ${slowest.toFixed(1)} ms, ${known.size} finds\n`,
);
process.exitCode = known.size > 0 ? 1 : 0;
