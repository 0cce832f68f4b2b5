/**
 * One visit to the page of one item: fetched politely, stored with what the feed said of it, and looked at again later.
 *
 * The same bytes at the same address are no new version. A page that was had and is gone is told on its source, and
 * what was fetched of it stays.
 */
import type { Capture, HttpResponse } from '../model/index.ts';
import { type Fetched, itemOf, type Refused as NotFetched } from '../source/net/index.ts';
import type { DueItem, KnownPage } from '../store/index.ts';
import { MOST_TRIES, nextTry, nextVisit } from './rhythm.ts';
import type { Watching } from './watching.ts';

/** What came of it, for who watches. */
export interface PageNote {
  readonly outcome: 'new' | 'changed' | 'unchanged' | 'refused' | 'deferred';
  /** True where there is something to read. */
  readonly isNews: boolean;
  readonly reason?: string;
}

type Answer = Extract<Fetched, { kind: 'fetched' }>;

/** What is no page, whatever a feed calls it. */
const NO_PAGE = /^(?:image|audio|video|font)\/|^application\/(?:zip|octet-stream|x-rar|x-bittorrent)/i;

/** Visits the page and writes down what came of it; null where it was stopped. */
export async function followPage(watching: Watching, item: DueItem): Promise<PageNote | null> {
  const { items } = watching.workspace.following;
  const known =
    (item.capture === null ? null : await items.known({ capture: item.capture })) ??
    (await items.known({ address: item.address }));
  // Another feed announced the same page, and it was fetched since.
  if (known?.fetchedAt && Date.parse(known.fetchedAt) >= Date.parse(item.seenAt) && item.visits === 0) {
    return met(watching, item, known);
  }
  const validators = known?.response ? validatorsOf(known.response) : {};
  const answer = await watching.fetch({
    url: item.address,
    purpose: 'page',
    from: item.announced.feed,
    validators,
  });
  if (answer.kind === 'refused') return refused(watching, item, answer);
  if (answer.kind === 'unchanged') {
    return known ? met(watching, item, known) : refused(watching, item, unasked(item.address));
  }
  if (answer.mediaType !== null && NO_PAGE.test(answer.mediaType)) {
    return refused(watching, item, noPage(answer));
  }
  return arrived(watching, item, answer);
}

function validatorsOf({ headers }: HttpResponse): { etag?: string; lastModified?: string } {
  const value = (name: string) => headers.find(([each]) => each === name)?.[1];
  const [etag, lastModified] = [value('etag'), value('last-modified')];
  return { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
}

async function arrived(watching: Watching, item: DueItem, answer: Answer): Promise<PageNote> {
  const fetched = itemOf(answer);
  if (fetched.kind === 'failed') throw new Error('an answer became a failure');
  const before = await watching.workspace.following.items.known({ address: answer.finalUrl });
  if (before?.sha256 === fetched.capture.sha256) return met(watching, item, before);
  const capture: Capture = { ...fetched.capture, announced: item.announced };
  const due = dueAfter(watching, item);
  await watching.workspace.following.items.record(item, { state: 'read', due, tries: 0, capture });
  return { outcome: before ? 'changed' : 'new', isNews: true };
}

/** The page is in the workspace as it is. */
async function met(watching: Watching, item: DueItem, known: KnownPage): Promise<PageNote> {
  const due = dueAfter(watching, item);
  const visit = { state: 'read', due, tries: 0, known: known.id } as const;
  const isNews = await watching.workspace.following.items.record(item, visit);
  return { outcome: 'unchanged', isNews };
}

function dueAfter(watching: Watching, item: DueItem): string | null {
  const due = nextVisit(item.visits + 1, watching.now(), watching.chance);
  return due === null ? null : new Date(due).toISOString();
}

async function refused(watching: Watching, item: DueItem, answer: NotFetched): Promise<PageNote | null> {
  if (answer.code === 'net.stopped') return null;
  const { following } = watching.workspace;
  const { code, reason } = answer;
  const isResting = code === 'net.resting';
  const tries = item.tries + (isResting ? 0 : 1);
  const isOver = answer.retry === 'never' || answer.status === 410 || tries >= triesFor(answer);
  const due = isOver ? null : dueAgain(watching, answer, tries);
  const state = item.state === 'read' && !isOver ? 'read' : isOver ? 'refused' : item.state;
  await following.items.put(item, { state, due, tries });
  // A host at rest is told once for all its pages.
  const address = isResting ? new URL('/', item.address).href : item.address;
  const told = item.capture === null || isResting ? reason : `${reason} ${HAD}`;
  await following.refuse(
    item.source,
    { address, code, reason: told },
    new Date(watching.now()).toISOString(),
  );
  return { outcome: isResting ? 'deferred' : 'refused', isNews: false, reason };
}

const HAD = 'It was there before; what was fetched of it is kept.';

function dueAgain(watching: Watching, { retry, retryAfter, code }: NotFetched, tries: number): string {
  const now = watching.now();
  const time =
    code === 'net.resting'
      ? now + (retryAfter ?? 60) * 1000
      : nextTry(retry === 'soon' ? 'soon' : 'later', tries, retryAfter, now, watching.chance);
  return new Date(time).toISOString();
}

/** A page that the server does not have, or robots.txt forbids, is asked for once more and then let be. */
function triesFor({ status, code }: NotFetched): number {
  return status === 404 || code === 'net.robots' ? 2 : MOST_TRIES;
}

function unasked(url: string): NotFetched {
  const reason = 'The server says that the page has not changed, and was not asked.';
  return { kind: 'refused', url, code: 'net.header', reason, retry: 'later' };
}

function noPage({ url, mediaType }: Answer): NotFetched {
  const reason = `What stands at this address is no page but ${mediaType?.split(';')[0]}.`;
  return { kind: 'refused', url, code: 'page.media', reason, retry: 'never' };
}
