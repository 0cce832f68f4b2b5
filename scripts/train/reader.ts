/**
 * `npm run train`: learns the reader's weights from Universal Dependencies treebanks and writes
 * `data/models/reader-<language>.bin`, for every language. Deterministic: the same treebanks give the same bytes.
 *
 * Options: `--data FOLDER` (the treebanks; default `../shared/corpora/french`), `--held` (leaves out the development
 * parts of French, for measuring; what ships is trained on them too), `--language fr|en` (that one alone),
 * `--out FILE` (with it).
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { projectData } from '../../src/pipeline/data.ts';
import { COURSES } from './courses.ts';
import { trainReader } from './learn.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/corpora/french' },
    held: { type: 'boolean', default: false },
    out: { type: 'string' },
    language: { type: 'string' },
  },
});

const started = process.cpuUsage();
function say(line: string): void {
  const { user } = process.cpuUsage(started);
  process.stderr.write(`${(user / 1e6).toFixed(0).padStart(5)} s  ${line}\n`);
}

for (const [language, courseOf] of Object.entries(COURSES)) {
  if (values.language !== undefined && values.language !== language) continue;
  const course = courseOf(values.data, projectData, values.held);
  say(`${language}: ${course.golds.length} sentences`);
  const bytes = trainReader(course, say);
  const out = values.out ?? `data/models/reader-${language}.bin`;
  writeFileSync(out, bytes);
  say(`${out}: ${(bytes.length / 2 ** 20).toFixed(1)} MB`);
}
