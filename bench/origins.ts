/**
 * `npm run bench -- origins`, or `node build/bench/origins.js PAGES…` for other sizes than ten thousand pages: speed and memory of the study of copies over synthetic pages.
 *
 * A page is made from its number alone, so that it can be read again without being kept: three in ten are edited copies
 * of a page shortly before, every page carries one of a hundred footers. Words follow Zipf's law; texts are 120 to 700
 * words. The making of pages is timed by itself and taken off.
 */
import { fileURLToPath } from 'node:url';
import type { Article } from '../src/model/index.ts';
import { DENSE, type OriginPage, OriginStudy, parseOriginTables, SPARSE } from '../src/origins/index.ts';

const WORDS = 60_000;
/** Words as common as «de» and «qui»: half of a text. */
const GRAMMAR = 150;
/** Up to so many pages everything is kept (`DENSE`). */
const DENSE_UP_TO = 20_000;
const vocabulary = Array.from({ length: WORDS }, (_, i) => spell(i));

function spell(number: number): string {
  const syllables = ['ba', 'ké', 'lo', 'mi', 'ran', 'tu', 'sen', 'do', 'gar', 'pi', 'fel', 'nou'];
  let word = '';
  for (let n = number + 1; n > 0; n = Math.floor(n / 12)) word += syllables[n % 12];
  // The commonest are grammar: three letters or fewer; names come among the rare ones.
  if (number < GRAMMAR) return word.slice(0, 3);
  return number > 400 && number % 9 === 0 ? word[0]!.toUpperCase() + word.slice(1) : word;
}

/** A stream of chance that belongs to one number. */
function chance(seed: number): () => number {
  let x = Math.imul(seed + 1, 0x9e3779b1) | 1;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 0x1_0000_0000;
  };
}

/** Words drawn by Zipf's law once, so that to draw one is to look it up. */
const DRAWN = 1 << 18;
const drawn = (() => {
  const random = chance(3);
  const draw = () => vocabulary[Math.min(WORDS - 1, Math.floor(WORDS ** random()) - 1)]!;
  return Array.from({ length: DRAWN }, draw);
})();

function zipf(random: () => number): string {
  return drawn[Math.floor(random() * DRAWN)]!;
}

function sentencesOf(number: number): string[] {
  const random = chance(number);
  const count = 10 + Math.floor(random() * 26);
  return Array.from({ length: count }, () => {
    const words = Array.from({ length: 10 + Math.floor(random() * 16) }, () => zipf(random));
    return `${words[0]![0]!.toUpperCase()}${words[0]!.slice(1)} ${words.slice(1).join(' ')}.`;
  });
}

/** The text of a page; a copy drops some sentences of its source and changes every eighth word. */
function textOf(number: number): string {
  const random = chance(number + 77_777_777);
  const source = random() < 0.3 && number > 50 ? number - 1 - Math.floor(random() * 40) : null;
  const footer = `Pied de page ${number % 100} : ${sentencesOf(2_000_000_000 + (number % 100))
    .slice(0, 2)
    .join(' ')}`;
  if (source === null) return [...sentencesOf(number), footer].join('\n');
  const kept = sentencesOf(source).filter(() => random() < 0.8);
  return [
    ...kept.map((sentence) => sentence.replace(/\S+/g, (word) => (random() < 0.12 ? zipf(random) : word))),
    footer,
  ].join('\n');
}

function pageOf(number: number): OriginPage {
  const article: Article = {
    page: '',
    url: null,
    title: null,
    byline: null,
    site: `Site ${number % 3000}`,
    lang: 'fr',
    canonical: null,
    tags: [],
    verdict: { kind: 'article', genre: 'news', confidence: 1 },
    text: textOf(number),
    blocks: [],
    trace: [],
    credits: [],
    machineTranslated: { value: null, evidence: [] },
    dateCandidates: [],
    diagnostics: [],
  };
  return { name: `p${number}`, article, published: null, fetchedAt: null };
}

function measure(count: number): string {
  const start = process.cpuUsage();
  for (let i = 0; i < count; i += 10) pageOf(i);
  const making = (seconds(start) * 10) / count;
  const study = new OriginStudy(parseOriginTables([], []), count <= DENSE_UP_TO ? DENSE : SPARSE);
  let read = 0;
  let peak = 0;
  const began = process.cpuUsage();
  for (let i = 0; i < count; i++) study.add(pageOf(i));
  const sketched = seconds(began) - count * making;
  const groups = study.groups((index) => {
    read += 1;
    if (read % 50_000 === 0) peak = Math.max(peak, process.memoryUsage().arrayBuffers);
    return pageOf(index);
  }, false);
  peak = Math.max(peak, process.memoryUsage().arrayBuffers);
  const whole = seconds(began) - (count + read) * making;
  const pages = groups.reduce((n, { articles }) => n + articles.length, 0);
  return (
    `${count} pages: ${Math.round(count / sketched)} sketched a CPU-second, ${Math.round(count / whole)} in all; ` +
    `sketches ${mega(study.bytes)} MB, with their index ${mega(peak)} MB, whole process ${mega(process.memoryUsage().rss)} MB; ` +
    `${groups.length} groups of ${pages} pages`
  );
}

function seconds(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function mega(bytes: number): number {
  return Math.round(bytes / 1e6);
}

/** The line of ten thousand pages. */
export function bench(): Promise<readonly string[]> {
  return Promise.resolve([measure(10_000)]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const count of process.argv.slice(2)) process.stdout.write(`${measure(Number(count))}\n`);
}
