/** Plain words, for counting and comparing where no grammar is needed: runs of letters and digits. */
const WORD = /[\p{L}\p{N}]+(?:['’\-‑][\p{L}\p{N}]+)*/gu;

/** The words of a text, verbatim, in order. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}
