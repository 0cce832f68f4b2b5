/**
 * The checks on translations of our own: good ones pass, and every way of spoiling one is found. What is spoilt is the
 * translation, as an engine would: a number dropped or changed, a negation gone, the indicative for the conditional.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCheckTables, materialOfTitle, targetReader } from '../../src/pipeline/translate.ts';
import { checkTranslation, type CheckTables } from '../../src/translate/index.ts';
import { project } from '../project.ts';
import { test } from '../runner.ts';

interface Pair {
  readonly from: string;
  readonly to: string;
  readonly source: string;
  readonly target: string;
  readonly names: readonly string[];
}

const pairs = readFileSync(join(project, 'test/translate/pairs.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line): Pair => {
    const [direction = '', source = '', target = '', names = ''] = line.split('\t');
    const [from = '', to = ''] = direction.split('-');
    return { from, to, source, target, names: names.split('|').filter((name) => name !== '') };
  });

const loaded = new Map<string, CheckTables>();

function tablesOf({ from, to }: Pair): CheckTables {
  const key = `${from}-${to}`;
  const tables = loaded.get(key) ?? loadCheckTables({ from, to });
  loaded.set(key, tables);
  return tables;
}

function problemsOf(pair: Pair, target = pair.target): string[] {
  const [sentence] = materialOfTitle(pair.source, pair.from, pair.names).sentences;
  const read = targetReader(pair.to)(target);
  return checkTranslation(sentence!, read, tablesOf(pair)).problems.map(
    ({ check, message }) => `${check}: ${message}`,
  );
}

test('translations: good ones pass every check', () => {
  const failed = pairs.flatMap((pair) =>
    problemsOf(pair).map((problem) => `${pair.from}-${pair.to} ${pair.target}\n  ${problem}`),
  );
  assert.equal(failed.join('\n'), '');
  assert.ok(pairs.length >= 40);
});

/** A way to spoil a translation: every variant of it, with the check that must find it. */
interface Spoiler {
  readonly check: string;
  readonly spoil: (target: string, to: string) => readonly string[];
}

/** One variant for each match of the pattern. */
function replaceEach(target: string, pattern: RegExp, by: (found: string) => string | null): string[] {
  return Array.from(target.matchAll(pattern)).flatMap((match) => {
    const other = by(match[0]);
    return other === null
      ? []
      : [target.slice(0, match.index) + other + target.slice(match.index + match[0].length)];
  });
}

const INDICATIVE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: { 'would have': 'has', could: 'will', reportedly: '', 'is said to be': 'is', alleged: 'known' },
  es: { habría: 'ha', habrían: 'han', tendría: 'tiene', aparentemente: 'ayer' },
  ca: { hauria: 'ha', haurien: 'han', tindria: 'té', tindrien: 'tenen', presumptament: 'ahir' },
  fr: { tiendraient: 'tiennent', auraient: 'ont' },
};
const NEGATION: Readonly<Record<string, RegExp>> = {
  en: /\b(?:not|never|without|No) /g,
  // Where a second word of the negation is left the sentence is wrong, but still a negation.
  es: /\b(?:[Nn]o(?! \p{L}+ (?:perdido|dicho))|Nadie|sin) /gu,
  ca: /\b(?:[Nn]o(?! \p{L}+ perdut)|sense) /gu,
  fr: /n'avait pas|ne sont pas/g,
};
const BOUND: Readonly<Record<string, RegExp>> = {
  en: /\b(?:about|[Mm]ore than|nearly|at least|At least) (?=\d|thirty|three)/g,
  es: /\b(?:Más de|unas) /g,
  ca: /\b(?:Més de|Prop de) /g,
  fr: /\b(?:Quelque|Au moins) /g,
};

const SPOILERS: readonly Spoiler[] = [
  { check: 'number', spoil: (target) => replaceEach(target, /(?<!\S*\/\S*)\d+(?:[.,]\d+)?/g, () => '') },
  {
    check: 'number',
    spoil: (target) => replaceEach(target, /(?<!\S*\/\S*)\d+/g, (found) => String(Number(found) + 1)),
  },
  { check: 'number', spoil: (target) => replaceEach(target, /\bmillions?\b/g, () => 'billion') },
  {
    check: 'number',
    spoil: (target, to) =>
      to === 'en' ? replaceEach(target, /\b(?:thirty|ninety|three|twenty|two)\b/gi, () => 'five') : [],
  },
  { check: 'number', spoil: (target) => [target.replace(/\.$/, ', 77.')] },
  { check: 'approximate', spoil: (target, to) => replaceEach(target, BOUND[to]!, () => '') },
  {
    check: 'approximate',
    spoil: (target, to) =>
      to === 'en' ? replaceEach(target, /[Mm]ore than (?=\d)(?!\d+%)/g, () => 'less than') : [],
  },
  {
    check: 'date',
    spoil: (target) => replaceEach(target, /\b(?:May|mayo|maig|March|July|agosto|febrer|gener)\b/g, () => ''),
  },
  {
    check: 'date',
    spoil: (target) =>
      replaceEach(target, /\b(?:Tuesday|martes|dimarts|lundi|dilluns|Thursday)\b/g, () => ''),
  },
  { check: 'negation', spoil: (target, to) => replaceEach(target, NEGATION[to]!, () => '') },
  {
    check: 'hedge',
    spoil: (target, to) =>
      Object.entries(INDICATIVE[to]!).flatMap(([from, by]) =>
        replaceEach(target, new RegExp(`\\b${from}(?!\\p{L})`, 'gu'), () => by),
      ),
  },
  { check: 'quotation', spoil: (target) => replaceEach(target, /["«»]/g, () => '') },
  { check: 'percent', spoil: (target) => replaceEach(target, /%/g, () => '') },
  {
    check: 'link',
    spoil: (target) => replaceEach(target, /https:\S+(?=\.$)/g, () => 'https://exemple.org/'),
  },
  {
    check: 'length',
    spoil: (target) =>
      target.length < 40
        ? []
        : [target.slice(0, 12), `${target} ${target.replace(/\d/g, '')} ${target.replace(/\d/g, '')}`],
  },
];

test('translations: every way of spoiling one is found', () => {
  const missed: string[] = [];
  const done = new Map<string, number>();
  for (const pair of pairs) {
    for (const { check, spoil } of SPOILERS) {
      for (const spoilt of spoil(pair.target, pair.to)) {
        done.set(check, (done.get(check) ?? 0) + 1);
        if (!problemsOf(pair, spoilt).some((problem) => problem.startsWith(check)))
          missed.push(`${check} ${pair.from}-${pair.to}: ${spoilt}`);
      }
    }
    for (const name of pair.names) {
      const last = name.split(' ').at(-1)!;
      if (!pair.target.includes(last)) continue;
      const spoilt = pair.target.replace(last, 'Zarbi');
      if (!problemsOf(pair, spoilt).some((problem) => problem.startsWith('name')))
        missed.push(`name: ${spoilt}`);
    }
  }
  assert.equal(missed.join('\n'), '');
  for (const { check } of SPOILERS) assert.ok((done.get(check) ?? 0) > 0, `nothing was spoilt for ${check}`);
});

test('translations: certainty that comes in is found as well as certainty that goes', () => {
  const [pair] = pairs;
  const plain = { ...pair!, source: 'Le maire de Gorom a quitté la ville mardi soir.' };
  assert.deepEqual(problemsOf(plain, 'The mayor of Gorom left the town on Tuesday evening.'), []);
  const problems = problemsOf(plain, 'The mayor of Gorom reportedly left the town on Tuesday evening.');
  assert.ok(problems.some((problem) => problem.startsWith('hedge: added')));
});

test('translations: an answer that is the original, or goes in a circle, or is empty, is found', () => {
  const pair = pairs.find(({ source }) => source.startsWith('Des centaines'))!;
  assert.ok(problemsOf(pair, pair.source).some((problem) => problem.startsWith('untranslated')));
  assert.ok(problemsOf(pair, '').some((problem) => problem.startsWith('untranslated')));
  assert.ok(
    problemsOf(pair, `${pair.target} the end the end the end the end the end`).some((problem) =>
      problem.startsWith('repetition'),
    ),
  );
});

test('translations: hostile sentences are checked in linear time', () => {
  const pair = pairs[0]!;
  for (const unit of [
    ' ',
    '«',
    '7',
    'x',
    '1 000 ',
    'ne pas ',
    'deux cent ',
    '@a',
    'aurait ',
    'http://a',
    '1,',
    'XX ',
  ]) {
    const source = unit.repeat(Math.ceil(100_000 / unit.length));
    const began = performance.now();
    checkTranslation(
      { text: source, conditionals: null, names: [] },
      { text: source, conditionals: null },
      tablesOf(pair),
    );
    assert.ok(performance.now() - began < 4000, `${JSON.stringify(unit)}: ${performance.now() - began} ms`);
  }
});
