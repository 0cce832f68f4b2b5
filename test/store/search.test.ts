import assert from 'node:assert/strict';
import { join } from 'node:path';
import { findPassages, indexed, matchPassages } from '../../src/store/passages.ts';
import { indexWords, MAX_PARTS, parseQuery } from '../../src/store/terms.ts';
import { Workspace } from '../../src/store/index.ts';
import type { Doc } from '../../src/model/index.ts';
import { test } from '../runner.ts';
import { captureFrom, find, packed, store } from './example.ts';
import { withFolder } from './folder.ts';

/** A search over pages that are lists of lines, the first one the title. */
const over = (
  texts: readonly string[],
  body: (search: (text: string) => ReturnType<typeof find>) => Promise<void>,
) =>
  withFolder(async (folder) => {
    const workspace = await Workspace.open(join(folder, 'case'));
    try {
      await store(workspace, ...texts);
      await body((text) => find(workspace, text));
    } finally {
      await workspace.close();
    }
  });

test('search: words are folded and spelt in a-z0-9', () => {
  assert.deepEqual(indexWords("L'Élysée, cœur-à-cœur, n°3 ŁÓDŹ"), [
    'l',
    'elysee',
    'coeur',
    'a',
    'coeur',
    'n',
    '3',
    'lodz',
  ]);
  assert.deepEqual(indexWords('مالي Киев'), ['x645x627x644x64a', 'x43ax438x435x432']);
  assert.deepEqual(indexWords('\u0000 « » \uD800 🐘'), []);
  assert.equal(indexWords('a'.repeat(100_000))[0]?.length, 64);
});

test('search: a query is words, runs of words, beginnings and exclusions', () => {
  const parts = (text: string) => {
    const query = parseQuery(text);
    const show = (part: { words: readonly string[]; prefix: boolean }) =>
      part.words.join('_') + (part.prefix ? '*' : '');
    return query && [...query.wanted.map(show), ...query.unwanted.map((part) => `-${show(part)}`)].join(' ');
  };
  assert.equal(parts('Coup État'), 'coup etat');
  assert.equal(parts('"coup d\'État" mali'), 'coup_d_etat mali');
  assert.equal(parts('porte-parole attaq* -Niger -"coup d’État"'), 'porte_parole attaq* -niger -coup_d_etat');
  assert.equal(parts('l’armée aujourd’hui'), 'armee aujourd hui');
  assert.equal(parts('a'), 'a');
  assert.equal(parts('"not closed'), 'not closed');
  assert.equal(parts('-niger'), null);
  assert.equal(parts(''), null);
  assert.equal(parts(Array.from({ length: MAX_PARTS + 1 }, () => 'mot').join(' ')), null);
  for (const char of ['"', '-', '*', "'", ' ']) parts(char.repeat(500));
});

test('search: without accents and case, by form and by lemma, and the words are marked as they stand', () =>
  over(
    [
      'Titre\nDes tirs à Ségou. Rien ici. Un tir isolé, deux TIRS.',
      'Autre\nLe tireur de Ségou.',
      'Tiers\nLe tir.',
    ],
    async (search) => {
      assert.deepEqual(await search('segou'), {
        '0.txt': ['Des tirs à «Ségou».'],
        '1.txt': ['Le tireur de «Ségou».'],
      });
      const both = ['Des «tirs» à Ségou.', 'Un «tir» isolé, deux «TIRS».'];
      assert.deepEqual(await search('tirs'), { '0.txt': both, '2.txt': ['Le «tir».'] });
      assert.deepEqual(await search('tir'), { '0.txt': both, '2.txt': ['Le «tir».'] });
      assert.deepEqual(Object.keys(await search('tir*')), ['0.txt', '1.txt', '2.txt']);
      assert.deepEqual(await search('tir segou'), { '0.txt': ['Des «tirs» à «Ségou».', both[1]] });
      assert.deepEqual(Object.keys(await search('segou -tir')), ['1.txt']);
      assert.deepEqual(await search('"deux tirs"'), { '0.txt': ['Un tir isolé, «deux TIRS».'] });
      assert.deepEqual(await search('"tirs deux"'), {});
      assert.deepEqual(await search('bamako'), {});
    },
  ));

test('search: the title is searched, and shown where no sentence matches', () =>
  over(['Pluie à Gao\nIl fait beau.', 'Soleil\nPluie partout.', 'Pluie\nLa pluie.'], async (search) => {
    assert.deepEqual(await search('pluie'), {
      '2.txt': ['La «pluie».'],
      '0.txt': ['«Pluie» à Gao'],
      '1.txt': ['«Pluie» partout.'],
    });
  }));

test('search: more of the words in one sentence, then more sentences, then the newer page', () =>
  over(
    [
      'A\nRouge. Vert. Le 2022-01-01.',
      'B\nRouge et vert. Le 2020-01-01.',
      'C\nRouge. Vert. Le 2023-01-01.',
      'D\nRouge. Rouge. Vert.',
    ],
    async (search) => {
      assert.deepEqual(Object.keys(await search('rouge vert')), ['1.txt', '3.txt', '2.txt', '0.txt']);
    },
  ));

test('search: an older version of a page is not found, a page read again is found anew', () =>
  withFolder(async (folder) => {
    const workspace = await Workspace.open(folder);
    await store(workspace, 'Titre\nAncien mot.');
    await store(workspace, 'Titre\nNouveau mot.');
    assert.deepEqual(await find(workspace, 'ancien'), {});
    assert.deepEqual(await find(workspace, 'mot'), { '0.txt': ['Nouveau «mot».'] });
    const capture = captureFrom('Titre\nNouveau mot.', '0.txt');
    await workspace.put([{ page: packed(capture, 'plain2') }]);
    assert.deepEqual(await find(workspace, 'mot'), { '0.txt': ['Nouveau «mot».'] });
    await workspace.close();
  }));

const unread = (text: string): Doc<'sentences'> =>
  ({ title: null, text, sentences: [] }) as unknown as Doc<'sentences'>;

test('search: a page that no reader reads is cut at line ends and full stops, in bounded passages', () => {
  const passages = findPassages(unread('Uno dos. Tres!\nCuatro 3.5 cinco… Seis'));
  assert.deepEqual(
    passages.map((passage) => passage.text),
    ['Uno dos.', 'Tres!', 'Cuatro 3.5 cinco…', 'Seis'],
  );
  for (const char of [' ', '.', '«', '9', 'x', '\n', '. ']) {
    const long = findPassages(unread(char.repeat(100_000)));
    assert.ok(long.every((passage) => passage.text.length <= 600));
    indexed(long);
  }
});

test('search: a contracted word counts once as a form and with each of its lemmas', () => {
  const word = (from: number, to: number, lemma: string) => ({
    from,
    to,
    form: lemma,
    lemma,
    upos: 'X',
    feats: '',
    head: -1,
    deprel: 'x',
  });
  const doc = {
    title: null,
    text: 'retour du camp',
    sentences: [
      {
        from: 0,
        to: 14,
        words: [word(0, 6, 'retour'), word(7, 9, 'de'), word(7, 9, 'le'), word(10, 14, 'camp')],
      },
    ],
  } as unknown as Doc<'sentences'>;
  const passages = findPassages(doc);
  assert.deepEqual(indexed(passages), {
    forms: ['retour', 'du', 'camp'],
    lemmas: ['retour', 'de', 'le', 'camp'],
    pairs: [
      ['du', 'de'],
      ['du', 'le'],
    ],
  });
  const marks = (words: string[], lemmas: string[]) =>
    matchPassages(passages, { terms: [{ words, lemmas, prefix: false }], without: [] })[0]?.marks;
  assert.deepEqual(marks(['du', 'camp'], []), [{ from: 7, to: 14 }]);
  assert.deepEqual(marks(['le'], ['le']), [{ from: 7, to: 9 }]);
  assert.equal(marks(['un'], ['un']), undefined);
});
