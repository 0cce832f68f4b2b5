/**
 * How fast French is read: tokens per second of processor time, each step by itself and all together, from raw text;
 * how long loading takes; how large the files are. The text is that of the sample case's pages.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cutSentences, type ReaderModel, readSentences, readWords } from '../src/annotate/reader/index.ts';
import { findTokens } from '../src/annotate/reader/tokens.ts';
import { loadReader } from '../src/pipeline/reader.ts';
import { project } from '../test/project.ts';

const PAGES = join(project, 'examples/mali/pages');
const ROUNDS = 20;

export async function bench(): Promise<readonly string[]> {
  const { value: model, seconds: loading } = timed(() => loadReader('fr'));
  const text = readText();
  const words = readSentences(text, model).reduce((sum, sentence) => sum + sentence.words.length, 0);
  const cut = cutSentences(text, model);
  const rate = (work: () => unknown) => {
    const { seconds } = timed(() => {
      for (let round = 0; round < ROUNDS; round++) work();
    });
    return `${Math.round((words * ROUNDS) / seconds).toLocaleString('en')} tokens per CPU-second`;
  };
  return [
    `load: ${Math.round(loading * 1000)} ms, ${sizes()}`,
    `tokens: ${rate(() => findTokens(text, model.tokens))}`,
    `tokens, sentences and words: ${rate(() => cutSentences(text, model))}`,
    `tags, lemmas and trees of given words: ${rate(() => readAll(cut, model))}`,
    `raw text to trees: ${rate(() => readSentences(text, model))}`,
  ];
}

function readAll(sentences: ReturnType<typeof cutSentences>, model: ReaderModel): void {
  for (const words of sentences) readWords(words, model);
}

function timed<T>(work: () => T): { value: T; seconds: number } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { value, seconds: (user + system) / 1e6 };
}

/** The pages without their tags: rough, but it is prose that counts here. */
function readText(): string {
  return readdirSync(PAGES)
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) =>
      readFileSync(join(PAGES, name), 'utf8').replace(/<(?:script|style)[\s\S]*?<\/\w+>|<[^>]*>/g, '\n'),
    )
    .join('\n\n');
}

function sizes(): string {
  const size = (name: string) => (statSync(join(project, 'data', name)).size / 2 ** 20).toFixed(1);
  return `weights ${size('models/reader-fr.bin')} MB, generated lexicon ${size('generated/fr-lexicon.bin')} MB`;
}
