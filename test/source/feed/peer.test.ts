/** Feeds that another program writes are read as it meant them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from 'feedsmith';
import { test } from '../../runner.ts';
import { read } from './feeds.ts';

interface Meant {
  readonly id: number;
  readonly title: string;
  readonly author: string;
  readonly date: Date;
}

const words = fc
  .array(
    fc.constantFrom('pont', 'été', 'l’eau', 'R&D', 'Ségou', '«fin»', '3 < 5', 'a > b', 'œuvre', "d'eau"),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((list) => list.join(' '));
const items = fc.uniqueArray(
  fc.record<Meant>({
    id: fc.nat(100_000),
    title: words,
    author: fc.constantFrom('Awa Kanté', 'R. Sow', 'Ly Diarra'),
    date: fc.date({
      min: new Date('2001-01-01T00:00:00Z'),
      max: new Date('2026-03-09T00:00:00Z'),
      noInvalidDate: true,
    }),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 8 },
);
const home = 'https://gazette.example/';
const linkOf = ({ id }: Meant) => `${home}a?p=${id}&q=1`;

const WRITERS: Readonly<Record<string, (items: readonly Meant[]) => unknown>> = {
  rss: (items) =>
    generateRssFeed({
      title: 'La Gazette',
      link: home,
      description: '-',
      items: items.map((item) => ({
        title: item.title,
        link: linkOf(item),
        guid: { value: String(item.id), isPermaLink: false },
        pubDate: item.date,
        dc: { creators: [item.author] },
      })),
    }),
  atom: (items) =>
    generateAtomFeed({
      id: home,
      title: { value: 'La Gazette' },
      updated: new Date('2026-03-09T00:00:00Z'),
      entries: items.map((item) => ({
        id: String(item.id),
        title: { value: item.title },
        updated: item.date,
        published: item.date,
        links: [{ href: linkOf(item) }],
        authors: [{ name: item.author }],
      })),
    }),
  json: (items) =>
    generateJsonFeed({
      title: 'La Gazette',
      items: items.map((item) => ({
        id: String(item.id),
        url: linkOf(item),
        title: item.title,
        content_text: '-',
        date_published: item.date,
        authors: [{ name: item.author }],
      })),
    }),
};

for (const [kind, write] of Object.entries(WRITERS)) {
  test(`feed: ${kind} written by feedsmith is read as it was meant`, () => {
    fc.assert(
      fc.property(items, (items) => {
        const written = write(items);
        const feed = read(typeof written === 'string' ? written : JSON.stringify(written));
        assert.equal(feed.kind, kind);
        assert.deepEqual(
          feed.items.map(({ guid, address, published, announced }) => [
            guid,
            address,
            published === null ? null : Date.parse(published),
            announced.statements.find(({ slot }) => slot === 'title')?.value,
            announced.statements.find(({ slot }) => slot === 'author')?.value,
          ]),
          items.map((item) => [
            String(item.id),
            linkOf(item),
            Math.floor(item.date.getTime() / 60_000) * 60_000,
            item.title,
            item.author,
          ]),
        );
      }),
      { numRuns: 100, seed: 7 },
    );
  });
}
