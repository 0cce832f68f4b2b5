/** What happens to a text on its way from one site to another: each rung of the ladder as a function. */
import type { Random } from './random.ts';

export type Paragraphs = readonly (readonly string[])[];

/** A run of whole sentences that holds about `share` of the text; from the start, or from anywhere. */
export function cut(text: Paragraphs, share: number, random: Random, fromStart: boolean): string[][] {
  const sentences = text.flat();
  const keep = Math.max(3, Math.round(sentences.length * share));
  const from = fromStart ? 0 : random.below(Math.max(1, sentences.length - keep + 1));
  return inParagraphs(sentences.slice(from, from + keep), random);
}

export function inParagraphs(sentences: readonly string[], random: Random): string[][] {
  const parts: string[][] = [];
  for (let i = 0; i < sentences.length; ) {
    const size = 2 + random.below(3);
    parts.push(sentences.slice(i, i + size));
    i += size;
  }
  return parts;
}

/** About `share` of the words changed: six in ten replaced, two dropped, two put in, from `vocabulary`. */
export function edit(
  text: Paragraphs,
  share: number,
  random: Random,
  vocabulary: readonly string[],
): string[][] {
  return text.map((sentences) =>
    sentences.map((sentence) => editSentence(sentence, share, random, vocabulary)),
  );
}

function editSentence(
  sentence: string,
  share: number,
  random: Random,
  vocabulary: readonly string[],
): string {
  return sentence
    .split(' ')
    .flatMap((word) => {
      if (!random.chance(share)) return [word];
      const stop = /[.!?…,;:»”"]+$/.exec(word)?.[0] ?? '';
      const fate = random.next();
      if (fate < 0.6) return [random.pick(vocabulary) + stop];
      return fate < 0.8 ? (stop ? [stop] : []) : [random.pick(vocabulary), word];
    })
    .join(' ');
}

/** Sentences in another order. */
export function shuffle(text: Paragraphs, random: Random): string[][] {
  return inParagraphs(random.shuffle(text.flat()), random);
}

/** `guest` whole, somewhere inside `host`. */
export function embed(guest: Paragraphs, host: Paragraphs, random: Random): Paragraphs {
  const at = 1 + random.below(Math.max(1, host.length - 1));
  return [...host.slice(0, at), ...guest, ...host.slice(at)];
}

/** Paragraphs of both, in turn. */
export function weave(one: Paragraphs, other: Paragraphs): Paragraphs {
  const parts: (readonly string[])[] = [];
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    if (one[i]) parts.push(one[i]!);
    if (other[i]) parts.push(other[i]!);
  }
  return parts;
}

/** What a bad translator leaves: grammar lost, endings changed, neighbours swapped, every sixth word another. */
export function garble(text: Paragraphs, random: Random, vocabulary: readonly string[]): string[][] {
  return text.map((sentences) => sentences.map((sentence) => garbleSentence(sentence, random, vocabulary)));
}

function garbleSentence(sentence: string, random: Random, vocabulary: readonly string[]): string {
  const words = sentence.split(' ').flatMap((word) => {
    if (/^\p{L}{1,3}$/u.test(word) && random.chance(0.3)) return [];
    if (/^\p{Ll}{5,}$/u.test(word) && random.chance(0.2))
      return [`${word.slice(0, -2)}${random.pick(['es', 'ant', 'er', 'é'])}`];
    return random.chance(0.12) && !/^[\p{Lu}\d«"]/u.test(word) ? [random.pick(vocabulary)] : [word];
  });
  for (let i = 1; i < words.length; i++)
    if (random.chance(0.08)) [words[i - 1], words[i]] = [words[i]!, words[i - 1]!];
  return words.join(' ');
}
