/**
 * How fast French is read: tokens per second of processor time, each step by itself and all together, from raw text;
 * fr-compromise on the same text; how long loading takes; how large the files are. The text is that of the sample case's
 * pages.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import nlp from 'fr-compromise';
import {
  cutSentences,
  type ReaderModel,
  readerStage,
  readSentences,
  readWords,
} from '../src/annotate/reader/index.ts';
import { draftOf, tag } from '../src/annotate/reader/tagger.ts';
import { findTokens } from '../src/annotate/reader/tokens.ts';
import { namesStage } from '../src/annotate/names/index.ts';
import { timesStage } from '../src/annotate/times/index.ts';
import { loadFrench } from '../src/french/index.ts';
import { projectData } from '../src/pipeline/data.ts';
import { createTextReader } from '../src/pipeline/index.ts';
import { articleOfText } from '../src/pipeline/text.ts';
import { loadReader } from '../src/pipeline/reader.ts';
import { project } from '../test/project.ts';

const PAGES = join(project, 'examples/mali/pages');
const ROUNDS = 8;

export async function bench(): Promise<readonly string[]> {
  const { value: model, seconds: loading } = timed(() => loadReader('fr'));
  const read = createTextReader();
  const annotate = annotator();
  const pages = readPages();
  const text = pages.join('\n\n');
  const words = readSentences(text, model).reduce((sum, sentence) => sum + sentence.words.length, 0);
  const cut = cutSentences(text, model);
  const rate = (work: () => unknown) => {
    work();
    const { seconds } = timed(() => {
      for (let round = 0; round < ROUNDS; round++) work();
    });
    return `${thousands(Math.round((words * ROUNDS) / seconds))} tokens per CPU-second`;
  };
  return [
    `load: ${Math.round(loading * 1000)} ms, ${sizes()}`,
    `tokens: ${rate(() => findTokens(text, model.tokens))}`,
    `tokens, sentences and words: ${rate(() => cutSentences(text, model))}`,
    `tags of given words: ${rate(() => tagAll(cut, model))}`,
    `tags, lemmas and trees of given words: ${rate(() => readAll(cut, model))}`,
    `raw text to trees: ${rate(() => readSentences(text, model))}`,
    `raw text to trees, names and dates: ${rate(() => pages.forEach((page) => annotate(page)))}`,
    `raw text to trees, names, dates, places, claims and events: ${rate(() => pages.forEach((page) => read(page)))}`,
    `fr-compromise, raw text to tags: ${rate(() => nlp(text).json())}`,
  ];
}

/** Reader, names and times alone: what the goal of 15,000 is set for. */
function annotator(): (page: string) => unknown {
  const french = loadFrench(projectData);
  const reader = readerStage(french.reader);
  const names = namesStage(french.names);
  const times = timesStage(french.times);
  return (page) => times.run(names.run(reader.run(articleOfText(page, null))));
}

function thousands(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

function tagAll(sentences: ReturnType<typeof cutSentences>, model: ReaderModel): void {
  for (const words of sentences) {
    const forms = words.map(({ form }) => form);
    tag(draftOf(forms, model.shapes, model.tags.styles), model.tags);
  }
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
function readPages(): string[] {
  return readdirSync(PAGES)
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) =>
      readFileSync(join(PAGES, name), 'utf8').replace(/<(?:script|style)[\s\S]*?<\/\w+>|<[^>]*>/g, '\n'),
    );
}

function sizes(): string {
  const size = (name: string) => (statSync(join(project, 'data', name)).size / 2 ** 20).toFixed(1);
  return `weights ${size('models/reader-fr.bin')} MB, generated lexicon ${size('generated/fr-lexicon.bin')} MB`;
}
