/** `npm test [-- NAME]`: installs and builds what is missing, runs every test in one process. */
import { spawnSync } from 'node:child_process';
import { root, setUp } from './setup.mjs';

setUp();
const { status } = spawnSync(
  process.execPath,
  ['--enable-source-maps', 'build/test/index.js', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
);
process.exit(status ?? 3);
