/**
 * A checker of our own for the pages of the relay: what the HTML standard asks of them, as far as they use it. Parsed by
 * htmlparser2, which knows nothing of how they were written.
 */
import { posix } from 'node:path';
import { parseDocument } from 'htmlparser2';

interface Node {
  readonly type: string;
  readonly name?: string;
  readonly data?: string;
  readonly attribs?: Record<string, string>;
  readonly children?: readonly Node[];
}

interface Element extends Node {
  readonly name: string;
  readonly attribs: Record<string, string>;
  readonly children: readonly Node[];
}

function isElement(node: Node): node is Element {
  return node.name !== undefined && node.attribs !== undefined;
}

/** The elements of a name, or all for `*`, in the order of the document. */
export function elementsOf(html: string | Node, name: string): Element[] {
  const root = typeof html === 'string' ? (parseDocument(html) as unknown as Node) : html;
  return (root.children ?? []).flatMap((child) => [
    ...(isElement(child) && (name === '*' || child.name === name) ? [child] : []),
    ...elementsOf(child, name),
  ]);
}

export function textOf(node: unknown): string {
  const { type, data, children } = node as Node;
  return type === 'text' ? (data ?? '') : (children ?? []).map((child) => textOf(child)).join('');
}

const VOID = new Set(['meta', 'link']);
const FLOW = new Set('header main footer article section div p h1 h2 dl ul blockquote nav'.split(' '));
const PHRASING = new Set('a span time strong em'.split(' '));
/** What each element may hold, of those that the relay uses. */
const MAY: Readonly<Record<string, (child: string) => boolean>> = {
  html: (child) => child === 'head' || child === 'body',
  head: (child) => ['meta', 'title', 'link', 'script'].includes(child),
  dl: (child) => child === 'dt' || child === 'dd',
  ul: (child) => child === 'li',
  ...Object.fromEntries(
    ['p', 'h1', 'h2', 'a', 'span', 'time', 'dt', 'strong'].map((name) => [
      name,
      (child: string) => PHRASING.has(child),
    ]),
  ),
};

/** What is wrong with a page, as sentences; empty for a valid one. `site` holds the files that it may link. */
export function checkHtml(html: string, site: ReadonlyMap<string, string>, name: string): string[] {
  const all = elementsOf(html, '*');
  const problems: string[] = [];
  const expect = (good: boolean, what: string) => {
    if (!good) problems.push(what);
  };
  expect(html.startsWith('<!DOCTYPE html>\n<html lang="'), 'doctype and language');
  expect(isBalanced(html), 'tags are not balanced');
  expect(elementsOf(html, 'title').filter((title) => textOf(title).trim() !== '').length === 1, 'one title');
  expect(all.filter((element) => element.name === 'h1').length === 1, 'one h1');
  expect(all.filter((element) => element.name === 'main').length === 1, 'one main');
  const ids = all.flatMap(({ attribs }) => (attribs['id'] === undefined ? [] : [attribs['id']]));
  expect(new Set(ids).size === ids.length, 'ids stand twice');
  for (const element of all) problems.push(...checkElement(element, ids, site, name));
  return problems;
}

function checkElement(
  element: Element,
  ids: readonly string[],
  site: ReadonlyMap<string, string>,
  page: string,
): string[] {
  const { name, attribs, children } = element;
  const may = MAY[name] ?? ((child: string) => FLOW.has(child) || PHRASING.has(child));
  const wrong = children.filter(isElement).filter((child) => !may(child.name));
  const problems = wrong.map((child) => `${child.name} inside ${name}`);
  if (name === 'script' && attribs['type'] !== 'application/ld+json') problems.push('a script that runs');
  const label = attribs['aria-labelledby'];
  if (label !== undefined && !ids.includes(label)) problems.push(`no ${label}`);
  if (name === 'a' && textOf(element).trim() === '') problems.push('a link without words');
  const href = attribs['href'];
  if (href !== undefined && !/^https?:/.test(href) && !site.has(posix.join(posix.dirname(page), href)))
    problems.push(`a link to nothing: ${href}`);
  if (attribs['datetime'] !== undefined && !/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(attribs['datetime']))
    problems.push(`datetime ${attribs['datetime']}`);
  return problems;
}

/** Every tag closed in the order that it was opened, as XML would have it. */
function isBalanced(html: string): boolean {
  const open: string[] = [];
  for (const [, close, name = '', rest = ''] of html
    .replace(/<script[^>]*>[^<]*<\/script>/g, '')
    .matchAll(/<(\/?)([a-z][a-z0-9]*)([^<>]*)>/g)) {
    if (close) {
      if (open.pop() !== name) return false;
    } else if (!VOID.has(name)) open.push(name);
    else if (!rest.endsWith('/')) return false;
  }
  return open.length === 0;
}
