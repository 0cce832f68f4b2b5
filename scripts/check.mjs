/**
 * `npm run check`: the one command before a commit. Layers, types, lint, format, dead code, accuracy floors, tests; the
 * tests beside the rest, since there are two cores.
 */
import { spawn } from 'node:child_process';
import { root, setUp } from './setup.mjs';

const CHECKS = [
  ['layers', 'build/scripts/layers.js'],
  ['types of the workbench', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.web.json'],
  ['lint', 'node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings'],
  ['format', 'node_modules/@biomejs/biome/bin/biome', 'format', '.'],
  ['dead code', 'node_modules/knip/bin/knip.js'],
  ['accuracy floors', 'build/eval/index.js', '--check'],
];

setUp();
const tests = run(['--enable-source-maps', 'build/test/index.js']);
const count = { passed: 0, failed: 0 };
for (const [name, ...command] of CHECKS) {
  const { status, output } = await run(command);
  count[status === 0 ? 'passed' : 'failed'] += 1;
  process.stdout.write(status === 0 ? `✓ ${name}\n` : `✗ ${name}\n${output}\n`);
}
const { output } = await tests;
const [line, passed, failed, rest] = /(\d+) passed, (\d+) failed(.*)\n$/.exec(output) ?? ['', 0, 1, ''];
process.stdout.write(output.slice(0, output.length - line.length));
count.passed += Number(passed);
count.failed += Number(failed);
process.stdout.write(`${count.passed} passed, ${count.failed} failed${rest}\n`);
process.exit(count.failed > 0 ? 1 : 0);

/** Runs Node with the arguments; resolves to the exit status and all that it printed, errors first. */
function run(command) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: root });
    const printed = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'])
      child[stream].setEncoding('utf8').on('data', (text) => (printed[stream] += text));
    child.on('close', (status) => resolve({ status, output: printed.stderr + printed.stdout }));
  });
}
