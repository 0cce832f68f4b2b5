import assert from 'node:assert/strict';
import { en } from '../../src/web/words/en.ts';
import { fr } from '../../src/web/words/fr.ts';
import { test } from '../runner.ts';

/** Every text of a dictionary by its path; functions are called with 1 and with several. */
function texts(words: object, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    const name = `${path}${key}`;
    if (typeof value === 'string') found.set(name, value);
    else if (typeof value === 'function') {
      found.set(`${name}(1)`, String(value(1, 'x')));
      found.set(`${name}(3)`, String(value(3, 'x')));
    } else for (const [inner, text] of texts(value as object, `${name}.`)) found.set(inner, text);
  }
  return found;
}

test('no word of the interface is missing or empty in either language', () => {
  const french = texts(fr);
  const english = texts(en);
  for (const [name, text] of [...french, ...english]) assert.notEqual(text.trim(), '', name);
  const free = /^kinds\./;
  const keys = (words: Map<string, string>) => [...words.keys()].filter((key) => !free.test(key)).sort();
  assert.deepEqual(keys(english), keys(french));
});

test('French is set with its own spaces and apostrophes', () => {
  for (const [name, text] of texts(fr)) {
    assert.doesNotMatch(text, / [:;!?»]/, `${name}: a breaking space before the mark`);
    assert.doesNotMatch(text, /\p{L}'\p{L}/u, `${name}: a straight apostrophe`);
  }
});
