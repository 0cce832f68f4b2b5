/** The development pages beside the checkout, `../shared/corpora/extraction`, and which of them tuning may see. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sha256 } from '../../src/text/ids.ts';

export interface Gold {
  readonly text?: string;
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  readonly comments?: readonly string[];
  readonly title?: string | null;
  readonly author?: string | null;
  readonly date?: string | null;
}

export interface GoldPage {
  readonly id: string;
  readonly part: string;
  readonly url: string;
  readonly lang: string;
  readonly bytes: Uint8Array;
  readonly gold: Gold;
  /** Pages of one site fall together, so that a template seen is never a template measured. */
  readonly site: string;
  readonly seen: boolean;
}

export const PARTS = ['fundus', 'segments', 'readability'] as const;

/** The pages of one part, or nothing where the corpus is not there. */
export function readPart(folder: string, part: string): GoldPage[] {
  const home = join(folder, part);
  if (!existsSync(home)) return [];
  const entries = JSON.parse(readFileSync(join(home, 'gold.json'), 'utf8')) as Pick<
    GoldPage,
    'id' | 'url' | 'lang' | 'gold'
  >[];
  return entries.map((entry) => {
    const site = siteOf(entry.url, entry.id);
    const bytes = gunzipSync(readFileSync(join(home, 'html', `${entry.id}.html.gz`)));
    return { ...entry, part, bytes, site, seen: isSeen(site) };
  });
}

/** One site in five is kept from every tuning and training: chosen by the hash of its name alone. */
export function isSeen(site: string): boolean {
  return hashOf(site) % 5 !== 0;
}

export function hashOf(site: string): number {
  return Number.parseInt(sha256(site).slice(0, 8), 16);
}

/** The registrable name of a page's host, roughly; pages without an address stand alone. */
function siteOf(url: string, id: string): string {
  const host = /^https?:\/\/([^/:?#]+)/.exec(url)?.[1]?.toLowerCase() ?? '';
  const labels = host.split('.');
  const length = /^(?:com?|org|net|gov|ac|edu)$/.test(labels.at(-2) ?? '') ? 3 : 2;
  return host === '' ? id.split('_')[0]! : labels.slice(-length).join('.');
}
