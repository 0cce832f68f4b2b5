import assert from 'node:assert/strict';
import { fold } from '../../src/text/fold.ts';
import { test } from '../runner.ts';

test('fold: accents, case, ligatures and apostrophes fall together', () => {
  assert.equal(fold('L’Œuvre de Goïta'), "l'oeuvre de goita");
});

test('fold: different words stay apart', () => {
  assert.notEqual(fold('Niger'), fold('Nigeria'));
});

test('fold: every character falls as it does in the whole text', () => {
  const variants: Readonly<Record<string, string>> = {
    œ: 'oe',
    æ: 'ae',
    ß: 'ss',
    ʼ: "'",
    '’': "'",
    '‑': '-',
    ø: 'o',
    ł: 'l',
  };
  const whole = (text: string) =>
    text
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/[œæßʼ’‑øł]/g, (char) => variants[char]!);
  for (let code = 0; code < 0x10000; code += 1) {
    const text = `Aé${String.fromCharCode(code)}\u0301B `;
    assert.equal(fold(text), whole(text), `U+${code.toString(16)}`);
  }
  for (const text of ['ΌΣΟΣ ΣΑΣ', '𐐀É', '\u{1f600} Été']) assert.equal(fold(text), whole(text));
});
