/**
 * A sample page as a reader sees it, for checking the gold: decoded, without tags, white space folded. Deliberately
 * not the extraction of `src/article`, which the gold measures.
 */
import { readFileSync } from 'node:fs';
import { Parser } from 'htmlparser2';

const INLINE = new Set(['a', 'b', 'cite', 'em', 'font', 'i', 'small', 'span', 'strong', 'time']);
const UNSEEN = new Set(['script', 'style']);
/** 0x80 to 0x9F of windows-1252; Node's own decoder leaves them as control characters in some releases. */
const C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

export interface SamplePage {
  /** The decoded source, markup included. */
  readonly source: string;
  /** The words between the tags. */
  readonly visible: string;
}

/** Runs of white space, no-break spaces included, become one space. */
export function foldSpace(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Reads a page in the encoding that it declares; UTF-8 where it declares none. */
export function readSamplePage(file: string): SamplePage {
  const bytes = readFileSync(file);
  const declared = /charset=["']?([\w-]+)/i.exec(bytes.toString('latin1'))?.[1] ?? 'utf-8';
  const source =
    declared === 'windows-1252'
      ? bytes.toString('latin1').replace(/[\x80-\x9f]/g, (char) => C1[char.charCodeAt(0) - 0x80]!)
      : new TextDecoder(declared, { fatal: true }).decode(bytes);
  return { source, visible: foldSpace(file.endsWith('.txt') ? source : visibleOf(source)) };
}

function visibleOf(html: string): string {
  let text = '';
  let unseen = 0;
  const parser = new Parser({
    onopentagname: (name) => {
      if (UNSEEN.has(name)) unseen += 1;
      if (!INLINE.has(name)) text += ' ';
    },
    ontext: (data) => {
      if (unseen === 0) text += data;
    },
    onclosetag: (name) => {
      if (UNSEEN.has(name)) unseen -= 1;
      if (!INLINE.has(name)) text += ' ';
    },
  });
  parser.end(html);
  return text;
}
