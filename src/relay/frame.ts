/**
 * The frame of every page: a head that says what the page is, readable without script, and a policy that lets nothing
 * run. Written so that an HTML parser and an XML parser read the same.
 */
import { escapeText as text } from './escape.ts';

export interface Frame {
  readonly lang: string;
  readonly title: string;
  /** `recoupe relay 0.1.0`: by this every later reading knows the page for ours. */
  readonly generator: string;
  /** From the page to the folder of the site: `` or `../`. */
  readonly root: string;
  /** More for the head, as markup. */
  readonly head: readonly string[];
  readonly body: readonly string[];
}

const POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

export function renderFrame({ lang, title, generator, root, head, body }: Frame): string {
  return `${[
    '<!DOCTYPE html>',
    `<html lang="${text(lang)}">`,
    '<head>',
    '<meta charset="utf-8" />',
    `<meta http-equiv="Content-Security-Policy" content="${text(POLICY)}" />`,
    '<meta name="viewport" content="width=device-width, initial-scale=1" />',
    '<meta name="referrer" content="no-referrer" />',
    `<meta name="generator" content="${text(generator)}" />`,
    `<title>${text(title)}</title>`,
    ...head,
    `<link rel="alternate" type="application/atom+xml" href="${root}feed.xml" title="Atom" />`,
    `<link rel="alternate" type="application/feed+json" href="${root}feed.json" title="JSON Feed" />`,
    `<link rel="stylesheet" href="${root}style.css" />`,
    '</head>',
    '<body>',
    ...body,
    '</body>',
    '</html>',
  ].join('\n')}\n`;
}

export const STYLE = `:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
.machine { border: 2px solid #b45309; border-radius: .3rem; padding: .6rem .8rem; }
.machine p { margin: 0; }
dt { font-weight: 600; }
dd { margin: 0 0 .4rem; }
blockquote { margin: 0; padding-left: 1rem; border-left: 3px solid #94a3b8; }
.pair { margin: 0 0 1rem; }
.pair p { margin: 0 0 .2rem; }
.original { opacity: .8; font-size: .92em; }
.flagged > p:first-child { text-decoration: underline wavy #b45309; text-underline-offset: .2em; }
.reason { font-size: .85em; }
.list { padding: 0; list-style: none; }
.list li { margin: 0 0 1rem; }
.meta { font-size: .9em; opacity: .85; }
`;
