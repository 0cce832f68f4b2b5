/**
 * Folding: the form of a word for comparing, never for showing. Without accents, case or typographic variants,
 * the same in every locale.
 */
const MARKS = /\p{M}+/gu;
const VARIANTS: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  '’': "'",
  ʼ: "'",
  '‑': '-',
  ø: 'o',
  ł: 'l',
};
const VARIANT = /[œæßʼ’‑øł]/g;

/** Lower case, no accents, ligatures opened, straight apostrophe and hyphen. The length may change. */
export function fold(text: string): string {
  let folded = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    if ((code & 0xf800) === 0xd800 || code === SIGMA) return foldWhole(text);
    folded += text.slice(from, at) + foldedOf(code);
    from = at + 1;
  }
  return (from === 0 ? text : folded + text.slice(from)).toLowerCase();
}

/** What each character becomes, kept once it was asked for: the same wherever it stands, but for two kinds. */
const FOLDED = new Map<number, string>();
/** Small at the end of a word it has a form of its own; and half of a surrogate pair says nothing. */
const SIGMA = 0x3a3;

function foldedOf(code: number): string {
  const known = FOLDED.get(code);
  if (known !== undefined) return known;
  const folded = foldWhole(String.fromCharCode(code));
  FOLDED.set(code, folded);
  return folded;
}

function foldWhole(text: string): string {
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(VARIANT, (char) => VARIANTS[char] ?? char);
}
