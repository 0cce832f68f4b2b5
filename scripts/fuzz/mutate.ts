/** Inputs from inputs: a few random changes at a time, the same for the same seed. */

/** Numbers from 0 up to `below`, one after another. */
export type Random = (below: number) => number;

/** xorshift32 (Marsaglia 2003): small, and the same on every machine. */
export function createRandom(seed: number): Random {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return below <= 1 ? 0 : state % below;
  };
}

interface Material {
  readonly random: Random;
  readonly words: readonly Uint8Array[];
  readonly others: readonly Uint8Array[];
}

type Change = (input: Uint8Array, material: Material) => Uint8Array;

const BYTES = [
  0, 9, 10, 13, 32, 34, 37, 38, 39, 45, 46, 47, 48, 57, 58, 59, 60, 62, 91, 92, 93, 123, 125, 127, 128, 194,
  240, 255,
];

const CHANGES: readonly Change[] = [
  function flipBit(input, { random }) {
    const output = Uint8Array.from(input);
    const at = random(output.length);
    if (output.length > 0) output[at] = output[at]! ^ (1 << random(8));
    return output;
  },
  function setByte(input, { random }) {
    const output = Uint8Array.from(input);
    if (output.length > 0) output[random(output.length)] = BYTES[random(BYTES.length)]!;
    return output;
  },
  function cutOut(input, { random }) {
    const [from, to] = stretch(input, random);
    return Buffer.concat([input.subarray(0, from), input.subarray(to)]);
  },
  function double(input, { random }) {
    const [from, to] = stretch(input, random);
    return Buffer.concat([input.subarray(0, to), input.subarray(from)]);
  },
  // What grows faster than its input shows here: a short stretch, hundreds of times.
  function pileUp(input, { random }) {
    const [from, to] = stretch(input, random);
    const piece = input.subarray(from, Math.min(to, from + 1 + random(24)));
    const times = 1 << (3 + random(10));
    return insert(input, Buffer.concat(Array<Uint8Array>(times).fill(piece)), from);
  },
  function insertWord(input, { random, words }) {
    const word = words[random(words.length)];
    return word ? insert(input, word, random(input.length + 1)) : input;
  },
  function pileUpWord(input, { random, words }) {
    const word = words[random(words.length)];
    if (!word) return input;
    return insert(
      input,
      Buffer.concat(Array<Uint8Array>(1 << random(12)).fill(word)),
      random(input.length + 1),
    );
  },
  function splice(input, { random, others }) {
    const other = others[random(others.length)] ?? input;
    return Buffer.concat([
      input.subarray(0, random(input.length + 1)),
      other.subarray(random(other.length + 1)),
    ]);
  },
];

/** A changed copy of `input`, no longer than `longest`. */
export function mutate(input: Uint8Array, material: Material, longest: number): Uint8Array {
  let output = input;
  for (let changes = 1 + material.random(5); changes > 0; changes -= 1) {
    output = CHANGES[material.random(CHANGES.length)]!(output, material).subarray(0, longest);
  }
  return output;
}

function stretch(input: Uint8Array, random: Random): [from: number, to: number] {
  const from = random(input.length + 1);
  return [from, from + random(input.length - from + 1)];
}

function insert(input: Uint8Array, piece: Uint8Array, at: number): Uint8Array {
  return Buffer.concat([input.subarray(0, at), piece, input.subarray(at)]);
}
