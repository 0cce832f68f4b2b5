/** A program that backs a workspace up: `node backer.js FOLDER FILE`. Not a test itself: the tests start it. */
import { writeSync } from 'node:fs';
import { backUp } from '../../src/store/index.ts';

const [folder = '', file = ''] = process.argv.slice(2);
try {
  await backUp(folder, file);
} catch (error) {
  const { code, message } = error as { code?: string; message: string };
  writeSync(2, `${code}: ${message}\n`);
  process.exitCode = 3;
}
