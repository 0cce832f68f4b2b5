/**
 * Edit scripts: how a lemma is made from a form, as short text that many words share.
 *
 * `lons>er` lowers the form, strips «ons», adds «er»; `k` instead of `l` keeps the case; `=avoir` gives the lemma
 * outright, for the words that no ending explains.
 */

/** The script from `form` to `lemma`; the shortest change at the end of the word. */
export function scriptOf(form: string, lemma: string): string {
  const keep = commonPrefix(form, lemma);
  const lower = form.toLowerCase();
  const low = commonPrefix(lower, lemma);
  if (keep === 0 && low === 0) return `=${lemma}`;
  return low > keep ? change('l', lower, lemma, low) : change('k', form, lemma, keep);
}

/** The lemma that the script makes of the form, or null when its ending does not fit. */
export function applyScript(script: string, form: string): string | null {
  if (script.startsWith('=')) return script.slice(1);
  const base = script.startsWith('l') ? form.toLowerCase() : form;
  const arrow = script.indexOf('>');
  const strip = script.slice(1, arrow);
  return base.endsWith(strip) ? base.slice(0, base.length - strip.length) + script.slice(arrow + 1) : null;
}

function change(mode: string, base: string, lemma: string, shared: number): string {
  return `${mode}${base.slice(shared)}>${lemma.slice(shared)}`;
}

function commonPrefix(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  return i;
}
