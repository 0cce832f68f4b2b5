/**
 * How well times are read: spans, values and values with `mod`, on sentences of our own.
 *
 * `node build/eval/time/index.js [--errors] [--peers DIR] [--gold FILE.jsonl] [--check]`. The lists: `dev`, the sixty
 * sentences that the rules began from; `tuned`, looked at while they were written; `held`, never looked at: its errors
 * are counted, not printed; `english`, read without tags, since English has no reader of its own. `--check` fails below
 * the floors of eval/floors.json, key `time`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { timesStage } from '../../src/annotate/times/index.ts';
import { loadEnglishTimes } from '../../src/english/times.ts';
import { projectData } from '../../src/pipeline/data.ts';
import { createTimesReader } from '../../src/pipeline/times.ts';
import { plainDoc } from '../../test/annotate/times/plain.ts';
import { project } from '../../test/project.ts';
import { loadPeers } from './peers.ts';
import { scoreTimes, type SystemTime, type TimeScore } from './score.ts';
import { type GoldSentence, parseSentences } from './sentences.ts';

interface List {
  readonly name: string;
  readonly sentences: readonly GoldSentence[];
  readonly showErrors: boolean;
}

const FILES: Readonly<Record<string, string>> = {
  dev: 'sentences-fr-dev.txt',
  tuned: 'sentences-fr-tuned.txt',
  held: 'sentences-fr-held.txt',
  english: 'sentences-en.txt',
};

function option(name: string): string | null {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
}

function readLists(): List[] {
  const ours = Object.entries(FILES).map(([name, file]) => ({
    name,
    sentences: parseSentences(readFileSync(join(project, 'eval', 'time', file), 'utf8'), name),
    showErrors: name !== 'held',
  }));
  const given = option('--gold');
  return given ? [...ours, { name: 'gold', sentences: readGold(given), showErrors: true }] : ours;
}

function readGold(path: string): GoldSentence[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as GoldSentence);
}

function scoreWith(read: (sentence: GoldSentence) => readonly SystemTime[], { sentences }: List): TimeScore {
  return scoreTimes(sentences, new Map(sentences.map((sentence) => [sentence.id, read(sentence)])));
}

function printRow(system: string, list: List, { gold, spans, values, valuesWithMod }: TimeScore): void {
  const cells = [spans, values, valuesWithMod].map((figure) => figure.toFixed(1).padStart(8));
  process.stdout.write(
    `${system.padEnd(36)}${list.name.padEnd(8)}${String(gold).padStart(5)}${cells.join('')}\n`,
  );
}

type Floors = Readonly<Record<string, { readonly spans: number; readonly valuesWithMod: number }>>;

/** English times over bare words. */
function englishReader(): (sentence: GoldSentence) => readonly SystemTime[] {
  const stage = timesStage(loadEnglishTimes(projectData));
  return ({ text, date }) => {
    const evidence = { in: 'page' as const, from: 0, to: 0, text: '' };
    return stage.run(
      plainDoc(text, [{ value: date, role: 'published', basis: 'metadata', where: 'given', evidence }]),
    ).times;
  };
}

function main(): void {
  const reader = createTimesReader();
  const english = englishReader();
  const lists = readLists();
  const floors =
    (JSON.parse(readFileSync(join(project, 'eval', 'floors.json'), 'utf8')) as { time?: Floors }).time ?? {};
  process.stdout.write(
    `${'system'.padEnd(36)}${'list'.padEnd(8)}${'times'.padStart(5)}   spans  values with mod\n`,
  );
  for (const list of lists) {
    const score = scoreWith(list.name === 'english' ? english : (sentence) => reader(sentence).times, list);
    printRow('recoupe', list, score);
    if (process.argv.includes('--errors') && list.showErrors)
      for (const error of score.errors) process.stdout.write(`  ${error}\n`);
    const floor = floors[list.name];
    if (floor && (score.spans < floor.spans || score.valuesWithMod < floor.valuesWithMod)) {
      process.stdout.write(
        `  below the floor: spans ${floor.spans}, values with mod ${floor.valuesWithMod}\n`,
      );
      if (process.argv.includes('--check')) process.exitCode = 1;
    }
  }
  const peers = option('--peers');
  for (const { name, read } of peers ? loadPeers(peers) : [])
    for (const list of lists) if (list.name !== 'english') printRow(name, list, scoreWith(read, list));
}

main();
