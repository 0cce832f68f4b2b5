/**
 * The protocol of the extraction benchmarks: `{"id","path","url"?}` lines on stdin, one answer a line on stdout, in
 * order. `recoupe extract --jsonl` speaks the same.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { extract, flatten } from '../../src/pipeline/article.ts';

for await (const line of createInterface({ input: process.stdin })) {
  const { id, path, url } = JSON.parse(line) as { id: string; path: string; url?: string };
  const answer = flatten(extract(readFileSync(path), { path, url: url || null }));
  process.stdout.write(`${JSON.stringify({ id, ...answer })}\n`);
}
