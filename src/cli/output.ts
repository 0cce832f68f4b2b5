/**
 * What goes where: results on standard output, everything else on standard error. A reader that closes the pipe ends
 * the program quietly.
 */
import { styleText } from 'node:util';
import type { Progress } from '../work/index.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

/** Writes a line of results, and waits when the reader is slower than we are. */
export async function writeLine(line: string): Promise<void> {
  if (process.stdout.write(`${line}\n`)) return;
  await new Promise((resolve) => {
    process.stdout.once('drain', resolve);
  });
}

/** Writes a JSON value as one line. */
export function writeJson(value: unknown): Promise<void> {
  return writeLine(JSON.stringify(value));
}

/** Says something to the person who waits, never to the program that reads. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Emphasis for people: only on a terminal, and not where `NO_COLOR` is set. */
export function strong(text: string): string {
  return process.stdout.isTTY && !process.env['NO_COLOR'] ? styleText('bold', text) : text;
}

/** The same for bytes. */
export function bytesLine(quiet: boolean): ((done: number, total: number) => void) | undefined {
  if (quiet || !process.stderr.isTTY) return undefined;
  const began = performance.now();
  return (done, total) => {
    const rate = done / Math.max((performance.now() - began) / 1000, 0.001);
    const share = `${mebibytes(done)} of ${mebibytes(total)} MiB, ${mebibytes(rate)} a second`;
    const rest = `${Math.ceil((total - done) / rate)} s left${done === total ? '\n' : ''}`;
    process.stderr.write(`\r\u001b[K${share}, ${rest}`);
  };
}

function mebibytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}

/** A progress line that rewrites itself, on a terminal only; silent otherwise. */
export function progressLine(quiet: boolean): ((progress: Progress) => void) | undefined {
  if (quiet || !process.stderr.isTTY) return undefined;
  return ({ done, total, rate, left }) => {
    const share = total === null ? `${done} pages` : `${done} of ${total} pages`;
    const rest = left === null ? '' : `, ${Math.ceil(left)} s left`;
    process.stderr.write(
      `\r\u001b[K${share}, ${rate.toFixed(1)} a second${rest}${done === total ? '\n' : ''}`,
    );
  };
}
