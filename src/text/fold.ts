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
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(VARIANT, (char) => VARIANTS[char] ?? char);
}
