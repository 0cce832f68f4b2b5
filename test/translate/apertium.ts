/**
 * Apertium where it is installed: Debian's apertium-apy, else a small server in its shape that runs the program itself.
 * A real engine either way, for Catalan; null where neither is there.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Service, withService } from './service.ts';

const APY = '/usr/bin/apertium-apy';
const MODES = '/usr/share/apertium';

/** The pairs that can be had, as `fra-cat`. */
export const pairs: ReadonlySet<string> = new Set(
  (spawnSync('apertium', ['-l'], { encoding: 'utf8' }).stdout ?? '').split('\n').map((line) => line.trim()),
);

/** Which of the two answers. */
export const flavour = existsSync(APY) ? 'apertium-apy' : pairs.size > 1 ? 'apertium' : null;

/** Runs `body` over a service at `endpoint`. */
export async function withApertium(body: (endpoint: string) => Promise<void>): Promise<void> {
  if (flavour === 'apertium') return withService(runProgram, ({ endpoint }: Service) => body(endpoint));
  const port = 20_000 + (process.pid % 20_000);
  const server = spawn(APY, ['-p', String(port), '-i', '1', MODES], { stdio: 'ignore', detached: true });
  try {
    const endpoint = `http://127.0.0.1:${port}`;
    await untilReady(`${endpoint}/listPairs`);
    await body(endpoint);
  } finally {
    // Its pipelines are processes of their own, in its group.
    if (server.pid) process.kill(-server.pid, 'SIGTERM');
  }
}

async function untilReady(url: string): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    const ready = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('apertium-apy does not come up');
}

function runProgram({ body }: { readonly body: string }) {
  const form = new URLSearchParams(body);
  const pair = (form.get('langpair') ?? '').replace('|', '-');
  if (!pairs.has(pair)) return { status: 400, body: { status: 'error', code: 400 } };
  // Through a pipe of the shell: the program cannot read the socket that Node gives it.
  const { stdout } = spawnSync('sh', ['-c', 'cat | apertium -u "$0"', pair], {
    input: form.get('q') ?? '',
    encoding: 'utf8',
  });
  return { body: { responseData: { translatedText: stdout }, responseDetails: null, responseStatus: 200 } };
}
