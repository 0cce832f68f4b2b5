/**
 * `npm run train`: learns the reader's weights from Universal Dependencies treebanks and writes
 * `data/models/reader-<language>.bin`. Deterministic: the same treebanks give the same bytes.
 *
 * Options: `--data FOLDER` (the treebanks; default `../shared/corpora/french`), `--held` (leaves out the development
 * parts, for measuring; what ships is trained on them too), `--out FILE`, `--language fr|en`.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadFrenchReaderTables } from '../../src/french/reader.ts';
import { projectData } from '../../src/pipeline/data.ts';
import { trainReader } from './learn.ts';
import { DRILLS, makeDrills } from './drills.ts';
import { readFrenchTreebanks } from './treebanks.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/corpora/french' },
    held: { type: 'boolean', default: false },
    out: { type: 'string' },
    language: { type: 'string', default: 'fr' },
  },
});

const started = process.cpuUsage();
function say(line: string): void {
  const { user } = process.cpuUsage(started);
  process.stderr.write(`${(user / 1e6).toFixed(0).padStart(5)} s  ${line}\n`);
}

const golds = readFrenchTreebanks(values.data, values.held);
say(`${golds.length} sentences`);
const bytes = trainReader(golds, makeDrills(DRILLS), loadFrenchReaderTables(projectData), say);
const out = values.out ?? `data/models/reader-${values.language}.bin`;
writeFileSync(out, bytes);
say(`${out}: ${(bytes.length / 2 ** 20).toFixed(1)} MB`);
