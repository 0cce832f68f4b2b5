/** `npm run check`: the one command before a commit. Layers, types, lint, format, dead code, tests, accuracy floors. */
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
let failed = 0;
for (const [name, ...command] of CHECKS) {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  const good = status === 0;
  if (!good) failed += 1;
  process.stdout.write(`${good ? '✓' : '✗'} ${name}\n${good ? '' : `${stdout}${stderr}`}`);
}
const tests = spawnSync(process.execPath, ['--enable-source-maps', 'build/test/index.js'], { cwd: root, encoding: 'utf8' });
process.stdout.write(tests.stdout.replace(/(\d+) passed, (\d+) failed(.*)\n$/, (_, passed, bad, rest) => {
  failed += Number(bad);
  return `${Number(passed) + CHECKS.length - failed + Number(bad)} passed, ${failed} failed${rest}\n`;
}));
process.stderr.write(tests.stderr);
process.exit(failed > 0 || tests.status !== 0 ? 1 : 0);
