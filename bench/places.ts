/**
 * How fast places are found, for this stage alone, and how long the gazetteer takes to load. The text is ours: the
 * sentences of eval/places, as pages of fifty sentences.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCases } from '../eval/places/sentences.ts';
import { parseGazetteer, placeFinder } from '../src/annotate/places/index.ts';
import { loadFrenchPlaces } from '../src/french/places.ts';
import { projectData } from '../src/pipeline/data.ts';
import { project } from '../test/project.ts';
import { wordsOf } from '../src/text/words.ts';

const PAGE = 50;
const ROUNDS = 30;

export async function bench(): Promise<readonly string[]> {
  const bytes = projectData.bytes('generated/places.bin');
  const start = performance.now();
  const gazetteer = parseGazetteer(bytes);
  const loading = performance.now() - start;
  const sentences = parseCases(readFileSync(join(project, 'eval/places/fr-dev.txt'), 'utf8'));
  const pages = Array.from({ length: Math.ceil(sentences.length / PAGE) }, (_, i) =>
    sentences
      .slice(i * PAGE, (i + 1) * PAGE)
      .map((sentence) => sentence.text)
      .join('\n'),
  );
  const find = placeFinder(loadFrenchPlaces(projectData), gazetteer);
  const words = pages.reduce((sum, page) => sum + wordsOf(page).length, 0);
  for (const text of pages) find({ text, sentences: [], entities: [] }, null);
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const text of pages) find({ text, sentences: [], entities: [] }, null);
  }
  const { user, system } = process.cpuUsage(before);
  return [
    `${gazetteer.size} places, ${(bytes.length / 1e6).toFixed(1)} MB, loaded in ${loading.toFixed(0)} ms`,
    `${Math.round((words * ROUNDS * 1e6) / (user + system))} words per second of processor time (every sentence names a place)`,
  ];
}
