import assert from 'node:assert/strict';
import { compileNames } from '../../../src/annotate/names/lexicon.ts';
import { readKnowledge, readStates } from '../../../src/annotate/names/knowledge.ts';
import { namesStage } from '../../../src/annotate/names/index.ts';
import { WORD_CLASSES } from '../../../src/annotate/names/tables.ts';
import { loadFrenchNames } from '../../../src/french/names.ts';
import type { Doc } from '../../../src/model/index.ts';
import { projectData } from '../../../src/pipeline/data.ts';
import { parseList, parseTsv } from '../../../src/text/tsv.ts';
import { fold } from '../../../src/text/fold.ts';
import { test } from '../../runner.ts';

test('names, knowledge: nobody has the spelling of somebody else', () => {
  const owners = new Map<string, string>();
  for (const { known, spellings } of readKnowledge(projectData, 'fr', 'Le ', null)) {
    if (known.type !== 'PER') continue;
    for (const spelling of spellings) {
      const owner = owners.get(fold(spelling));
      assert.ok(owner === undefined || owner === known.id, `${spelling}: ${owner}, ${known.id}`);
      owners.set(fold(spelling), known.id);
    }
  }
  assert.ok(owners.size > 400);
});

test('names, knowledge: ids are unique within a kind of thing, countries are states of the table', () => {
  const codes = new Set(readStates(projectData, 'fr').map((state) => state.code));
  for (const code of ['fr', 'en']) {
    for (const { known, spellings } of readKnowledge(projectData, code, null, null)) {
      assert.ok(known.country === null || codes.has(known.country), `${known.id}: country ${known.country}`);
      assert.ok(
        spellings.every((spelling) => spelling.trim() !== ''),
        known.id,
      );
    }
  }
});

test('names, knowledge: dates of office are ISO, and no office ends before it begins', () => {
  for (const { name, from, to } of parseTsv(projectData.text('world/persons.tsv'), ['name', 'from', 'to'])) {
    for (const date of [from, to]) assert.match(date, /^(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?$/, name);
    assert.ok(from === '' || to === '' || from <= to, name);
  }
});

test('names, words: every class of the table is one that the engine asks for', () => {
  for (const row of parseTsv(projectData.text('fr/names-words.tsv'), ['class', 'words'])) {
    assert.ok(row.class === 'elision' || WORD_CLASSES.includes(row.class as never), row.class);
    assert.ok(parseList(row.words).length > 0, row.class);
  }
});

test("names, knowledge: the user's own names come first", () => {
  const own = [
    'name\taliases\ttype\tkind\tcountry',
    'Front du Fleuve\tFDF|les Fluviaux\tGROUP\tarmed-group\tML',
    'Goïta (maire)\tGoïta\tPER\tofficial\tML',
  ].join('\n');
  const stage = namesStage(loadFrenchNames(projectData, own));
  const doc = { text: 'Le FDF a menacé Goïta.', blocks: [], sentences: [] } as unknown as Doc<'sentences'>;
  const said = stage.run(doc).entities.map(({ type, name, kind }) => `${type} ${name} ${kind}`);
  assert.deepEqual(said, ['GROUP Front du Fleuve armed-group', 'PER Goïta (maire) official']);
});

test("names, knowledge: a type that is none in the user's table is an error that names the row", () => {
  const own = 'name\taliases\ttype\tkind\tcountry\nFront du Fleuve\t\tARMY\t\tML';
  assert.throws(() => loadFrenchNames(projectData, own), /Front du Fleuve: ARMY/);
});

test('names, lexicon: the longest name that fits wins, whatever its case rules', () => {
  const rows = readKnowledge(projectData, 'fr', 'Le ', null);
  const none = new Set<string>();
  assert.ok(compileNames(rows, none).get(['onu']));
  assert.equal(compileNames(rows, none).get(['no', 'such', 'name']), null);
});
