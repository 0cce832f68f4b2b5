/** Links from the workbench: what was pasted is checked, and fetched and added by who started the server. */
import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { type LinksAnswer, linksSchema } from '../contract/index.ts';
import { MAX_LINKS } from '../contract/limits.ts';
import { BadRequest } from './refusal.ts';

export interface LinkTaker {
  /** Must come with every request; made anew with each server. */
  readonly token: string;
  /** Fetches and adds the addresses of a request's body, one request after the other. */
  take(body: unknown): Promise<LinksAnswer>;
}

/** So many characters hold any list of links that is allowed. */
const MAX_BODY = 64 * 1024;

export function takeLinks(add: (addresses: readonly string[]) => Promise<LinksAnswer>): LinkTaker {
  let before: Promise<unknown> = Promise.resolve();
  return {
    token: randomBytes(16).toString('hex'),
    take(body) {
      const parsed = linksSchema.safeParse(body);
      if (!parsed.success) throw new BadRequest('links.addresses', ...WRONG);
      const answer = before.then(() => add(parsed.data.addresses));
      before = answer.catch(() => undefined);
      return answer;
    },
  };
}

const WRONG = [
  'That is no list of addresses.',
  `Give between 1 and ${MAX_LINKS} addresses that begin with http:// or https://.`,
] as const;

/** The JSON of a request, of bounded length, whatever it says of its length. */
export async function bodyOf(context: Context): Promise<unknown> {
  const reader = context.req.raw.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let part = await reader?.read(); part && !part.done; part = await reader!.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length <= MAX_BODY) continue;
    await reader!.cancel();
    throw new BadRequest('server.body', 'That is too much at once.', `At most ${MAX_BODY} characters.`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new BadRequest('server.body', 'That is no JSON.', 'Send {"addresses": ["https://…"]}.');
  }
}
