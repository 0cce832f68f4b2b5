import assert from 'node:assert/strict';
import { Politeness } from '../../../src/source/net/politeness.ts';
import { test } from '../../runner.ts';

const LIMITS = { perHost: 2, delayMs: 0, crawlDelayMs: 30_000, connections: 3 };
const never = new AbortController().signal;

/** True when the turn comes without anything else happening. */
async function comes(turn: Promise<unknown>): Promise<boolean> {
  const later = Symbol('later');
  const soon = new Promise((resolve) => {
    setImmediate(() => resolve(later));
  });
  return (await Promise.race([turn, soon])) !== later;
}

test('politeness: so many at a time from a host, so many from all; a turn given back goes to who waited longest', async () => {
  const politeness = new Politeness(LIMITS, () => 0);
  const [one, , third, fourth] = ['a', 'a', 'a', 'a'].map((host) => politeness.turn(host, true, never));
  assert.equal(await comes(third!), false);
  const other = politeness.turn('b', true, never);
  const tooMany = politeness.turn('c', true, never);
  assert.equal(await comes(other), true, 'another host waits for nobody');
  assert.equal(await comes(tooMany), false, 'three connections in all');
  (await other)();
  assert.equal(await comes(tooMany), true);
  const release = await one!;
  release();
  release();
  assert.equal(await comes(third!), true);
  assert.equal(await comes(fourth!), false, 'given back twice is given back once');
});

test('politeness: a pause between two beginnings, as long as robots.txt asks within bounds; redirects need none', async () => {
  let now = 0;
  const politeness = new Politeness({ ...LIMITS, delayMs: 1000, connections: 9 }, () => now);
  (await politeness.turn('a', true, never))();
  const stop = new AbortController();
  const second = politeness.turn('a', true, stop.signal);
  assert.equal(await comes(second), false);
  assert.equal(await comes(politeness.turn('a', false, never)), true);
  stop.abort(new Error('stopped'));
  await assert.rejects(second, /stopped/);
  now = 1000;
  (await politeness.turn('a', true, never))();
  politeness.pace('b', 5);
  (await politeness.turn('b', true, never))();
  now = 5999;
  const early = politeness.turn('b', true, stop.signal);
  await assert.rejects(early, /stopped/, 'an aborted signal waits for nothing');
  now = 6000;
  assert.equal(await comes(politeness.turn('b', true, never)), true);
});

test('politeness: the pause passes by itself', async () => {
  const politeness = new Politeness({ ...LIMITS, delayMs: 20 }, () => performance.now());
  const started = performance.now();
  for (let i = 0; i < 3; i += 1) (await politeness.turn('a', true, never))();
  assert.ok(performance.now() - started >= 35);
});

test('politeness: who is stopped while waiting leaves the queue, and the next one moves up', async () => {
  const politeness = new Politeness({ ...LIMITS, perHost: 1 }, () => 0);
  const first = await politeness.turn('a', true, never);
  const stop = new AbortController();
  const second = politeness.turn('a', true, stop.signal);
  const third = politeness.turn('a', true, never);
  stop.abort(new Error('stopped'));
  await assert.rejects(second, /stopped/);
  first();
  assert.equal(await comes(third), true);
});

test('politeness: ten thousand hosts are remembered, and of more the oldest without work forgotten', async () => {
  const politeness = new Politeness({ ...LIMITS, delayMs: 1000, connections: 99_999 }, () => 0);
  politeness.rest('resting', 60);
  for (let i = 0; i < 12_000; i += 1) (await politeness.turn(`h${i}`, true, never))();
  assert.equal(politeness.restOf('resting'), 60);
  assert.equal(await comes(politeness.turn('h0', true, never)), true, 'forgotten, so it may begin at once');
});

test('politeness: who is stopped leaves no timer behind, and a clock that is set back stops nobody', async () => {
  let now = 1e9;
  const politeness = new Politeness({ ...LIMITS, delayMs: 30_000 }, () => now);
  (await politeness.turn('a', true, never))();
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();
  const stop = new AbortController();
  const waiting = politeness.turn('a', true, stop.signal);
  assert.equal(timers(), before + 1);
  stop.abort(new Error('stopped'));
  await assert.rejects(waiting, /stopped/);
  assert.equal(timers(), before);
  now -= 24 * 3600 * 1000;
  assert.equal(await comes(politeness.turn('a', true, never)), true);
});
