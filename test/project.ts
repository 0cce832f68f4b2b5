/** Where things are, for tests. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The root of the project. */
export const project = fileURLToPath(new URL('../../', import.meta.url));

/** The shared material beside the project, or null: tests that need it skip themselves by name without it. */
export const shared: string | null = (() => {
  const folder = fileURLToPath(new URL('../../../shared/', import.meta.url));
  return existsSync(folder) ? folder : null;
})();
