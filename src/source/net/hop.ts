/** One request and its answer, as it stands: no redirect is followed here, and nothing is judged but the limits. */
import type { Agent, Dispatcher } from 'undici';
import type { HttpResponse } from '../../model/index.ts';
import { readBody } from './body.ts';
import type { Deadline } from './deadline.ts';
import { headerOf, keptHeaders, parseContentEncoding } from './headers.ts';
import type { FetchLimits } from './limits.ts';

export interface Answer {
  readonly response: HttpResponse;
  /** Reads the body, or throws a `RefusalError`. */
  body(): Promise<Uint8Array>;
  /** Its first bytes, at most so many, the rest left where it is. */
  beginning(bytes: number): Promise<Uint8Array>;
  /** Lets go of what was not read: a short rest is passed over, so that the connection serves again; else it is cut. */
  leave(): Promise<void>;
}

type Body = Dispatcher.ResponseData['body'];

/** A rest that is passed over: so many bytes within so many milliseconds. */
const SHORT = { bytes: 16_384, ms: 200 };

/** Asks `url` for what stands there. */
export async function request(
  agent: Agent,
  url: URL,
  headers: Readonly<Record<string, string>>,
  deadline: Deadline,
  limits: FetchLimits,
): Promise<Answer> {
  const answer = await agent.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method: 'GET',
    headers,
    signal: deadline.signal,
    responseHeaders: 'raw',
  });
  deadline.heard();
  const response = { status: answer.statusCode, headers: keptHeaders(answer.headers as unknown as string[]) };
  const encodings = parseContentEncoding(headerOf(response.headers, 'content-encoding'));
  const chunks = () => heard(answer.body, deadline);
  return {
    response,
    body: () => readBody(chunks(), encodings, limits),
    beginning: (bytes) => readBody(chunks(), encodings, { ...limits, cut: bytes }),
    leave: () => leave(answer.body),
  };
}

async function leave(body: Body): Promise<void> {
  body.on('error', () => {});
  await body.dump({ limit: SHORT.bytes, signal: AbortSignal.timeout(SHORT.ms) }).catch(() => body.destroy());
}

async function* heard(body: Body, deadline: Deadline): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    deadline.heard();
    yield chunk as Uint8Array;
  }
}
