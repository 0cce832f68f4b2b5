/** `npm run check`: the one command before a commit. Layers, types, lint, format, dead code, floors, tests. */
import { spawnSync } from 'node:child_process';
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
const count = { passed: 0, failed: 0 };
for (const [name, ...command] of CHECKS) {
  const { status, stdout, stderr } = run(command);
  count[status === 0 ? 'passed' : 'failed'] += 1;
  process.stdout.write(status === 0 ? `✓ ${name}\n` : `✗ ${name}\n${stdout}${stderr}\n`);
}
const tests = run(['--enable-source-maps', 'build/test/index.js']);
const [line, passed, failed, rest] = /(\d+) passed, (\d+) failed(.*)\n$/.exec(tests.stdout) ?? ['', 0, 1, ''];
process.stdout.write(tests.stdout.slice(0, tests.stdout.length - line.length));
process.stderr.write(tests.stderr);
count.passed += Number(passed);
count.failed += Number(failed);
process.stdout.write(`${count.passed} passed, ${count.failed} failed${rest}\n`);
process.exit(count.failed > 0 ? 1 : 0);

function run(command) {
  return spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}
