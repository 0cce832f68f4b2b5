/** The server's answers: each address is asked once and kept; a failure is told in words and may be tried again. */
import { useEffect, useState } from 'preact/hooks';
import type {
  Change,
  EventAnswer,
  Hit,
  Links,
  LinksAnswer,
  PageAnswer,
  PageSummary,
  WorkspaceAnswer,
} from '../contract/index.ts';
import type { CheckedEvent, Control } from '../model/dossier.ts';
import type { Source, SourceRefusal } from '../model/source.ts';

/** Why there is no answer; `missing` when there is nothing at the address. */
export interface Failure {
  readonly kind: 'missing' | 'unreachable' | 'refused';
  readonly message: string | null;
  readonly mend: string | null;
}

export type Answer<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly failure: Failure; readonly retry: () => void }
  | { readonly state: 'ready'; readonly value: T };

const answers = new Map<string, Promise<unknown>>();
const onAsked = new Set<() => void>();

/** Forgets every answer; the screens ask again, and show what they have until the new answer is there. */
export function askAnew(): void {
  answers.clear();
  for (const ask of onAsked) ask();
}

/** Tells of the state of the workspace, now and whenever it changes; the answer stops it. */
export function listen(tell: (change: Change) => void): () => void {
  const stream = new EventSource('api/changes');
  stream.addEventListener('message', ({ data }) => tell(JSON.parse(String(data)) as Change));
  return () => stream.close();
}

/** Sends links to be fetched and added; fails with a `Failure`. */
export async function postLinks(links: Links, token: string): Promise<LinksAnswer> {
  const response = await request('api/links', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'recoupe-token': token },
    body: JSON.stringify(links),
  });
  return (await response.json()) as LinksAnswer;
}

async function request(
  address: string,
  how: RequestInit = { headers: { accept: 'application/json' } },
): Promise<Response> {
  const response = await fetch(address, how).catch(() => null);
  if (!response) throw failed('unreachable', null);
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => null);
  throw failed(response.status === 404 ? 'missing' : 'refused', body);
}

async function ask(address: string): Promise<unknown> {
  return (await request(address)).json();
}

/** A list with all its parts: the server gives the address of the next one in `Link`. */
async function askAll(address: string): Promise<unknown[]> {
  const items: unknown[] = [];
  for (let next: string | null = address; next !== null; ) {
    const response: Response = await request(next);
    items.push(...((await response.json()) as unknown[]));
    next = nextOf(response);
  }
  return items;
}

/** Addresses in `Link` start at the root; ours are relative to where the workbench stands. */
function nextOf(response: Response): string | null {
  const next = /<\/?([^>]+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
  return next ?? null;
}

function failed(kind: Failure['kind'], body: unknown): Failure {
  const error = (body as { error?: { message?: string; mend?: string } } | null)?.error;
  return { kind, message: error?.message ?? null, mend: error?.mend ?? null };
}

function askOnce(address: string, how: typeof ask): Promise<unknown> {
  const known = answers.get(address);
  if (known) return known;
  const asked = how(address);
  answers.set(address, asked);
  asked.catch(() => answers.delete(address));
  return asked;
}

/** The answer at `address`; `null` asks nothing. */
function useAnswer<T>(address: string | null, how: typeof ask = ask): Answer<T> {
  const [answer, show] = useState<{ address: string | null; answer: Answer<T> }>({
    address: null,
    answer: { state: 'loading' },
  });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const again = () => setAttempt((n) => n + 1);
    onAsked.add(again);
    return () => void onAsked.delete(again);
  }, []);
  useEffect(() => {
    if (address === null) return undefined;
    let current = true;
    const settle = (settled: Answer<T>) => current && show({ address, answer: settled });
    const retry = () => setAttempt((n) => n + 1);
    askOnce(address, how).then(
      (value) => settle({ state: 'ready', value: value as T }),
      (failure: Failure) => settle({ state: 'failed', failure, retry }),
    );
    return () => {
      current = false;
    };
  }, [address, attempt, how]);
  return answer.address === address ? answer.answer : { state: 'loading' };
}

const id = encodeURIComponent;

export const useWorkspace = () => useAnswer<WorkspaceAnswer>('api/workspace');
export const usePages = () => useAnswer<PageSummary[]>('api/pages', askAll);
export const useEvents = () => useAnswer<CheckedEvent[]>('api/events', askAll);
export const usePage = (page: string) => useAnswer<PageAnswer>(`api/pages/${id(page)}`);
export const useEvent = (event: string) => useAnswer<EventAnswer>(`api/events/${id(event)}`);
export const useControl = () => useAnswer<Control[]>('api/control');
export const useSources = () => useAnswer<Source[]>('api/sources');
export const useRefusals = (source: string) =>
  useAnswer<SourceRefusal[]>(`api/sources/${id(source)}/refusals`);
export const useHits = (query: string) =>
  useAnswer<Hit[]>(query.trim() ? `api/search?q=${id(query.trim())}` : null);
