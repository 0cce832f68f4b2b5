/** The server's answers: each address is asked once and kept; a failure is told in words and may be tried again. */
import { useEffect, useState } from 'preact/hooks';
import type { EventAnswer, Hit, PageAnswer, PageSummary, WorkspaceAnswer } from '../contract/index.ts';
import type { CheckedEvent } from '../model/dossier.ts';

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

async function request(address: string): Promise<Response> {
  const response = await fetch(address, { headers: { accept: 'application/json' } }).catch(() => null);
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
export const useHits = (query: string) =>
  useAnswer<Hit[]>(query.trim() ? `api/search?q=${id(query.trim())}` : null);
