import assert from 'node:assert/strict';
import { readerStage } from '../../../src/annotate/reader/index.ts';
import { feature } from '../../../src/model/index.ts';
import type { Doc, Sentence, Word } from '../../../src/model/index.ts';
import { readEnglish } from '../../../src/pipeline/english.ts';
import { frenchReader, readFrench } from '../../../src/pipeline/french.ts';
import { test } from '../../runner.ts';

function word(sentence: Sentence, form: string): Word {
  const found = sentence.words.find((candidate) => candidate.form === form);
  assert.ok(found, `no word ${form}`);
  return found;
}

/** `form<relation-head` for the words asked for. */
function arcs(sentence: Sentence, ...forms: string[]): string {
  return forms
    .map((form) => {
      const { deprel, head } = word(sentence, form);
      return `${form} ${deprel} ${head < 0 ? 'root' : sentence.words[head]!.form}`;
    })
    .join(', ');
}

test('reader: the conditional has mood, person and number', () => {
  const [sentence] = readFrench('Le ministre aurait signé un accord et les soldats seraient partis.');
  const aurait = word(sentence!, 'aurait');
  assert.equal(feature(aurait, 'Mood'), 'Cnd');
  assert.equal(feature(aurait, 'Number'), 'Sing');
  assert.equal(feature(aurait, 'Person'), '3');
  assert.equal(aurait.lemma, 'avoir');
  const seraient = word(sentence!, 'seraient');
  assert.equal(feature(seraient, 'Mood'), 'Cnd');
  assert.equal(feature(seraient, 'Number'), 'Plur');
});

test('reader: the passive has its auxiliary and its agent', () => {
  const [sentence] = readFrench('Le pont a été détruit par une crue.');
  assert.equal(
    arcs(sentence!, 'pont', 'a', 'été', 'détruit', 'crue'),
    'pont nsubj:pass détruit, a aux:tense détruit, été aux:pass détruit, détruit root root, crue obl:agent détruit',
  );
});

test('reader: the subject after a quotation is found', () => {
  const [sentence] = readFrench('« La route est coupée », a déclaré la préfète Anne Morel.');
  assert.equal(arcs(sentence!, 'préfète'), 'préfète nsubj déclaré');
});

test('reader: contractions are two words with one span; articles are one', () => {
  const text = 'Le directeur du port a acheté des grues.';
  const [sentence] = readFrench(text);
  const at = sentence!.words.findIndex(({ form }) => form === 'de');
  const [de, le] = [sentence!.words[at]!, sentence!.words[at + 1]!];
  assert.deepEqual([de.from, de.to, le.form], [le.from, le.to, 'le']);
  assert.equal(text.slice(de.from, de.to), 'du');
  assert.equal(word(sentence!, 'des').upos, 'DET');
});

test('reader: sentences end where they end', () => {
  const text =
    'M. Roy est arrivé à 8 h. Il a parlé. « Tout va bien. Nous restons », a-t-il dit. Selon l’agence, le port rouvrira lundi.';
  assert.deepEqual(
    readFrench(text).map(({ from, to }) => text.slice(from, from + 8) + text.slice(to - 1, to)),
    ['M. Roy e.', 'Il a par.', '« Tout v.', 'Nous res.', 'Selon l’.'],
  );
});

test('reader: sentences never cross a block', () => {
  const text = 'Un titre sans point\nLe texte commence ici.';
  const cut = text.indexOf('\n');
  const doc = {
    text,
    blocks: [
      { kind: 'heading', from: 0, to: cut },
      { kind: 'paragraph', from: cut + 1, to: text.length },
    ],
  } as unknown as Doc;
  const { sentences } = readerStage(frenchReader()).run(doc);
  assert.deepEqual(
    sentences.map(({ from, to }) => [from, to]),
    [
      [0, cut],
      [cut + 1, text.length],
    ],
  );
});

test('reader: every sentence is a tree', () => {
  const text = 'Paris, Rome : deux villes ! Qui, quoi, où ? La, la la. 12 000. (…) Et puis rien';
  for (const { words } of readFrench(text)) {
    assert.equal(words.filter(({ head, deprel }) => head === -1 && deprel === 'root').length, 1);
    for (const [i] of words.entries()) {
      let steps = 0;
      for (let k = i; k >= 0; k = words[k]!.head) assert.ok(++steps <= words.length, 'a cycle');
    }
  }
});

test('reader: the same text gives the same words whatever was read before', () => {
  const text = 'La grève des dockers, commencée mardi, aurait coûté 3 millions d’euros au port.';
  const before = JSON.stringify(readFrench(text));
  for (let i = 0; i < 50; i++)
    readFrench(`Le numéro ${i} du journal parlait de la ville ${i * 7} et du mot a${i}b.`);
  assert.equal(JSON.stringify(readFrench(text)), before);
});

test('reader: offsets hold with typographic apostrophes and spaces', () => {
  const text = 'L’an dernier, 16\u202f000\u00a0personnes ont fui «\u00a0sans rien\u00a0».';
  for (const { words } of readFrench(text)) {
    for (const { from, to, form } of words) assert.equal(text.slice(from, to), form);
  }
});

test('reader: English is read by the same engine', () => {
  const text = "The mayor of Lund said the bridge couldn't reopen before May. It was closed by the police.";
  const [said, closed] = readEnglish(text);
  assert.equal(
    arcs(said!, 'mayor', 'Lund', 'said', "n't"),
    "mayor nsubj said, Lund nmod mayor, said root root, n't advmod reopen",
  );
  assert.equal(word(said!, 'could').lemma, 'could');
  assert.equal(arcs(closed!, 'It', 'was'), 'It nsubj:pass closed, was aux:pass closed');
  assert.equal(word(closed!, 'closed').lemma, 'close');
});
