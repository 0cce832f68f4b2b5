/** What the bytes are, whatever the address or the server calls them: only text is read as an article. */

const MAGIC: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF document: take its text out first (pdftotext), and read that'],
  ['\u0089PNG', 'a PNG image'],
  ['\u00ff\u00d8\u00ff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['RIFF', 'an image, sound or film'],
  ['PK\u0003\u0004', 'a ZIP archive or office document: unpack it, and read what is inside'],
  ['\u001f\u008b', 'gzip data: unpack it first'],
  ['\u007fELF', 'a program'],
  ['MZ', 'a program'],
  ['ID3', 'a sound file'],
  ['\u0000\u0000\u0000\u0018ftyp', 'a film'],
  ['\u0000\u0000\u0000\u0020ftyp', 'a film'],
  ['\u0000\u0000\u0000\u001cftyp', 'a film'],
  ['7z\u00bc\u00af', 'a 7-Zip archive: unpack it first'],
  ['Rar!', 'a RAR archive: unpack it first'],
];

/** What makes these bytes unreadable, with what to do; null when they are text. */
export function refusalOf(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return 'empty: fetch the page again';
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  const magic = MAGIC.find(([start]) => head.startsWith(start) && (start !== 'MZ' || isBinary(bytes)));
  if (magic) return magic[1];
  return isBinary(bytes) ? 'binary data, not text' : null;
}

/** Control characters that no text has; UTF-16 has zeros, but at every second place alone. */
function isBinary(bytes: Uint8Array): boolean {
  const reach = Math.min(bytes.length, 4096);
  let controls = 0;
  const zeros = [0, 0];
  for (let i = 0; i < reach; i += 1) {
    const byte = bytes[i]!;
    if (byte === 0) zeros[i & 1]! += 1;
    else if (byte < 9 || (byte > 13 && byte < 27)) controls += 1;
  }
  const wide = zeros[0]! > reach * 0.3 !== zeros[1]! > reach * 0.3;
  return controls > reach * 0.02 || (!wide && zeros[0]! + zeros[1]! > reach * 0.02);
}

const MARKUP =
  /<(?:!doctype\s+html|html|head|body|title|meta|script|div|p|article|table|h1|span|section)[\s>/]/i;
const SVG =
  /^\s*(?:<\?xml[^>]{0,300}>\s*)?(?:<!--[^>]{0,500}-->\s*)?(?:<!DOCTYPE svg[^>]{0,300}>\s*)?<svg[\s>]/i;

/** True when the page is written in HTML. Wins over the name of the file: pages are saved under any name. */
export function isMarkup(page: string): boolean {
  return MARKUP.test(page.slice(0, 20_000));
}

export function isImage(page: string): boolean {
  return SVG.test(page.slice(0, 2000));
}
