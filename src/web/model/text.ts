/** Small changes to words for showing. */

/** The first letter as a capital, the rest as it is. */
export function capital(text: string): string {
  const first = text.slice(0, text.codePointAt(0)! > 0xffff ? 2 : 1);
  return first.toUpperCase() + text.slice(first.length);
}

/** The text, or, where it is longer than `most` units, its beginning and its end around an ellipsis. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text;
  const half = Math.floor(most / 2);
  return `${text.slice(0, half).trimEnd()} […] ${text.slice(-half).trimStart()}`;
}
