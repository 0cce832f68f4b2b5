/**
 * One stretch of fuzzing in a thread that may be killed. Inputs that reach new code join the ones to mutate; before
 * each run the input stands in memory that the parent sees, so that one that never ends is not lost.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { startCoverage } from './coverage.ts';
import { HEAD, type Message, type WorkerData } from './message.ts';
import { createRandom, mutate } from './mutate.ts';
import { PARSERS } from './parsers.ts';

/** Runs between two looks at the coverage: looking costs more than a run. */
const BATCH = 64;
const LARGEST_CORPUS = 2000;
const FINDS = 20;

const { parser, seed, milliseconds, underWay, only } = workerData as WorkerData;
const target = PARSERS[parser]!;
const port = parentPort!;
const say = (message: Message) => port.postMessage(message, []);
const state = new Int32Array(underWay, 0, 2);
const bytes = new Uint8Array(underWay, HEAD);

const random = createRandom(seed);
const words = target.words.map((word) => Buffer.from(word));
const corpus: Uint8Array[] = target.seeds.map((input) => Buffer.from(input));
let runs = 0;
let finds = 0;
let slowest = 0;
let slow: Uint8Array = new Uint8Array();

async function runOnce(input: Uint8Array): Promise<void> {
  bytes.set(input);
  Atomics.store(state, 1, input.length);
  Atomics.add(state, 0, 1);
  const started = performance.now();
  try {
    await target.run(input);
  } catch (error) {
    finds += 1;
    say({
      kind: 'find',
      input,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
  const took = performance.now() - started;
  runs += 1;
  if (took > slowest && runs > BATCH) {
    slowest = took;
    slow = input;
  }
}

async function search(): Promise<void> {
  const coverage = startCoverage((url) => url.includes('/build/src/'));
  for (const input of corpus) await runOnce(input);
  coverage.fresh();
  const until = performance.now() + milliseconds;
  let told = 0;
  while (performance.now() < until && finds < FINDS) {
    const batch = Array.from({ length: BATCH }, () =>
      mutate(corpus[random(corpus.length)]!, { random, words, others: corpus }, target.longest),
    );
    for (const input of batch) await runOnce(input);
    if (coverage.fresh() > 0) corpus.push(...batch.filter(() => random(8) === 0));
    if (corpus.length > LARGEST_CORPUS) corpus.splice(target.seeds.length, LARGEST_CORPUS / 2);
    if (performance.now() - told > 500) {
      told = performance.now();
      tell();
    }
  }
}

const tell = () => say({ kind: 'alive', runs, corpus: corpus.length, slowest, slow });

await (only ? runOnce(only) : search());
tell();
