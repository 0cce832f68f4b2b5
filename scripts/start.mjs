/** `npm start [-- PATH…]`: installs and builds what is missing, reads the pages, serves the workbench. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { root, setUp } from './setup.mjs';

setUp();
const paths = process.argv
  .slice(2)
  .map((path) =>
    path.startsWith('-') || path.includes('://') ? path : resolve(process.env.INIT_CWD ?? '.', path),
  );
const child = spawn(process.execPath, ['build/src/cli/main.js', 'demo', ...paths], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 3)));
