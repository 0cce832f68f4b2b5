/**
 * Texts to build the ladder from: real articles in `../shared` where that is there, else the project's own sample.
 * Nothing of them is written anywhere. Each belongs to the part that rules may be tuned on, or to the part that is
 * only measured.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { extract } from '../../src/pipeline/article.ts';

export interface BaseText {
  readonly lang: string;
  readonly title: string;
  /** Paragraphs of sentences. */
  readonly paragraphs: readonly (readonly string[])[];
  /** Texts of one topic are reports of one event, each by its own reporter. */
  readonly topic: string | null;
}

export interface Bases {
  readonly tuned: readonly BaseText[];
  readonly unseen: readonly BaseText[];
  /** For the second ladder: collections that neither part uses, and of the unseen part its French texts and its reports of one event. */
  readonly second: readonly BaseText[];
}

/** Sentences of a paragraph, roughly: a stop, a space, a capital. */
export function cutSentences(paragraph: string): string[] {
  return paragraph
    .split(/(?<=[.!?…]["»”’']?)\s+(?=["«“‘'(]?\s?[\p{Lu}\d])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

export function makeBase(lang: string, title: string, text: string, topic: string | null = null): BaseText {
  const paragraphs = text
    .split(/\n+/)
    .map((paragraph) => cutSentences(paragraph))
    .flatMap((sentences) => inFours(sentences))
    .filter((sentences) => sentences.length > 0);
  return { lang, title, paragraphs, topic };
}

/** Texts that came as one line get paragraphs, so that paragraphs can be moved. */
function inFours(sentences: readonly string[]): string[][] {
  const parts: string[][] = [];
  for (let i = 0; i < sentences.length; i += 4) parts.push(sentences.slice(i, i + 4));
  return parts;
}

export function wordCount({ paragraphs }: BaseText): number {
  return paragraphs.flat().reduce((n, sentence) => n + sentence.split(/\s+/).length, 0);
}

/** Articles of 120 words or more; even ones are for tuning, odd ones and two whole collections are not. */
export function readBases(shared: string | null, project: string): Bases {
  if (shared === null) return { tuned: readSample(project), unseen: [], second: [] };
  const corpora = join(shared, 'corpora');
  const halves = [
    readBbc(corpora),
    readWikinews(corpora),
    readExtraction(corpora, 'fundus'),
    readEvents(corpora),
  ];
  const apart = [readExtraction(corpora, 'readability'), readReports(corpora)];
  const apartFrom = new Set<string>();
  const long = (texts: readonly BaseText[]) =>
    texts.filter((text) => wordCount(text) >= (text.topic ? 60 : 120) && isNew(text, apartFrom));
  const byTopic = (text: BaseText, i: number) =>
    (text.topic === null ? i : Number(text.topic.split('-')[0])) % 2;
  const tuned = long([
    ...halves.flatMap((half) => half.filter((text, i) => byTopic(text, i) === 0)),
    ...readSample(project),
  ]);
  const unseen = long([
    ...halves.flatMap((half) => half.filter((text, i) => byTopic(text, i) === 1)),
    ...apart.flat(),
  ]);
  const others = long([...readPlaces(corpora), ...readSequoia(corpora), ...readWires(corpora)]);
  return {
    tuned,
    unseen,
    second: [...others, ...unseen.filter(({ lang, topic }) => lang === 'fr' || topic !== null)],
  };
}

/** No twentieth of its runs of eight words stands in a text before it: corpora hold some texts twice, and fillers. */
function isNew(text: BaseText, known: Set<string>): boolean {
  if (text.topic !== null) return true;
  const own = [...runsOf(text)];
  const isKnown = own.filter((run) => known.has(run)).length > 0.05 * own.length;
  for (const run of own) known.add(run);
  return !isKnown;
}

function readLines(file: string): unknown[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown);
}

function readBbc(corpora: string): BaseText[] {
  const rows = readLines(join(corpora, 'news-fr/bbc-afrique.jsonl.gz')) as { title: string; text: string }[];
  return rows.map(({ title, text }) => makeBase('fr', title, text));
}

function readWikinews(corpora: string): BaseText[] {
  const folder = join(corpora, 'news-fr/wikinews');
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const html = readFileSync(join(folder, file), 'utf8');
      const paragraphs = [...html.matchAll(/<p>([^]*?)<\/p>/g)].map(([, inner]) =>
        inner!.replace(/<[^>]+>|\s+/g, ' '),
      );
      return makeBase('fr', /<title>(.*?)<\/title>/.exec(html)?.[1] ?? '', paragraphs.join('\n'));
    });
}

function readExtraction(corpora: string, part: string): BaseText[] {
  const file = join(corpora, 'extraction', part, 'gold.json');
  const rows = JSON.parse(readFileSync(file, 'utf8')) as {
    lang: string;
    gold: { title?: string; text?: string };
  }[];
  return rows
    .filter(({ gold }) => gold.text !== undefined)
    .map(({ lang, gold }) => makeBase(lang || 'en', gold.title ?? '', gold.text!.slice(0, 12_000)));
}

function readReports(corpora: string): BaseText[] {
  const rows = readLines(join(corpora, 'events/giveme5w1h/gold_dev.jsonl')) as Record<string, string>[];
  return rows.flatMap((row) => {
    const text = row['text'] ?? row['maintext'] ?? '';
    return text === '' ? [] : [makeBase('en', row['title'] ?? '', text)];
  });
}

/** Reports on one event by several outlets (ECB+); a topic holds two events, told apart by the file's name. */
function readEvents(corpora: string): BaseText[] {
  const rows = readLines(join(corpora, 'events/ecbplus/ecbplus_topics01-35.jsonl.gz')) as {
    doc: string;
    topic: number;
    sentences: string[][];
  }[];
  const texts = rows.map(({ doc, topic, sentences }) =>
    makeBase('en', doc, joinTokens(sentences), `${topic}-${doc.includes('plus') ? 'b' : 'a'}`),
  );
  return texts.filter(
    (text, i) => !texts.some((other, j) => j < i && other.topic === text.topic && sharesRuns(text, other)),
  );
}

/** Tokens to text; the address and the heading that some begin with are left out. */
function joinTokens(sentences: readonly (readonly string[])[]): string {
  const body = sentences.filter((tokens) => tokens[0] !== 'http' && /^[.!?"'”]+$/.test(tokens.at(-1) ?? ''));
  let quoted = false;
  return body
    .map((tokens) => tokens.join(' '))
    .join(' ')
    .replace(/``|''|"|“|”/g, () => {
      quoted = !quoted;
      return quoted ? '⟪' : '⟫';
    })
    .replace(/⟪\s*/g, '“')
    .replace(/\s*⟫/g, '”')
    .replace(/ ([,.;:!?'’)])/g, '$1');
}

/** A twentieth of the runs of eight words of one stand in the other: an agency's text in both, no two reporters. */
function sharesRuns(one: BaseText, other: BaseText): boolean {
  const [x, y] = [runsOf(one), runsOf(other)];
  const shared = [...x].filter((run) => y.has(run)).length;
  return shared > 0.05 * Math.min(x.size, y.size);
}

const runs = new WeakMap<BaseText, ReadonlySet<string>>();

/** The runs of eight words of a text, outside its quotations. */
function runsOf(text: BaseText): ReadonlySet<string> {
  const known = runs.get(text);
  if (known) return known;
  const plain = text.paragraphs
    .flat()
    .join(' ')
    .replace(/“[^”]{0,2000}”/g, ' ')
    .toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  const found = new Set(words.map((_, i) => words.slice(i, i + 8).join(' ')).slice(0, -7));
  runs.set(text, found);
  return found;
}

/** The project's own sample case. */
function readSample(project: string): BaseText[] {
  const folder = join(project, 'examples/mali/pages');
  if (!existsSync(folder)) return [];
  // The second and third are themselves copies of the first.
  return readdirSync(folder)
    .sort()
    .filter((file) => !/^0[23]-/.test(file))
    .map((file) => {
      const { title, text, lang } = extract(readFileSync(join(folder, file)), { path: file });
      return makeBase(lang ?? 'fr', title ?? file, text);
    });
}

/** Reports of WikiNews and others, made for geoparsing. */
function readPlaces(corpora: string): BaseText[] {
  return ['GeoVirus', 'TR-News'].flatMap((name) => {
    const xml = gunzipSync(readFileSync(join(corpora, `events/geoparsing/${name}.xml.gz`))).toString('utf8');
    return [...xml.matchAll(/<text>([^]*?)<\/text>/g)].map(([, text]) =>
      makeBase(
        'en',
        '',
        text!
          .replace(/&quot;/g, '"')
          .replace(/&apos;/g, "'")
          .replace(/&amp;/g, '&'),
      ),
    );
  });
}

/** French sentences that stood near one another, sixteen a text. */
function readSequoia(corpora: string): BaseText[] {
  const file = join(corpora, 'french/ud-sequoia/fr_sequoia-ud-train.conllu.gz');
  const rows = gunzipSync(readFileSync(file)).toString('utf8');
  const sentences = [...rows.matchAll(/^# text = (.*)$/gm)]
    .map(([, text]) => text!)
    .filter(({ length }) => length > 30);
  return Array.from({ length: Math.floor(sentences.length / 16) }, (_, i) =>
    makeBase('fr', '', sentences.slice(16 * i, 16 * i + 16).join('\n')),
  );
}

/** Reports of an agency in capitals; a few, for they hold doubles. */
function readWires(corpora: string): BaseText[] {
  const rows = readLines(join(corpora, 'events/muc4/train_dev1300.jsonl.gz')) as { text: string }[];
  return rows
    .filter((_, i) => i % 20 === 0)
    .map(({ text }) =>
      makeBase('en', '', (text.split('[TEXT]')[1] ?? text).replace(/([^\n])\n(?!\n)/g, '$1 ')),
    );
}
