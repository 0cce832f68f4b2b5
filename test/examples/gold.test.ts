/** The gold of the sample case says only what its pages say, and everything in it points at something. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '../runner.ts';
import { type GoldPage, readGold, sample } from './gold.ts';
import { foldSpace, readSamplePage } from './page.ts';

const gold = readGold();
const pages = new Map(gold.pages.map((page) => [page.id, readSamplePage(join(sample, page.path))]));

/** Strings that a reader sees on the page. */
function visibleQuotes(page: GoldPage): string[] {
  return [
    page.title,
    ...page.must,
    ...page.must_not,
    ...page.credits.map((credit) => credit.text),
    ...page.names.map((name) => name.as),
    ...page.places.map((place) => place.as),
    ...page.times.map((time) => time.text),
    ...(page.times_not ?? []),
    ...page.claims.flatMap((claim) => [claim.cue, claim.content, ...(claim.hedge_cues ?? [])]),
    ...page.events.flatMap((event) => [event.quote, ...event.figures.map((figure) => figure.text)]),
    ...(page.events_not ?? []).map((event) => event.quote),
    ...(page.slips ?? []).map((slip) => slip.text),
    ...(page.machine_translated_text ? [page.machine_translated_text] : []),
  ];
}

test('sample gold: every quoted string stands verbatim on its page', () => {
  const missing = gold.pages.flatMap((page) =>
    visibleQuotes(page)
      .filter((quote) => !pages.get(page.id)!.visible.includes(foldSpace(quote)))
      .map((quote) => `${page.id}: ${quote}`),
  );
  assert.deepEqual(missing, []);
});

test('sample gold: the words behind a date of publication stand in the source of the page', () => {
  for (const { id, published, modified } of gold.pages) {
    const { source, visible } = pages.get(id)!;
    for (const words of [published.text, ...(modified ? [modified.text] : [])])
      assert.ok(source.includes(words) || visible.includes(words), `${id}: ${words}`);
  }
});

test('sample gold: ids are unique and begin with their page', () => {
  const seen = new Set<string>();
  for (const page of gold.pages) {
    for (const { id } of [...page.claims, ...page.events]) {
      assert.match(id, new RegExp(`^${page.id}-[ce]\\d+$`));
      assert.ok(!seen.has(id), id);
      seen.add(id);
    }
  }
  assert.equal(new Set(gold.pages.map((page) => page.id)).size, gold.pages.length);
});

test('sample gold: a trigger stands in its quote, and no kept string contains a dropped one', () => {
  for (const page of gold.pages) {
    for (const event of page.events) assert.ok(event.quote.includes(event.trigger), event.id);
    for (const kept of page.must)
      for (const dropped of page.must_not) assert.ok(!kept.includes(dropped), dropped);
  }
});

test('sample gold: a conditional names the verb that shows it, and nothing else does', () => {
  for (const claim of gold.pages.flatMap((page) => page.claims))
    assert.equal(claim.hedge === 'conditional', (claim.hedge_cues ?? []).length > 0, claim.id);
});

test('sample gold: what is said across pages points at pages, claims and events that exist', () => {
  const { across } = gold;
  const events = new Set(gold.pages.flatMap((page) => page.events.map((event) => event.id)));
  const claims = new Set(gold.pages.flatMap((page) => page.claims.map((claim) => claim.id)));
  const same = new Set(across.same.map((group) => group.id));
  const eventIds = [
    ...across.same.flatMap((group) => group.events),
    ...across.look_alikes.flatMap((pair) => pair.events),
    ...across.contradictions.flatMap((one) => one.values.flatMap((value) => value.events)),
  ];
  for (const id of eventIds) assert.ok(events.has(id), id);
  for (const loss of across.losses)
    for (const id of [loss.of, ...(loss.in ? [loss.in] : [])]) assert.ok(claims.has(id), id);
  for (const one of across.contradictions) if (one.same) assert.ok(same.has(one.same), one.same);
  const pageIds = [...across.groups, ...across.apart].flatMap((group) => group.pages);
  for (const id of pageIds) assert.ok(pages.has(id), id);
  assert.equal(same.size, across.same.length);
});

test('sample gold: look-alikes are never listed as the same', () => {
  for (const { events } of gold.across.look_alikes)
    for (const group of gold.across.same)
      assert.ok(!events.every((id) => group.events.includes(id)), `${events.join(' ')} in ${group.id}`);
});

test('sample gold: members of one event have one type', () => {
  const types = new Map(gold.pages.flatMap((page) => page.events.map((event) => [event.id, event.type])));
  for (const { id, events } of gold.across.same)
    assert.equal(new Set(events.map((event) => types.get(event))).size, 1, id);
});

test('sample case: the manifest, the folder and the gold list the same pages', () => {
  const manifest = readFileSync(join(sample, 'manifest.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { path: string; site: string; url: string; fetched_at: string });
  const paths = manifest.map((entry) => entry.path).sort();
  assert.deepEqual(
    paths,
    readdirSync(join(sample, 'pages'))
      .map((name) => `pages/${name}`)
      .sort(),
  );
  assert.deepEqual(paths, gold.pages.map((page) => page.path).sort());
  for (const entry of manifest) {
    assert.match(new URL(entry.url).hostname, /\.example$/);
    assert.match(entry.fetched_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.equal(entry.site, gold.pages.find((page) => page.path === entry.path)?.site);
  }
});
