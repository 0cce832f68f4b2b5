/**
 * Fetches the addresses of its arguments in a process of its own, under the limits that ship, and prints what came of
 * each and by how much the memory of the process grew at most, in megabytes.
 */
import { createFetcher } from '../../../src/source/net/fetcher.ts';
import { toLoopback } from './loopback.ts';

const [first, ...bombs] = process.argv.slice(2) as [string, ...string[]];
const fetcher = createFetcher({
  allowHosts: [new URL(first).host],
  limits: { delayMs: 0 },
  resolve: toLoopback,
});
// What is loaded and kept for any fetch is not the bomb's.
await fetcher.fetch({ url: first, purpose: 'page' });

const results: { code: string; grownMb: number }[] = [];
for (const url of bombs) {
  const before = process.resourceUsage().maxRSS;
  const answer = await fetcher.fetch({ url, purpose: 'page' });
  const grownMb = Math.round(((process.resourceUsage().maxRSS - before) * 1024) / 1e6);
  results.push({ code: answer.kind === 'refused' ? answer.code : answer.kind, grownMb });
}
await fetcher.close();
process.stdout.write(JSON.stringify(results));
