/** Machine translation for the ladder, by Apertium where it is installed: many texts in one run of the program. */
import { spawnSync } from 'node:child_process';
import type { Paragraphs } from './mutate.ts';

/** A line that no translator touches, between texts. */
const MARK = '7700990077';

/** The pairs that can be had, as `fra-cat`; empty without the program. */
export function listPairs(): Set<string> {
  const { stdout, status } = spawnSync('apertium', ['-l'], { encoding: 'utf8' });
  return new Set(status === 0 ? stdout.split('\n').map((line) => line.trim()) : []);
}

/** The texts translated through the given pairs in turn; null when the program fails. */
export function translateAll(texts: readonly Paragraphs[], pairs: readonly string[]): Paragraphs[] | null {
  let input = texts
    .map((text) => text.map((sentences) => sentences.join(' ')).join('\n\n'))
    .join(`\n\n${MARK}\n\n`);
  for (const pair of pairs) {
    // Through a pipe of the shell: the program cannot read the socket that Node gives it.
    const { stdout, status } = spawnSync('sh', ['-c', 'cat | apertium -u "$0"', pair], {
      input,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    if (status !== 0) return null;
    input = stdout;
  }
  const parts = input.split(new RegExp(`\\s*${MARK}\\s*`));
  if (parts.length !== texts.length) return null;
  return parts.map((part) => part.split(/\n\n+/).map((paragraph) => [paragraph]));
}
