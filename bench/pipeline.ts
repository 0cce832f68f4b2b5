/**
 * From HTML file to stored result: pages a second and a core, peak memory, the share of each stage, and whether
 * memory grows with the number of pages.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writePages } from './pages.ts';
import type { Measured } from './run.ts';

const FEW = 200;
const MANY = 1000;

export async function bench(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'recoupe-pages-'));
  try {
    const [few, many] = [join(folder, 'few'), join(folder, 'many')];
    const bytes = await writePages(few, FEW);
    await writePages(many, MANY);
    const cores = availableParallelism();
    const alone = measure(few, 0, 'profile');
    return [
      `pages of ${Math.round(bytes / FEW / 1000)} kB on average; ${cores} cores; Node ${process.versions.node}`,
      `this thread alone: ${speedOf(measure(few, 0))}`,
      `${cores} threads: ${speedOf(measure(few, cores))}`,
      `${cores} threads, ${MANY / FEW} times the pages: ${speedOf(measure(many, cores))}`,
      `dossier of ${FEW} pages: ${measure(few, cores, 'dossier').dossierSeconds.toFixed(1)} s`,
      `shares: ${showShares(alone)}`,
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function measure(folder: string, threads: number, mode = ''): Measured {
  const script = fileURLToPath(new URL('run.js', import.meta.url));
  const args = [script, folder, String(threads), mode];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the measured run failed: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}

function speedOf({ pages, seconds, cpuSeconds, peakMib }: Measured): string {
  const rates = `${(pages / seconds).toFixed(0)} pages/s, ${(pages / cpuSeconds).toFixed(0)} pages/s of processor time`;
  return `${pages} pages in ${seconds.toFixed(1)} s, start-up included: ${rates}, peak ${peakMib.toFixed(0)} MiB`;
}

function showShares({ shares }: Measured): string {
  return Object.entries(shares)
    .filter(([, share]) => share >= 0.005)
    .map(([name, share]) => `${name} ${(share * 100).toFixed(0)} %`)
    .join(', ');
}
