/** The project's own tables and models, read from `data/` on disk: the only reading that the pipeline does. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type DataSource, RecoupeError } from '../model/index.ts';

const FOLDER = new URL('../../../data/', import.meta.url);

export const projectData: DataSource = {
  bytes: (name) => {
    const path = fileURLToPath(new URL(name, FOLDER));
    try {
      return readFileSync(path);
    } catch (cause) {
      throw new RecoupeError(
        'data.missing',
        `${path} cannot be read.`,
        'Run "npm run build", which generates it, or install recoupe again.',
        cause,
      );
    }
  },
  text: (name) => new TextDecoder().decode(projectData.bytes(name)),
};
