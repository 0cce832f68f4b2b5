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
import { HEAD, type Message, type WorkerData } from './message.ts';

/** An input that takes more work than this is a find: milliseconds of the processor, for a busy machine stalls. */
const HANG = 5000;
/** One that waits for what never comes does no work at all: it is a find after so many milliseconds of the clock. */
const SILENCE = 60_000;
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

/** The input that the thread has under way. */
function inputOf(underWay: SharedArrayBuffer): Uint8Array {
  return Uint8Array.from(new Uint8Array(underWay, HEAD, new Int32Array(underWay, 0, 2)[1]));
}

function timesOf() {
  const { user, system } = process.cpuUsage();
  return { work: (user + system) / 1000, clock: performance.now() };
}

/** One thread for so long, or for one input; true when one of its runs did not end and it was ended itself. */
function runWorker(seed: number, milliseconds: number, only?: Uint8Array): Promise<Uint8Array | null> {
  const underWay = new SharedArrayBuffer(HEAD + target!.longest);
  const workerData: WorkerData = { parser, seed, milliseconds, underWay, ...(only && { only }) };
  const worker = new Worker(new URL('worker.js', import.meta.url), { workerData });
  const begun = new Int32Array(underWay, 0, 1);
  let [count, since, before] = [0, timesOf(), 0];
  let stuck: Uint8Array | null = null;
  return new Promise((resolve) => {
    const watch = setInterval(() => {
      const now = timesOf();
      if (begun[0] !== count) [count, since] = [begun[0]!, now];
      const swollen = process.memoryUsage.rss() > SWOLLEN;
      if (swollen) keep(inputOf(underWay), 'the process grew past 512 MB');
      else if (now.work - since.work < HANG && now.clock - since.clock < SILENCE) return;
      else stuck = inputOf(underWay);
      void worker.terminate();
    }, 500);
    worker.on('message', (message: Message) => {
      if (message.kind === 'find') keep(message.input, message.error);
      else {
        runs += message.runs - before;
        before = message.runs;
        note(message);
      }
    });
    worker.on('error', (error) => keep(inputOf(underWay), String(error)));
    worker.on('exit', () => {
      clearInterval(watch);
      resolve(stuck);
    });
  });
}

function note({ slowest: took, slow, corpus: inputs }: Extract<Message, { kind: 'alive' }>): void {
  corpus = Math.max(corpus, inputs);
  if (took <= slowest) return;
  slowest = took;
  writeFileSync(join(folder, 'slowest'), slow);
}

/** A machine with other work stalls at times: what hangs must hang again, alone. */
async function confirmHang(input: Uint8Array): Promise<void> {
  if (await runWorker(0, 0, input)) keep(input, `ran for more than ${HANG} ms, twice`);
}

let slowest = 0;
let corpus = 0;
const started = performance.now();
const until = started + Number(values.seconds) * 1000;
for (let seed = Number(values.seed); performance.now() < until; seed += 1000) {
  const stuck = await runWorker(seed, until - performance.now());
  if (stuck) await confirmHang(stuck);
}
const seconds = Math.round((performance.now() - started) / 1000);
process.stdout.write(
  `${parser}: ${runs} runs in ${seconds} s, ${corpus} inputs kept for new code, slowest ${slowest.toFixed(1)} ms, ${known.size} finds\n`,
);
process.exitCode = known.size > 0 ? 1 : 0;
