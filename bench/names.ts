/**
 * How fast names are found and linked: tokens per second of processor time, for this stage alone, without the reader.
 * The text is ours: the cases of test/annotate/names, as one page.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesStage } from '../src/annotate/names/index.ts';
import { loadFrenchNames } from '../src/french/names.ts';
import type { Doc } from '../src/model/index.ts';
import { projectData } from '../src/pipeline/data.ts';
import { parseCases } from '../test/annotate/names/cases.ts';
import { project } from '../test/project.ts';

const ROUNDS = 100;
const TOKEN = /[\p{L}\p{N}]+|[^\s]/gu;

export async function bench(): Promise<readonly string[]> {
  const cases = ['development', 'unseen'].flatMap((set) =>
    parseCases(readFileSync(join(project, `test/annotate/names/cases/${set}.txt`), 'utf8')),
  );
  const text = cases.map((example) => example.text).join('\n');
  const tokens = text.match(TOKEN)?.length ?? 0;
  const start = process.cpuUsage();
  const stage = namesStage(loadFrenchNames(projectData));
  const load = process.cpuUsage(start);
  const doc = { text, blocks: [], sentences: [] } as unknown as Doc<'sentences'>;
  for (let round = 0; round < ROUNDS / 4; round += 1) stage.run(doc);
  const before = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round += 1) stage.run(doc);
  const { user, system } = process.cpuUsage(before);
  return [
    `loading: ${Math.round((load.user + load.system) / 1000)} ms`,
    `fr: ${Math.round((tokens * ROUNDS * 1e6) / (user + system))} tokens per second of processor time (names in every sentence)`,
  ];
}
