/** Feeds for tests, written by hand. */
import assert from 'node:assert/strict';
import type { Feed, FeedOptions } from '../../../src/source/feed/feed.ts';
import { parseFeed } from '../../../src/source/feed/parse.ts';
import { projectData } from '../../../src/pipeline/data.ts';
import { parseMonths } from '../../../src/text/months.ts';

export const months = parseMonths(projectData.text('lang/months.tsv'));
export const ADDRESS = 'https://gazette.example/flux/une.xml';
export const options: FeedOptions = {
  address: ADDRESS,
  mediaType: null,
  months,
  fetchedAt: '2026-03-10T12:00:00Z',
};

export function read(content: string | Uint8Array, more: Partial<FeedOptions> = {}): Feed {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const parsed = parseFeed(bytes, { ...options, ...more });
  assert.ok(parsed.kind === 'feed', 'no feed');
  return parsed.feed;
}

export function rss(items: string, head = '<title>La Gazette</title>'): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>${head}${items}</channel></rss>`;
}

/** What a feed says, short: `slot=value` for every statement of its items. */
export function said(feed: Feed): string[][] {
  return feed.items.map(({ announced }) => announced.statements.map(({ slot, value }) => `${slot}=${value}`));
}

export function codes(feed: Feed): string[] {
  return feed.diagnostics.map(({ code }) => code);
}
