/** Small changes to words for showing. */

/** The first letter as a capital, the rest as it is. */
export function capital(text: string): string {
  const first = text.slice(0, text.codePointAt(0)! > 0xffff ? 2 : 1);
  return first.toUpperCase() + text.slice(first.length);
}
