/**
 * One measured run in a process of its own, so that its memory is its own: `node run.js FOLDER THREADS [profile]`
 * reads the pages of FOLDER into a new workspace and prints what it took, as JSON.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crossCheckStream } from '../src/pipeline/dossier.ts';
import { readSources } from '../src/source/index.ts';
import { Workspace } from '../src/store/index.ts';
import { ingest } from '../src/work/index.ts';
import { sharesOf } from './shares.ts';

export interface Measured {
  readonly pages: number;
  readonly seconds: number;
  /** Of all threads together, in user and kernel mode. */
  readonly cpuSeconds: number;
  readonly peakMib: number;
  readonly dossierSeconds: number;
  /** Share of the time by part of the house, with `profile` only. */
  readonly shares: Readonly<Record<string, number>>;
}

async function measure(folder: string, pages: string, threads: number, mode: string): Promise<Measured> {
  const workspace = await Workspace.open(folder);
  const session = mode === 'profile' ? await startProfile() : null;
  const began = performance.now();
  const { stored } = await ingest(workspace, readSources([pages]), { threads });
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage();
  const shares = session ? sharesOf((await session.post('Profiler.stop')).profile) : {};
  const peakMib = process.resourceUsage().maxRSS / 1024;
  const dossierSeconds = mode === 'dossier' ? await timeDossier(workspace) : 0;
  await workspace.close();
  return { pages: stored, seconds, cpuSeconds: (user + system) / 1e6, peakMib, dossierSeconds, shares };
}

async function startProfile(): Promise<Session> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  return session;
}

async function timeDossier(workspace: Workspace): Promise<number> {
  const began = performance.now();
  await crossCheckStream(workspace.readings());
  return (performance.now() - began) / 1000;
}

/** Only where this file is the program: `bench/index.ts` imports every file beside it. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [pages = '', threads, mode = ''] = process.argv.slice(2);
  const folder = await mkdtemp(join(tmpdir(), 'recoupe-bench-'));
  try {
    process.stdout.write(JSON.stringify(await measure(folder, pages, Number(threads), mode)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
