/**
 * How fast times are found and resolved: words per second of processor time, for this stage alone (the reader's words
 * are given). The text is ours: the sentences of eval/time, as one page of a thousand sentences.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { timesStage } from '../src/annotate/times/index.ts';
import { loadEnglishTimes } from '../src/english/times.ts';
import { loadFrenchTimes } from '../src/french/times.ts';
import { projectData } from '../src/pipeline/data.ts';
import { parseSentences } from '../eval/time/sentences.ts';
import { plainDoc } from '../test/annotate/times/plain.ts';
import { project } from '../test/project.ts';

const SENTENCES = 1000;
const ROUNDS = 20;

export async function bench(): Promise<readonly string[]> {
  const file = join(project, 'eval', 'time', 'sentences-fr-tuned.txt');
  const sentences = parseSentences(readFileSync(file, 'utf8'), 'tuned');
  const text = Array.from({ length: SENTENCES }, (_, i) => sentences[i % sentences.length]!.text).join('\n');
  const evidence = { in: 'page' as const, from: 0, to: 0, text: '' };
  const doc = plainDoc(text, [
    { value: '2023-10-12', role: 'published', basis: 'metadata', where: 'bench', evidence },
  ]);
  const words = doc.sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  return [loadFrenchTimes(projectData), loadEnglishTimes(projectData)].map((tables) => {
    const stage = timesStage(tables);
    stage.run(doc);
    const before = process.cpuUsage();
    for (let round = 0; round < ROUNDS; round += 1) stage.run(doc);
    const { user, system } = process.cpuUsage(before);
    return `${tables.code}: ${Math.round((words * ROUNDS * 1e6) / (user + system))} words per second of processor time (every sentence holds a time)`;
  });
}
