/**
 * The smallest test runner that serves: `test`, `skip` with its reason, one process, one closing line.
 *
 * Node 20's own runner starts a process a file (a hundred times slower here) or, in one process, prints no closing
 * line that tells failures at a glance. Assertions are `node:assert/strict`.
 */
interface Case {
  readonly name: string;
  readonly body: () => unknown;
}

const cases: Case[] = [];
const skipped: string[] = [];

/** Declares a test; `body` may return a promise. */
export function test(name: string, body: () => unknown): void {
  cases.push({ name, body });
}

/** Declares a test that cannot run here, and says why. */
export function skip(name: string, reason: string): void {
  skipped.push(`${name}: ${reason}`);
}

/** Runs what was declared, in order; sets the exit code. */
export async function run(): Promise<void> {
  let failed = 0;
  for (const { name, body } of cases) {
    try {
      await body();
    } catch (error) {
      failed += 1;
      process.stdout.write(
        `✗ ${name}\n${indent(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`,
      );
    }
  }
  for (const line of skipped) process.stdout.write(`- skipped ${line}\n`);
  const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  process.stdout.write(`${cases.length - failed} passed, ${failed} failed${tail}\n`);
  process.exitCode = failed > 0 || cases.length === 0 ? 1 : 0;
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}
