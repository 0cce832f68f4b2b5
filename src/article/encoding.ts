/**
 * Bytes become the decoded page, by the Encoding Standard's precedence: byte order mark, the transport's header,
 * `<meta>`, then the bytes themselves. A declaration that the bytes refute is overruled, and a diagnostic says so.
 *
 * Evidence that overrules: bytes that are strictly valid UTF-8 with characters beyond ASCII are UTF-8, whatever was
 * declared (legacy text is valid by chance in about one of a hundred thousand); bytes declared UTF-8 that break it more often
 * than they keep it are windows-1252. It does not guess among other legacy encodings.
 */
import type { Diagnostic } from '../model/index.ts';

export interface Decoded {
  readonly page: string;
  readonly encoding: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** How far into the page a `<meta charset>` is looked for: the standard says 1,024 bytes, pages say later. */
const META_REACH = 65_536;
const META = /<meta[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{1,40})/i;
const HEADER = /charset\s{0,9}=\s{0,9}["']?([\w-]{1,40})/i;

/** The page as text; never fails, never drops a byte without the replacement character. */
export function decodePage(bytes: Uint8Array, mediaType: string | null): Decoded {
  const mark = markOf(bytes);
  if (mark) return { page: decodeAs(bytes, mark), encoding: mark, diagnostics: [] };
  const wide = wideOf(bytes);
  if (wide) return found(decodeAs(bytes, wide), wide, 'declared nothing that fits');
  const strict = decodeStrictly(bytes);
  const head =
    strict === null ? decodeAs(bytes.subarray(0, META_REACH), 'windows-1252') : strict.slice(0, META_REACH);
  const declared = declaredEncoding(head, mediaType);
  return strict === null ? decodedAsLegacy(bytes, declared) : decodedAsUtf8(strict, bytes, declared);
}

function decodedAsUtf8(page: string, bytes: Uint8Array, declared: string | null): Decoded {
  const ascii = page.length === bytes.length;
  // Escape sequences are ASCII, so ISO-2022-JP is the one legacy encoding that strict UTF-8 does not refute.
  if (ascii && declared === 'iso-2022-jp')
    return { page: decodeAs(bytes, declared), encoding: declared, diagnostics: [] };
  const mended = mendTwiceEncoded(page);
  if (mended !== null) return found(mended, 'utf-8', 'was encoded twice');
  if (ascii || declared === null || declared === 'utf-8') return { page, encoding: 'utf-8', diagnostics: [] };
  return found(page, 'utf-8', `was declared ${declared}`);
}

function decodedAsLegacy(bytes: Uint8Array, declared: string | null): Decoded {
  if (declared !== null && declared !== 'utf-8') {
    return { page: decodeAs(bytes, declared), encoding: declared, diagnostics: [] };
  }
  const loose = decodeAs(bytes, 'utf-8');
  if (isMostlyUtf8(loose)) {
    return found(loose, 'utf-8', 'has damaged characters');
  }
  const page = decodeAs(bytes, 'windows-1252');
  return declared === null
    ? { page, encoding: 'windows-1252', diagnostics: [] }
    : found(page, 'windows-1252', 'was declared utf-8');
}

function found(page: string, encoding: string, why: string): Decoded {
  const message = `The page ${why}; it was read as ${encoding}.`;
  return { page, encoding, diagnostics: [{ code: 'encoding.recovered', severity: 'info', message }] };
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

function declaredEncoding(head: string, mediaType: string | null): string | null {
  const header = HEADER.exec(mediaType ?? '')?.[1];
  const known = header === undefined ? null : labelOf(header);
  if (known !== null) return known;
  const meta = META.exec(head)?.[1] ?? /^\s{0,9}<\?xml[^>]{0,200}?encoding=["']([\w-]{1,40})/.exec(head)?.[1];
  const label = meta === undefined ? null : labelOf(meta);
  // A page whose `<meta>` could be read as ASCII is not in UTF-16, whatever the `<meta>` says (the standard's rule).
  return label?.startsWith('utf-16') === true ? 'utf-8' : label;
}

function labelOf(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
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
