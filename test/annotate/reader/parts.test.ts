import assert from 'node:assert/strict';
import { readContainer, writeContainer } from '../../../src/annotate/reader/container.ts';
import { readLexicon, writeLexicon } from '../../../src/annotate/reader/lexicon.ts';
import { type Clues, State } from '../../../src/annotate/reader/parser.ts';
import { applyScript, scriptOf } from '../../../src/annotate/reader/script.ts';
import { turnedGuide } from '../../../src/annotate/reader/tree.ts';
import { lefffCode, loadFrenchReaderTables } from '../../../src/french/reader.ts';
import { conlluOfText, conlluOfWords, parseConllu } from '../../../src/pipeline/conllu.ts';
import { projectData } from '../../../src/pipeline/data.ts';
import { frenchReader } from '../../../src/pipeline/french.ts';
import { costOf } from '../../../scripts/train/parses.ts';
import { test } from '../../runner.ts';

test('edit scripts lead back to the lemma', () => {
  for (const [form, lemma] of [
    ['parlions', 'parler'],
    ['Yeux', 'œil'],
    ['Facultés', 'faculté'],
    ['Rome', 'Rome'],
    ['ROME', 'rome'],
    ['-t-il', 'lui'],
  ] as const) {
    assert.equal(applyScript(scriptOf(form, lemma), form), lemma);
  }
  assert.equal(applyScript('lons>er', 'parlez'), null);
});

test('a lexicon that was written is read', () => {
  const lexicon = readLexicon(
    writeLexicon(
      new Map([
        ['dort', 'P3s:lt>mir'],
        ['port', 'Nms:l>'],
      ]),
    ),
  );
  assert.deepEqual(lexicon.analyses[lexicon.classOf('dort')], [{ code: 'P3s', script: 'lt>mir' }]);
  assert.equal(lexicon.classOf('dorme'), 0);
});

test('the French lexicon knows the conditional', () => {
  const { lexicon } = loadFrenchReaderTables(projectData);
  const codes = (form: string) => lexicon.analyses[lexicon.classOf(form)]!.map(({ code }) => code);
  assert.ok(codes('auraient').includes('C3p'));
  assert.ok(codes('maisons').includes('Nfp'));
});

test('features of a verb are named as Lefff names them', () => {
  assert.equal(lefffCode('Mood=Cnd|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin'), 'C3p');
  assert.equal(lefffCode('Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass'), 'Kfs');
  assert.equal(lefffCode('VerbForm=Inf'), 'W');
  assert.equal(lefffCode('Gender=Masc|Number=Sing'), '');
});

test('weights that were written are read; another format is refused', () => {
  const bytes = writeContainer({ names: ['a', 'é'] }, { b: Int8Array.of(1, -2, 0, 127) });
  const { lists, tables } = readContainer(bytes);
  assert.deepEqual(lists['names'], ['a', 'é']);
  assert.deepEqual([...tables['b']!.table], [1, -2, 0, 127]);
  const broken = Buffer.from(
    Buffer.from(bytes).toString('latin1').replace('"format":2', '"format":1'),
    'latin1',
  );
  assert.throws(() => readContainer(broken), /format/);
});

test('a tree turned twice is itself', () => {
  const guide = { heads: Int32Array.of(1, 4, 1, 2), labels: Int32Array.of(3, -1, 5, 6) };
  assert.deepEqual(turnedGuide(turnedGuide(guide)), guide);
});

test('the oracle counts the gold arcs that a move loses', () => {
  const empty = new Int32Array(4);
  const clues: Clues = {
    size: 3,
    word: empty,
    tag: empty,
    lemma: empty,
    bundle: empty,
    suffix: empty,
    lemmaTag: empty,
    bundleTag: empty,
  };
  const state = new State(clues);
  const heads = Int32Array.of(1, 3, 1);
  state.apply(0, -1);
  assert.deepEqual(
    [0, 1].map((move) => costOf(state, move, heads)),
    [1, 0],
  );
});

const GIVEN = [
  '# sent_id = x',
  '1-2\tDu\t_\t_\t_\t_\t_\t_\t_\t_',
  '1\tDe\t_\t_\t_\t_\t_\t_\t_\t_',
  '2\tle\t_\t_\t_\t_\t_\t_\t_\t_',
  '3\tport\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No',
  '4\t.\t_\t_\t_\t_\t_\t_\t_\t_',
  '',
  '',
].join('\n');

test('CoNLL-U: given words keep their lines, comments and spacing, and get the other columns', () => {
  const lines = conlluOfWords(GIVEN, frenchReader()).split('\n');
  assert.equal(lines[0], '# sent_id = x');
  assert.equal(lines[1], '1-2\tDu\t_\t_\t_\t_\t_\t_\t_\t_');
  assert.match(lines[2]!, /^1\tDe\tde\tADP\t_\t_\t3\tcase\t_\t_$/);
  assert.match(lines[4]!, /\tport\tNOUN\t_\tGender=Masc\|Number=Sing\t0\troot\t_\tSpaceAfter=No$/);
});

test('CoNLL-U: a file with a wrong number of columns is refused with its line', () => {
  assert.throws(() => parseConllu('1\tun\n'), /line 1: 2 columns/);
});

test('CoNLL-U: raw text comes out with its spacing, contractions as ranges', () => {
  const text = 'Le chef du port parle. Il a faim.';
  const conllu = conlluOfText(text, frenchReader());
  assert.match(conllu, /^3-4\tdu\t/m);
  const back = parseConllu(conllu).map(({ words, spans }) => {
    let out = '';
    for (let i = 0; i < words.length; i++) {
      const span = spans.get(i);
      const { form, misc } = span ?? words[i]!;
      out += form + (misc === 'SpaceAfter=No' ? '' : ' ');
      if (span) i = span.last;
    }
    return out;
  });
  assert.equal(back.join('').trim(), text);
});
