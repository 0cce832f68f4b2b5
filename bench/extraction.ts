/**
 * Pages extracted per second of CPU time, with text and all metadata, and the memory it takes: on the development pages
 * beside the checkout where they are, else on the cases of the tests.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPart } from '../eval/extraction/corpus.ts';
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
  runAll(samples);
  const rates = Array.from({ length: ROUNDS }, () => samples.length / runAll(samples)).sort((a, b) => a - b);
  const rate = rates[ROUNDS >> 1]!;
  return Promise.resolve([
    `${samples.length} pages of ${(bytes / samples.length / 1000).toFixed(0)} kB: ${rate.toFixed(0)} pages per CPU-second`,
    `${((rate * bytes) / samples.length / 1e6).toFixed(0)} MB per CPU-second, peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`,
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

/** CPU seconds of one pass. */
function runAll(samples: readonly Sample[]): number {
  const before = process.cpuUsage();
  for (const { bytes, url } of samples) flatten(extract(bytes, { url }));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
