/** What a file's name says of its content; what the bytes say is for the article stage to judge. */
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  shtml: 'text/html',
  xhtml: 'application/xhtml+xml',
  xht: 'application/xhtml+xml',
  php: 'text/html',
  asp: 'text/html',
  aspx: 'text/html',
  jsp: 'text/html',
  txt: 'text/plain',
  text: 'text/plain',
};

/** The media type that a file name announces, or null when it announces none that a page has. */
export function mediaTypeOf(name: string): string | null {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? null : (TYPES[name.slice(dot + 1).toLowerCase()] ?? null);
}

/** True for the names that are taken from a folder: a page's extension, not hidden. */
export function isPageName(name: string): boolean {
  return !name.startsWith('.') && mediaTypeOf(name) !== null;
}
