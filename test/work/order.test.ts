import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { inOrder } from '../../src/work/order.ts';
import { test } from '../runner.ts';

async function* numbers(count: number, taken: number[] = []): AsyncGenerator<number> {
  for (let i = 0; i < count; i += 1) {
    taken.push(i);
    yield i;
  }
}

/** A promise for each item, to be kept by hand. */
function byHand() {
  const keep = new Map<number, () => void>();
  const start = (item: number) => new Promise<number>((resolve) => keep.set(item, () => resolve(item)));
  return { keep, start };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('order: results come in the order of the input, however they are done', async () => {
  const { keep, start } = byHand();
  const results: number[] = [];
  const run = (async () => {
    for await (const result of inOrder(numbers(4), () => 0, start, { items: 4, bytes: 1 }))
      results.push(result);
  })();
  await turn();
  for (const item of [3, 1, 0, 2]) {
    keep.get(item)!();
    await turn();
    assert.deepEqual(results, item === 0 ? [0, 1] : item === 2 ? [0, 1, 2, 3] : []);
  }
  await run;
});

test('order: no more is taken than the bounds allow, and a large item goes alone', async () => {
  for (const [items, bytes, size, ahead] of [
    [3, 100, 1, 3],
    [10, 100, 40, 3],
    [10, 100, 1000, 1],
  ] as const) {
    const taken: number[] = [];
    const { keep, start } = byHand();
    const results = inOrder(numbers(12, taken), () => size, start, { items, bytes });
    for (let i = 0; i < 12; i += 1) {
      const next = results.next();
      await turn();
      assert.ok(taken.length <= i + ahead, `${taken.length} taken at ${i}`);
      keep.get(i)!();
      assert.deepEqual(await next, { done: false, value: i });
    }
    assert.equal((await results.next()).done, true);
  }
});

test('order: once stopped nothing more is taken or given, though the work hangs', async () => {
  const stop = new AbortController();
  const taken: number[] = [];
  const results: number[] = [];
  const { keep, start } = byHand();
  const bounds = { items: 4, bytes: 1, signal: stop.signal };
  const run = (async () => {
    for await (const result of inOrder(numbers(100, taken), () => 0, start, bounds)) results.push(result);
  })();
  await turn();
  keep.get(0)!();
  await turn();
  stop.abort();
  await run;
  assert.deepEqual([results, taken], [[0], [0, 1, 2, 3, 4]]);
  for await (const _ of inOrder(numbers(9, taken), () => 0, start, bounds))
    assert.fail('stopped before it began');
  assert.equal(taken.length, 5);
});

test('order: a failure of the work is thrown in its turn, and the source is closed', async () => {
  let closed = false;
  async function* source(): AsyncGenerator<number> {
    try {
      yield* numbers(10);
    } finally {
      closed = true;
    }
  }
  const results: number[] = [];
  const start = async (item: number) => {
    if (item === 2) throw new Error('two');
    return item;
  };
  await assert.rejects(async () => {
    for await (const result of inOrder(source(), () => 0, start, { items: 5, bytes: 1 }))
      results.push(result);
  }, /two/);
  assert.deepEqual(results, [0, 1]);
  assert.ok(closed);
});

test('order: a result that was given is not held on to, with a signal or without', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (const signal of [undefined, new AbortController().signal]) {
    const given: WeakRef<object>[] = [];
    const start = (item: number) => Promise.resolve({ item });
    let held = 0;
    for await (const result of inOrder(numbers(200), () => 1, start, { items: 4, bytes: 100, signal })) {
      given.push(new WeakRef(result));
      if (given.length < 200) continue;
      await turn();
      collect();
      held = given.filter((each) => each.deref()).length;
    }
    assert.ok(held < 20, `${held} of 200 are held`);
  }
});
