/**
 * Cases that a linguist can write: plain text files under `test/<stage>/cases`, a blank line between cases. A case is a line
 * `# what it shows`, the text, a line `==>`, and one line for each thing expected, in the order of the text; a case with
 * nothing after the arrow must find nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from './project.ts';

export interface Case {
  readonly name: string;
  readonly text: string;
  readonly expected: readonly string[];
}

/** The cases of every file in a folder under `test/`. */
export function readCases(folder: string): Case[] {
  const path = join(project, 'test', folder);
  const cases = readdirSync(path)
    .sort()
    .flatMap((file) => parseCases(readFileSync(join(path, file), 'utf8')));
  if (cases.length === 0) throw new Error(`no cases in ${folder}`);
  return cases;
}

function parseCases(content: string): Case[] {
  return content
    .split(/\n\n+/)
    .filter((part) => part.includes('==>'))
    .map((part) => {
      const lines = part.trim().split('\n');
      const arrow = lines.indexOf('==>');
      const name = lines[0]!.replace(/^# /, '');
      return { name, text: lines.slice(1, arrow).join('\n'), expected: lines.slice(arrow + 1) };
    });
}
