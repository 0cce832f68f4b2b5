/**
 * How often the checks flag a real engine: French news through Apertium, sentence by sentence. Which of the flags are
 * right only a person can say: `--show` prints the flagged sentences with their translations. What was found so is in
 * docs/relay.md.
 *
 * `node build/eval/translate/index.js [ca|es] [SENTENCES] [FOLDER] [--show]`
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createReader } from '../../src/pipeline/index.ts';
import { loadCheckTables, materialOfPage, targetReader } from '../../src/pipeline/translate.ts';
import { readSources } from '../../src/source/index.ts';
import {
  type AlignedSentence,
  type Desk,
  memoryCache,
  openTranslator,
  translateText,
} from '../../src/translate/index.ts';
import { project, shared } from '../../test/project.ts';
import { flavour, withApertium } from '../../test/translate/apertium.ts';

interface Tally {
  sentences: number;
  flagged: number;
  readonly byCheck: Map<string, number>;
}

async function measure(
  folder: string,
  desk: Desk,
  to: string,
  most: number,
  isShown: boolean,
): Promise<Tally> {
  const reader = createReader();
  const tally: Tally = { sentences: 0, flagged: 0, byCheck: new Map() };
  for await (const item of readSources([folder])) {
    if (item.kind === 'failed') continue;
    const { page } = reader.read(item.capture);
    if (page.article.lang !== 'fr') continue;
    const { sentences } = await translateText(materialOfPage(page), { from: 'fr', to }, desk);
    for (const sentence of sentences) count(tally, sentence, isShown);
    if (tally.sentences >= most) break;
  }
  return tally;
}

function count(tally: Tally, { ok, problems, source, target }: AlignedSentence, isShown: boolean): void {
  tally.sentences += 1;
  if (ok) return;
  tally.flagged += 1;
  for (const { check } of problems) tally.byCheck.set(check, (tally.byCheck.get(check) ?? 0) + 1);
  const reasons = problems.map(({ check, message }) => `${check} ${message}`).join(', ');
  if (isShown) process.stdout.write(`${reasons}\n  ${source.text}\n  ${target.text}\n`);
}

function show({ sentences, flagged, byCheck }: Tally, to: string): string {
  const share = ((100 * flagged) / sentences).toFixed(1);
  const checks = Array.from(byCheck, ([check, n]) => `${check} ${n}`).join(', ');
  return `fr-${to}: ${sentences} sentences, ${flagged} flagged (${share} %): ${checks}`;
}

/** The share that passes every check, against its floor: an alarm that rings more often is read less. */
function holdsFloor({ sentences, flagged }: Tally, to: string): boolean {
  const content = JSON.parse(readFileSync(join(project, 'eval/floors.json'), 'utf8')) as {
    translate?: Readonly<Record<string, number>>;
  };
  const floor = content.translate?.[`unflagged ${to}`] ?? 0;
  return 100 - (100 * flagged) / sentences >= floor;
}

const args = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const isCheck = process.argv.includes('--check');
const [
  to = 'ca',
  most = isCheck ? '150' : '700',
  folder = shared && join(shared, 'corpora/news-fr/wikinews'),
] = args;
if (flavour === null || folder === null)
  process.stdout.write('apertium or the pages are not here: nothing measured\n');
else
  await withApertium(async (endpoint) => {
    const direction = { from: 'fr', to };
    const settings = { provider: 'apertium', endpoint, model: null, key: null } as const;
    const desk: Desk = {
      translator: await openTranslator(settings, direction, ''),
      cache: memoryCache(),
      tables: loadCheckTables(direction),
      readTarget: targetReader(to),
    };
    const tally = await measure(folder, desk, to, Number(most), process.argv.includes('--show'));
    process.stdout.write(`${show(tally, to)}\n`);
    if (isCheck && !holdsFloor(tally, to)) process.exitCode = 1;
  });
