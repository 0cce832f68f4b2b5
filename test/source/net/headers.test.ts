import assert from 'node:assert/strict';
import {
  parseContentType,
  parseRetryAfter,
  keptHeaders,
  parseContentEncoding,
} from '../../../src/source/net/headers.ts';
import { test } from '../../runner.ts';

test('headers: a media type with its charset, or nothing', () => {
  const cases = [
    ['text/html', 'text/html'],
    ['Text/HTML; Charset="UTF-8"', 'text/html; charset=utf-8'],
    ['text/html;charset=iso-8859-15; boundary=x', 'text/html; charset=iso-8859-15'],
    ['text/html; x=1; charset=windows-1252', 'text/html; charset=windows-1252'],
    ['application/rss+xml', 'application/rss+xml'],
    ['text/html, text/plain', null],
    ['html', null],
    ['', null],
    [null, null],
    [`text/${'x'.repeat(500)}`, null],
    ['text/html; charset=<script>', 'text/html'],
  ] as const;
  for (const [value, expected] of cases) assert.equal(parseContentType(value), expected, String(value));
});

test("headers: Retry-After in seconds or as a date by the server's own clock, clamped, or nothing", () => {
  const now = new Date('2024-05-02T08:00:00Z');
  const read = (value: string | null, date: string | null = null) => parseRetryAfter(value, date, now, 1000);
  assert.equal(read('120'), 120);
  assert.equal(read(' 0 '), 0);
  assert.equal(read('99999999999999999999'), 1000);
  assert.equal(read('-5'), null);
  assert.equal(read('1e9'), null);
  assert.equal(read('Thu, 02 May 2024 08:01:30 GMT'), 90);
  assert.equal(read('Thu, 02 May 2024 07:00:00 GMT'), 0);
  assert.equal(read('Thu, 02 May 2024 08:01:30 GMT', 'Thu, 02 May 2024 08:01:20 GMT'), 10);
  assert.equal(read('Thu, 02 May 2024 08:01:30 GMT', 'nonsense'), 90);
  assert.equal(read('Thursday'), null);
  assert.equal(read(null), null);
});

test('headers: kept in order and lower case, without cookies, credentials and controls', () => {
  const raw = [
    'ETag',
    '"1"',
    'Set-Cookie',
    'a=b',
    'X-Odd',
    'a\tb\u0000c',
    'Proxy-Authenticate',
    'x',
    'ETag',
    '"2"',
  ];
  assert.deepEqual(keptHeaders(raw), [
    ['etag', '"1"'],
    ['x-odd', 'a b c'],
    ['etag', '"2"'],
  ]);
});

test('headers: encodings in their order', () => {
  assert.deepEqual(parseContentEncoding(' GZIP , identity, br,'), ['gzip', 'br']);
  assert.deepEqual(parseContentEncoding(null), []);
});
