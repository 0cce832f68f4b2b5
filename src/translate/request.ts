/**
 * One request to a service that the user named, with limits of our own: time, size, no redirects, few retries.
 *
 * Nothing is sent to any other address than the given one: a redirect is a refusal. Keys travel in the request and stand
 * in no message.
 */
import { RecoupeError } from '../model/index.ts';
import { badAnswer } from './translator.ts';

export interface RequestLimits {
  readonly milliseconds: number;
  readonly bytes: number;
  /** How often a busy or failing service is asked again. */
  readonly retries: number;
  /** The longest wait between tries, whatever the service asks for. */
  readonly wait: number;
}

export const LIMITS: RequestLimits = { milliseconds: 60_000, bytes: 4 * 2 ** 20, retries: 2, wait: 10_000 };

export interface ServiceRequest {
  /** Names the service in messages. */
  readonly engine: string;
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, or as a form where it is `URLSearchParams`. */
  readonly body?: unknown;
  readonly limits?: Partial<RequestLimits>;
}

/** The parsed JSON of the answer; throws a `RecoupeError` with a code of `translate.*`. */
export async function askService(request: ServiceRequest): Promise<unknown> {
  const limits = { ...LIMITS, ...request.limits };
  for (let turn = 0; ; turn += 1) {
    const response = await send(request, limits);
    if (response.ok) return parse(request.engine, await readText(request, response, limits));
    await response.body?.cancel();
    if (turn >= limits.retries || !isPassing(response.status)) throw refused(request, response.status);
    await pause(Math.min(waitOf(response, turn), limits.wait));
  }
}

async function send(request: ServiceRequest, limits: RequestLimits): Promise<Response> {
  const { engine, url, method = 'POST', headers = {}, body } = request;
  const isForm = body instanceof URLSearchParams;
  try {
    return await fetch(url, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(limits.milliseconds),
      headers: {
        accept: 'application/json',
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
  } catch (cause) {
    throw unreached(engine, url, limits, cause);
  }
}

function unreached(engine: string, url: string, limits: RequestLimits, cause: unknown): RecoupeError {
  const { host } = new URL(url);
  const late = cause instanceof Error && (cause.name === 'TimeoutError' || cause.name === 'AbortError');
  return new RecoupeError(
    late ? 'translate.timeout' : 'translate.unreachable',
    late
      ? `${engine} at ${host} did not answer within ${limits.milliseconds / 1000} s.`
      : `${engine} at ${host} cannot be reached.`,
    'Look whether the service runs and whether the address is right.',
    cause,
  );
}

/** The body as text, given up as soon as it is too long, whatever its head promised. */
async function readText(request: ServiceRequest, response: Response, limits: RequestLimits): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > limits.bytes) throw badAnswer(request.engine, `it is longer than ${limits.bytes} bytes`);
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof RecoupeError) throw cause;
    throw unreached(request.engine, request.url, limits, cause);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(engine: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badAnswer(engine, 'it is not JSON');
  }
}

/** Too many requests, or a fault of the service's own: another try may do. */
function isPassing(status: number): boolean {
  return status === 429 || status === 529 || (status >= 500 && status !== 501);
}

function waitOf(response: Response, turn: number): number {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : 500 * 2 ** turn;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** What a status says, and what to do about it. */
function refused({ engine, url }: ServiceRequest, status: number): RecoupeError {
  const where = `${engine} at ${new URL(url).host}`;
  if (status >= 300 && status < 400)
    return new RecoupeError(
      'translate.redirect',
      `${where} sends elsewhere (${status}); nothing is sent to an address that was not named.`,
      'Name the address itself with --endpoint.',
    );
  if (status === 401 || status === 403)
    return new RecoupeError(
      'translate.key',
      `${where} refuses the key (${status}).`,
      'Set RECOUPE_TRANSLATE_KEY to a key of this service.',
    );
  if (status === 429)
    return new RecoupeError(
      'translate.busy',
      `${where} is asked too often (429).`,
      'Wait and run it again: what was translated is kept.',
    );
  if (status === 456)
    return new RecoupeError(
      'translate.quota',
      `${where} says that the quota is used up (456).`,
      'Wait for the next period, or use another engine.',
    );
  return new RecoupeError(
    'translate.failed',
    `${where} answers ${status}.`,
    status >= 500
      ? 'Try again later, or look at the log of the service.'
      : 'Look at the address, the languages and the model: the service does not take the request.',
  );
}
