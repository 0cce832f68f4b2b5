/**
 * A program that writes to a workspace until it is killed: `node writer.js FOLDER FROM TO`. Every page that it has
 * stored it names on standard output, after `put` has returned. Not a test itself: the tests start it.
 */
import { writeSync } from 'node:fs';
import { Workspace } from '../../src/store/index.ts';
import { captureFrom, packed } from './example.ts';

const [folder = '', from = '0', to = '0'] = process.argv.slice(2);
try {
  const workspace = await Workspace.open(folder);
  for (let i = Number(from); i < Number(to); i += 3) {
    const captures = [i, i + 1, i + 2].map((n) =>
      captureFrom(`Page ${n}\nContenu de la page ${n}.`, `${n}.txt`),
    );
    await workspace.put(captures.map((capture) => ({ capture, page: packed(capture) })));
    writeSync(1, captures.map((capture) => `${capture.id}\n`).join(''));
  }
  await workspace.close();
} catch (error) {
  const { code, message } = error as { code?: string; message: string };
  writeSync(2, `${code}: ${message}\n`);
  process.exitCode = 3;
}
