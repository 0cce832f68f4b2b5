/** The elements of HTML by what they do to text: break it, hold it verbatim, hide it. Small ids index the flat tree. */

/** Flags of an element. */
export const BLOCK = 1;
/** Never has content. */
export const VOID = 2;
/** Its content is text alone: no tag counts until its own end tag. */
export const RAW = 4;
/** Nothing in it is shown as text of the page. */
export const SILENT = 8;
/** An end tag inside it never closes what stands outside. */
export const SCOPE = 16;

const KINDS: readonly (readonly [number, string])[] = [
  [
    BLOCK,
    'html body div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre section article main header footer nav ' +
      'aside figure figcaption address hgroup details summary fieldset form center dialog menu tbody thead tfoot tr search',
  ],
  [BLOCK | SCOPE, 'table td th caption'],
  [VOID, 'img input br wbr link meta base area col embed source track param'],
  [BLOCK | VOID, 'hr'],
  [RAW | SILENT, 'script style textarea iframe noembed noframes xmp'],
  [RAW | SILENT | BLOCK, 'title'],
  [SILENT | SCOPE, 'template object svg math canvas audio video select'],
  [SILENT | BLOCK, 'head noscript'],
  [SILENT, 'option button datalist'],
  [
    0,
    'a span b strong i em u s small big sub sup font q cite abbr time mark code kbd samp var label ins del bdi bdo ' +
      'picture ruby rt rp data dfn tt strike nobr map output',
  ],
];

/** Pseudo-elements: a text node, an element that HTML does not know, one that a page made up (`<x-card>`). */
export const TEXT = 0;
const UNKNOWN = 1;
const CUSTOM = 2;

const NAMES: string[] = ['#text', '#unknown', '#custom'];
const FLAGS: number[] = [0, 0, BLOCK];
const IDS = new Map<string, number>();
for (const [flags, names] of KINDS) {
  for (const name of names.split(' ')) {
    IDS.set(name, NAMES.length);
    NAMES.push(name);
    FLAGS.push(flags);
  }
}

/** What each element does, by id. */
export const FLAG: Uint8Array = Uint8Array.from(FLAGS);
export const TAG_COUNT = NAMES.length;

/** The name of an element of HTML in lower case. */
export function nameOf(tag: number): string {
  return NAMES[tag]!;
}

/** The id of the element whose name, in capitals or not, stands in the page from `from` to `to`. */
export function tagAt(page: string, from: number, to: number): number {
  let slot = 0;
  for (let at = from; at < to; at += 1) slot = nextSlot(slot, page.charCodeAt(at));
  for (let id = SLOTS[slot]!; id !== 0; id = SLOTS[slot]!) {
    if (isNamed(page, from, to, NAMES[id]!)) return id;
    slot = (slot + 1) & MASK;
  }
  return page.slice(from, to).includes('-') ? CUSTOM : UNKNOWN;
}

/** Ids by a hash of the name, so that no name is cut out of the page to ask for it. */
const MASK = 1023;
const SLOTS = new Uint8Array(MASK + 1);

function nextSlot(slot: number, code: number): number {
  return (slot * 31 + (code | 32)) & MASK;
}

for (const [name, id] of IDS) {
  let slot = 0;
  for (let at = 0; at < name.length; at += 1) slot = nextSlot(slot, name.charCodeAt(at));
  while (SLOTS[slot] !== 0) slot = (slot + 1) & MASK;
  SLOTS[slot] = id;
}

function isNamed(page: string, from: number, to: number, name: string): boolean {
  if (to - from !== name.length) return false;
  for (let at = 0; at < name.length; at += 1)
    if ((page.charCodeAt(from + at) | 32) !== name.charCodeAt(at)) return false;
  return true;
}

/** Ids of the elements that code names, so that comparing stays a comparison of numbers. */
export const TAG = Object.fromEntries(IDS) as Readonly<Record<string, number>>;
