import assert from 'node:assert/strict';
import fc from 'fast-check';
import robotsParser from 'robots-parser';
import { parseRobots } from '../../../src/source/net/robots.ts';
import { test } from '../../runner.ts';

function allowed(lines: readonly string[], path: string): boolean {
  return parseRobots(lines.join('\n'), 'recoupe').isAllowed(path);
}

test('robots: the longest rule decides, and of two as long the one that allows', () => {
  const rules = [
    'User-agent: *',
    'Disallow: /a',
    'Allow: /a/b',
    'Disallow: /c',
    'Allow: /c',
    'Disallow: /*.pdf$',
  ];
  assert.equal(allowed(rules, '/a'), false);
  assert.equal(allowed(rules, '/a/b/c'), true);
  assert.equal(allowed(rules, '/c'), true);
  assert.equal(allowed(rules, '/x/y.pdf'), false);
  assert.equal(allowed(rules, '/x/y.pdf?page=1'), true);
  assert.equal(allowed(rules, '/'), true);
});

test('robots: a group in our name counts instead of the one for all, wherever it stands, and its parts together', () => {
  const rules = [
    'User-agent: recoupe',
    'Disallow: /one',
    '',
    'User-Agent: *',
    'Disallow: /',
    'user-agent: Other',
    'User-agent: Recoupe/2.0',
    'disallow: /two # a comment',
  ];
  assert.equal(allowed(rules, '/one'), false);
  assert.equal(allowed(rules, '/two'), false);
  assert.equal(allowed(rules, '/three'), true);
  assert.equal(allowed(['User-agent: recoupe', 'Disallow:', 'User-agent: *', 'Disallow: /'], '/x'), true);
});

test('robots: two spellings of a path are one, and rules before any group count for nobody', () => {
  assert.equal(allowed(['User-agent: *', 'Disallow: /caf%c3%a9'], '/café'), false);
  assert.equal(allowed(['User-agent: *', 'Disallow: /café'], '/caf%C3%A9'), false);
  assert.equal(allowed(['User-agent: *', 'Disallow: /%7Ename'], '/~name'), false);
  assert.equal(allowed(['User-agent: *', 'Disallow: /a%2Fb'], '/a/b'), true);
  assert.equal(allowed(['Disallow: /', 'User-agent: *', 'Allow: /'], '/x'), true);
});

test('robots: delay and sitemaps', () => {
  const robots = parseRobots(
    'Sitemap: https://news.example/map.xml\r\nUser-agent: *\rCrawl-delay: 2.5\nSitemap: /relative.xml\nDisallow: /x',
    'recoupe',
  );
  assert.equal(robots.crawlDelay, 2.5);
  assert.deepEqual(robots.sitemaps, ['https://news.example/map.xml', '/relative.xml']);
  assert.equal(robots.isAllowed('/x'), false, 'a sitemap does not end a group');
  assert.equal(parseRobots('User-agent: *\nCrawl-delay: -1\nCrawl-delay: 1e9', 'recoupe').crawlDelay, null);
});

test('robots: agrees with another parser on what either can read', () => {
  const piece = fc.constantFrom('/', 'a', 'b', 'ab', '*', '.html', '?q=1', '-');
  const pattern = fc.array(piece, { maxLength: 6 }).map((parts) => `/${parts.join('')}`);
  const rule = fc.record({ allow: fc.boolean(), pattern, end: fc.constantFrom('', '$') });
  const path = fc
    .array(
      piece.filter((part) => part !== '*'),
      { maxLength: 8 },
    )
    .map((parts) => `/${parts.join('')}`);
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 6 }), path, (rules, path) => {
      const content = [
        'User-agent: *',
        ...rules.map(({ allow, pattern, end }) => `${allow ? 'Allow' : 'Disallow'}: ${pattern}${end}`),
      ].join('\n');
      const parse = robotsParser as unknown as (
        url: string,
        content: string,
      ) => { isAllowed(url: string): boolean };
      const theirs = parse('https://news.example/robots.txt', content);
      const { pathname, search } = new URL(`https://news.example${path}`);
      assert.equal(
        parseRobots(content, 'recoupe').isAllowed(pathname + search),
        theirs.isAllowed(`https://news.example${pathname}${search}`),
        content,
      );
    }),
    { numRuns: 2000, seed: 5 },
  );
});

test('robots: hostile files cost no more than their size: stars, lines, escapes', () => {
  const path = `/${'ab'.repeat(2000)}`;
  const files = [
    'Disallow: /' + '*a'.repeat(250_000),
    Array<string>(30_000)
      .fill(`Disallow: ${'*'.repeat(5)}b*a$`)
      .join('\n'),
    Array<string>(200)
      .fill(`Disallow: /${'*ab'.repeat(900)}*c`)
      .join('\n'),
    `Disallow: ${'%'.repeat(500_000)}`,
    '\r'.repeat(500_000),
    'User-agent:'.repeat(45_000),
    `${' '.repeat(500_000)}:`,
  ];
  for (const file of files) {
    const started = performance.now();
    parseRobots(`User-agent: *\n${file}`, 'recoupe').isAllowed(path);
    assert.ok(performance.now() - started < 1500, file.slice(0, 30));
  }
});
