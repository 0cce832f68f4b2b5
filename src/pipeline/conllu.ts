/**
 * CoNLL-U in and out: raw text to trees, and the columns of given words filled (the face of `recoupe parse`).
 *
 * Format: universaldependencies.org/format.html. Empty nodes (`8.1`) are dropped; comments are kept; the columns XPOS
 * and DEPS are left empty.
 */
import { cutSentences, type RawWord, type ReaderModel, readWords } from '../annotate/reader/index.ts';
import type { Word } from '../model/index.ts';

/** One sentence of a CoNLL-U file. */
export interface ConlluSentence {
  readonly comments: readonly string[];
  readonly words: readonly ConlluWord[];
  /** Multi-word tokens by index of their first word; `last` is inclusive. */
  readonly spans: ReadonlyMap<
    number,
    { readonly last: number; readonly form: string; readonly misc: string }
  >;
}

/** A line of a CoNLL-U file; `head` is an index, -1 for the root. */
export interface ConlluWord {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly feats: string;
  readonly head: number;
  readonly deprel: string;
  readonly misc: string;
}

/** The sentences of a CoNLL-U file; throws with the line number when a line has not ten columns. */
export function parseConllu(content: string): ConlluSentence[] {
  const sentences: ConlluSentence[] = [];
  let comments: string[] = [];
  let words: ConlluWord[] = [];
  let spans = new Map<number, { last: number; form: string; misc: string }>();
  const close = () => {
    if (words.length > 0) sentences.push({ comments, words, spans });
    comments = [];
    words = [];
    spans = new Map();
  };
  for (const [number, line] of content.split(/\r?\n/).entries()) {
    if (line.trim() === '') close();
    else if (line.startsWith('#')) comments.push(line);
    else addLine(line, number, words, spans);
  }
  close();
  return sentences;
}

function addLine(
  line: string,
  number: number,
  words: ConlluWord[],
  spans: Map<number, { last: number; form: string; misc: string }>,
): void {
  const cells = line.split('\t');
  if (cells.length !== 10) throw new Error(`line ${number + 1}: ${cells.length} columns, 10 wanted`);
  const [id, form, lemma, upos, , feats, head, deprel, , misc] = cells as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  if (id.includes('.')) return;
  if (id.includes('-')) {
    spans.set(Number(id.split('-')[0]) - 1, { last: Number(id.split('-')[1]) - 1, form, misc });
    return;
  }
  words.push({
    form,
    lemma,
    upos,
    feats: feats === '_' ? '' : feats,
    head: head === '_' ? -1 : Number(head) - 1,
    deprel,
    misc,
  });
}

/** Raw text to CoNLL-U; a blank line ends a paragraph, which no sentence crosses. */
export function conlluOfText(text: string, model: ReaderModel): string {
  const parts = cutSentences(text, model).map((words, i) => {
    const from = words[0]!.from;
    const to = words.at(-1)!.to;
    const comments = [`# sent_id = ${i + 1}`, `# text = ${text.slice(from, to).replace(/\s+/g, ' ')}`];
    return formatSentence(comments, readWords(words, model), text);
  });
  return parts.join('');
}

/** The columns LEMMA, UPOS, FEATS, HEAD and DEPREL filled for words and sentences that are given. */
export function conlluOfWords(content: string, model: ReaderModel): string {
  return parseConllu(content)
    .map(({ comments, words, spans }) => {
      const read = readWords(
        words.map(({ form }): RawWord => ({ form, from: 0, to: 0 })),
        model,
      );
      const lines: string[] = [...comments];
      for (const [i, word] of read.entries()) {
        const span = spans.get(i);
        if (span) lines.push(spanLine(i, span.last, span.form, span.misc));
        lines.push(wordLine(i, word, words[i]!.misc));
      }
      return `${lines.join('\n')}\n\n`;
    })
    .join('');
}

function formatSentence(comments: readonly string[], words: readonly Word[], text: string): string {
  const lines = [...comments];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const last = lastOfToken(words, i);
    const opens = last > i && (i === 0 || words[i - 1]!.from !== word.from);
    const glued = words[last + 1]?.from === word.to ? 'SpaceAfter=No' : '_';
    if (opens) lines.push(spanLine(i, last, text.slice(word.from, word.to), glued));
    const inside = opens || (i > 0 && words[i - 1]!.from === word.from);
    lines.push(wordLine(i, word, inside ? '_' : glued));
  }
  return `${lines.join('\n')}\n\n`;
}

function lastOfToken(words: readonly Word[], i: number): number {
  let last = i;
  while (words[last + 1]?.from === words[i]!.from) last++;
  return last;
}

function spanLine(first: number, last: number, form: string, misc: string): string {
  return [`${first + 1}-${last + 1}`, form, '_', '_', '_', '_', '_', '_', '_', misc].join('\t');
}

function wordLine(i: number, word: Word, misc: string): string {
  const { form, lemma, upos, feats, head, deprel } = word;
  return [i + 1, form, lemma, upos, '_', feats || '_', head + 1, deprel, '_', misc].join('\t');
}
