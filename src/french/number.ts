/**
 * French quantities: «12», «16 000», «quarante-deux», «une dizaine», «au moins vingt», «entre 15 et 20», «des dizaines»
 * become a range. Approximations widen: «une dizaine» and «environ 10» are 8 to 12 (a fifth either way).
 */
import type { Quantity } from '../events/tables.ts';
import { fold } from '../text/fold.ts';

const UNITS: Readonly<Record<string, number>> = {
  zero: 0,
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  vingt: 20,
  vingts: 20,
  trente: 30,
  quarante: 40,
  cinquante: 50,
  soixante: 60,
  septante: 70,
  huitante: 80,
  nonante: 90,
};
const COLLECTIVES: Readonly<Record<string, number>> = {
  huitaine: 8,
  dizaine: 10,
  douzaine: 12,
  quinzaine: 15,
  vingtaine: 20,
  trentaine: 30,
  quarantaine: 40,
  cinquantaine: 50,
  soixantaine: 60,
  centaine: 100,
  millier: 1000,
};
const PLURALS: Readonly<Record<string, number>> = {
  dizaines: 10,
  douzaines: 12,
  centaines: 100,
  milliers: 1000,
};
const MULTIPLIERS: Readonly<Record<string, number>> = {
  cent: 100,
  cents: 100,
  mille: 1000,
  million: 1e6,
  millions: 1e6,
  milliard: 1e9,
  milliards: 1e9,
};
const APPROXIMATE = new Set(['environ', 'pres', 'quelque', 'presque', 'approximativement', 'autour']);
const DIGITS = /^\d{1,3}(?:[ .\u00a0\u202f]\d{3})+$|^\d+$/;

/** The quantity that the words of a noun phrase give, or null when no number is among them. */
export function parseFrenchQuantity(words: readonly string[]): Quantity | null {
  const folded = words.flatMap((word) => fold(word).split(DIGITS.test(fold(word)) ? /$^/ : /[-\s]+/));
  const plural = folded.find((word) => word in PLURALS);
  if (plural) return { low: 2 * PLURALS[plural]!, high: null, mod: 'approx' };
  const collective = folded.find((word) => word in COLLECTIVES);
  if (collective) return around(COLLECTIVES[collective]!);
  const numbers = readNumbers(folded);
  return numbers.length === 0 ? null : withModifier(numbers, folded);
}

function withModifier(numbers: readonly number[], folded: readonly string[]): Quantity {
  const [first, second] = numbers as [number, number | undefined];
  if (second !== undefined && second > first) return { low: first, high: second, mod: null };
  const follows = (a: string, b: string) => folded.some((word, i) => word === a && folded[i + 1] === b);
  if (follows('au', 'moins') || follows('plus', 'de')) return { low: first, high: null, mod: 'more' };
  if (follows('au', 'plus') || follows('moins', 'de')) return { low: null, high: first, mod: 'less' };
  return folded.some((word) => APPROXIMATE.has(word))
    ? around(first)
    : { low: first, high: first, mod: null };
}

function around(value: number): Quantity {
  return { low: Math.floor(value * 0.8), high: Math.ceil(value * 1.2), mod: 'approx' };
}

/** The numbers in a row of folded words; «un» and «une» alone are articles, not numbers. */
function readNumbers(folded: readonly string[]): number[] {
  const numbers: number[] = [];
  let run: string[] = [];
  for (const word of [...folded, '']) {
    if (DIGITS.test(word)) numbers.push(Number(word.replace(/\D/g, '')));
    else if (word in UNITS || word in MULTIPLIERS || (word === 'et' && run.length > 0)) run.push(word);
    else if (run.length > 0) {
      if (!(run.length === 1 && (run[0] === 'un' || run[0] === 'une'))) numbers.push(...valuesOf(run));
      run = [];
    }
  }
  return numbers;
}

/** «quinze et vingt» are two numbers, «vingt et un» is one. */
function valuesOf(run: readonly string[]): number[] {
  const at = run.indexOf('et');
  const tail = run.slice(at + 1);
  const joined = at > 0 && (tail[0] === 'un' || tail[0] === 'une' || tail[0] === 'onze');
  if (at > 0 && !joined) return [...valuesOf(run.slice(0, at)), ...valuesOf(tail)].filter(Number.isFinite);
  return run.length === 0 ? [] : [valueOf(run.filter((word) => word !== 'et'))];
}

function valueOf(words: readonly string[]): number {
  let total = 0;
  let group = 0;
  for (const word of words) {
    const factor = MULTIPLIERS[word];
    if (factor === undefined) group = word.startsWith('vingt') && group === 4 ? 80 : group + UNITS[word]!;
    else if (factor === 100) group = Math.max(group, 1) * 100;
    else {
      total += Math.max(group, 1) * factor;
      group = 0;
    }
  }
  return total + group;
}
