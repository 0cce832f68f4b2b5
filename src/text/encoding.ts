/**
 * Bytes become text, by the Encoding Standard's precedence: byte order mark, the transport's header, the declaration
 * inside (`<meta>`, the first line of XML), then the bytes themselves. A declaration that the bytes refute is overruled,
 * and the result says so.
 *
 * Evidence that overrules: bytes that are strictly valid UTF-8 with characters beyond ASCII are UTF-8, whatever was
 * declared (legacy text is valid by chance in about one of a hundred thousand); bytes declared UTF-8 that break it more often
 * than they keep it are windows-1252. It does not guess among other legacy encodings.
 */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  /** Why the bytes were not read as declared, to follow «the page …»; null where they were. */
  readonly overruled: string | null;
}

/** Where a text may declare its encoding: anywhere near its beginning, or in the first line of XML and nowhere else. */
export type Form = 'page' | 'xml';

/** How far into the page a `<meta charset>` is looked for: the standard says 1,024 bytes, pages say later. */
const META_REACH = 65_536;
const META = /<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{1,40})/i;
const XML = /^\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']\s{0,9}([\w-]{1,40})/;
const HEADER = /charset\s{0,9}=\s{0,9}["']?([\w-]{1,40})/i;

/** The bytes as text; never fails, never drops a byte without the replacement character. */
export function decodeText(bytes: Uint8Array, mediaType: string | null, form: Form = 'page'): DecodedText {
  const mark = markOf(bytes);
  if (mark) return asDeclared(decodeAs(bytes, mark), mark);
  const wide = wideOf(bytes);
  if (wide) return found(decodeAs(bytes, wide), wide, 'declared nothing that fits');
  const strict = decodeStrictly(bytes);
  const head =
    strict === null ? decodeAs(bytes.subarray(0, META_REACH), 'windows-1252') : strict.slice(0, META_REACH);
  const declared = declaredEncoding(head, mediaType, form);
  return strict === null ? decodedAsLegacy(bytes, declared) : decodedAsUtf8(strict, bytes, declared);
}

function decodedAsUtf8(text: string, bytes: Uint8Array, declared: string | null): DecodedText {
  const ascii = text.length === bytes.length;
  // Escape sequences are ASCII, so ISO-2022-JP is the one legacy encoding that strict UTF-8 does not refute.
  if (ascii && declared === 'iso-2022-jp') return asDeclared(decodeAs(bytes, declared), declared);
  const mended = mendTwiceEncoded(text);
  if (mended !== null) return found(mended, 'utf-8', 'was encoded twice');
  if (ascii || declared === null || declared === 'utf-8') return asDeclared(text, 'utf-8');
  return found(text, 'utf-8', `was declared ${declared}`);
}

function decodedAsLegacy(bytes: Uint8Array, declared: string | null): DecodedText {
  if (declared !== null && declared !== 'utf-8') return asDeclared(decodeAs(bytes, declared), declared);
  const loose = decodeAs(bytes, 'utf-8');
  if (isMostlyUtf8(loose)) {
    return found(loose, 'utf-8', 'has damaged characters');
  }
  const text = decodeAs(bytes, 'windows-1252');
  return declared === null
    ? asDeclared(text, 'windows-1252')
    : found(text, 'windows-1252', 'was declared utf-8');
}

function asDeclared(text: string, encoding: string): DecodedText {
  return { text, encoding, overruled: null };
}

function found(text: string, encoding: string, overruled: string): DecodedText {
  return { text, encoding, overruled };
}

function markOf(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return null;
}

/** UTF-16 without its mark: nearly every second byte of the opening is zero, on one side only. */
function wideOf(bytes: Uint8Array): string | null {
  const reach = Math.min(bytes.length, 512) & ~1;
  if (reach < 8) return null;
  const zeros = [0, 0];
  for (let i = 0; i < reach; i += 1) if (bytes[i] === 0) zeros[i & 1]! += 1;
  const most = reach * 0.35;
  if (zeros[1]! > most && zeros[0]! < 4) return 'utf-16le';
  return zeros[0]! > most && zeros[1]! < 4 ? 'utf-16be' : null;
}

function declaredEncoding(head: string, mediaType: string | null, form: Form): string | null {
  const header = HEADER.exec(mediaType ?? '')?.[1];
  const known = header === undefined ? null : labelOf(header);
  if (known !== null) return known;
  const inPage = form === 'page' ? META.exec(head)?.[1] : undefined;
  const meta = inPage ?? XML.exec(head)?.[1];
  const label = meta === undefined ? null : labelOf(meta);
  // A page whose `<meta>` could be read as ASCII is not in UTF-16, whatever the `<meta>` says (the standard's rule).
  return label?.startsWith('utf-16') === true ? 'utf-8' : label;
}

function labelOf(label: string): string | null {
  if (/^utf-?8$/i.test(label)) return 'utf-8';
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/** Made once: making one costs as much as reading a small page. */
const STRICT = new TextDecoder('utf-8', { fatal: true });

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return STRICT.decode(bytes);
  } catch {
    return null;
  }
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  const text = new TextDecoder(encoding).decode(bytes);
  return encoding === 'windows-1252' ? text.replace(C1, (char) => WINDOWS[char.charCodeAt(0) - 0x80]!) : text;
}

/** What windows-1252 has where Latin-1 has controls: some releases of Node decode one as the other. */
const C1 = /[\u0080-\u009f]/g;
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** A few broken characters among many whole ones: a page cut in mid-character, or one foreign quotation. */
function isMostlyUtf8(loose: string): boolean {
  let broken = 0;
  let whole = 0;
  for (let i = 0; i < loose.length; i += 1) {
    const code = loose.charCodeAt(i);
    if (code === 0xfffd) broken += 1;
    else if (code > 0x7f) whole += 1;
  }
  return whole > broken * 4;
}

const TWICE = /Ã[\u00a0-\u00bf\u0192\u0160\u0178]|â€[™œ“”˜¦\u009d]/g;

/** « Ã© » for « é »: UTF-8 read as windows-1252 and encoded again. Undone only where the whole page can be. */
function mendTwiceEncoded(page: string): string | null {
  if (!page.includes('Ã') && !page.includes('â€')) return null;
  const reach = page.slice(0, 200_000);
  if ((reach.match(TWICE)?.length ?? 0) < 5) return null;
  const bytes = new Uint8Array(page.length);
  for (let i = 0; i < page.length; i += 1) {
    const code = page.charCodeAt(i);
    const byte = code < 0x100 ? code : WINDOWS.indexOf(page[i]!) + 0x80;
    if (byte < 0x80 && code >= 0x80) return null;
    bytes[i] = byte;
  }
  return decodeStrictly(bytes);
}
