/** Any string made safe for where it goes: HTML and XML text and attributes, JSON inside HTML, addresses. */

/** What XML 1.0 cannot hold in any spelling; control characters and halves of a pair. */
const UNSPEAKABLE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
};

/** The text with what no format can hold replaced by U+FFFD. */
export function clean(text: string): string {
  return text.replace(UNSPEAKABLE, '\ufffd');
}

/** For text and quoted attributes of HTML and of XML alike. */
export function escapeText(text: string): string {
  return clean(text).replace(/[&<>"'\r]/g, (char) => ENTITIES[char]!);
}

/** JSON that may stand in a script element, in HTML as in XML. */
export function jsonInHtml(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The address where it is one of the web, else null: nothing else is ever linked. */
export function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href, username, password } = new URL(url);
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '' ? href : null;
}
