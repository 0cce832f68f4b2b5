/** The routes of the contract over a workspace: every one reads, but for the one that takes links. */
import { type Context, Hono } from 'hono';
import { routes } from '../contract/index.ts';
import { MAX_PARTS, MAX_QUERY, parseQuery, type Workspace } from '../store/index.ts';
import { eventAnswer, hitOf, pageAnswer, pageSummary, workspaceAnswer } from './answers.ts';
import type { Changes } from './changes.ts';
import { guard } from './guard.ts';
import { bodyOf, type LinkTaker } from './links.ts';
import { BadRequest, refusal, refusalOf } from './refusal.ts';
import { etagOf, type staticFiles } from './static.ts';

export interface AppOptions {
  readonly workspace: Workspace;
  /** The files of the workbench. */
  readonly files: ReturnType<typeof staticFiles>;
  /** The values of `Host` that are answered. */
  readonly hosts: () => ReadonlySet<string>;
  /** Of the software, shown in the workbench. */
  readonly version: string;
  /** Where errors that are ours go, a line each. */
  readonly log: (line: string) => void;
  readonly changes: Changes;
  /** Takes the links of the workbench; none are taken without it. */
  readonly links?: LinkTaker;
}

/** So many items of a list at once; the next ones are at the address in the `Link` header. */
const PAGE_SIZE = 1000;
const HITS = 50;
/** Ids are hashes and short words; nothing longer is looked up. */
const ID = /^[\w.:-]{1,128}$/;

export function createApp({ workspace, files, hosts, version, log, changes, links }: AppOptions): Hono {
  const app = new Hono();
  const token = links?.token ?? null;
  app.use(guard(hosts, { path: routes.links, token }));
  app.onError((error) => refusalOf(error, log));
  app.get(routes.health, (context) => answer(context, { ok: true }));
  app.get(routes.workspace, async (context) =>
    answer(context, await workspaceAnswer(workspace, { version, token })),
  );
  app.get(routes.pages, (context) =>
    list(context, async (limit, offset) => {
      const pages = await workspace.pages(limit, offset);
      return Promise.all(pages.map((page) => pageSummary(workspace, page)));
    }),
  );
  app.get(routes.page, (context) => one(context, (id) => pageAnswer(workspace, id)));
  app.get(routes.events, (context) => list(context, (limit, offset) => workspace.events(limit, offset)));
  app.get(routes.event, (context) => one(context, (id) => eventAnswer(workspace, id)));
  app.get(routes.search, async (context) => {
    const query = parseQuery(single(context, 'q') ?? '');
    if (query === null) throw new BadRequest('search.query', ...WRONG_QUERY);
    const limit = wholeNumber(context, 'limit', HITS, 1, HITS);
    return answer(context, (await workspace.search(query, limit)).map(hitOf));
  });
  app.get(routes.control, async (context) => answer(context, await workspace.control()));
  app.get(routes.sources, async (context) => answer(context, await workspace.sources()));
  app.get(routes.refusals, (context) => one(context, (id) => workspace.refusals(id)));
  app.get(routes.changes, () => changes.listen());
  if (links)
    app.post(routes.links, async (context) => answer(context, await links.take(await bodyOf(context))));
  app.notFound((context) => fileAnswer(context, files));
  return app;
}

const WRONG_QUERY = [
  'There is nothing to search for in that.',
  `Give between 1 and ${MAX_PARTS} words, ${MAX_QUERY} characters at most.`,
] as const;

/** A list, from `offset`, with the address of the rest. */
async function list(
  context: Context,
  read: (limit: number, offset: number) => Promise<readonly unknown[]>,
): Promise<Response> {
  const limit = wholeNumber(context, 'limit', PAGE_SIZE, 1, PAGE_SIZE);
  const offset = wholeNumber(context, 'offset', 0, 0, Number.MAX_SAFE_INTEGER);
  const items = await read(limit + 1, offset);
  if (items.length > limit) {
    context.header('Link', `<${context.req.path}?limit=${limit}&offset=${offset + limit}>; rel="next"`);
  }
  return answer(context, items.slice(0, limit));
}

async function one(context: Context, read: (id: string) => Promise<unknown>): Promise<Response> {
  const id = context.req.param('id') ?? '';
  const found = ID.test(id) ? await read(id) : null;
  return found === null ? notFound() : answer(context, found);
}

function notFound(): Response {
  return refusal(404, 'server.unknown', 'There is nothing at this address.', 'Begin at the first page: /.');
}

function notBuilt(): Response {
  return refusal(
    503,
    'server.workbench',
    'The workbench is not built.',
    'Run "npm run build", then start again.',
  );
}

/** JSON with a validator: an answer that has not changed is not sent again. */
function answer(context: Context, value: unknown): Response {
  const body = JSON.stringify(value);
  return validated(context, body, etagOf(body), {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-cache',
  });
}

function fileAnswer(context: Context, files: AppOptions['files']): Response {
  const path = new URL(context.req.url).pathname;
  const file = files(path);
  if (!file) return path === '/' ? notBuilt() : notFound();
  const keep = file.lasting ? 'max-age=31536000, immutable' : 'no-cache';
  return validated(context, file.body, file.etag, { 'Content-Type': file.type, 'Cache-Control': keep });
}

function validated(
  context: Context,
  body: string | Uint8Array,
  etag: string,
  headers: Readonly<Record<string, string>>,
): Response {
  const known = (context.req.header('if-none-match') ?? '')
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  const all = { ...headers, ETag: etag };
  if (known.includes(etag)) return context.newResponse(null, 304, all);
  return context.newResponse(body as string | Uint8Array<ArrayBuffer>, 200, all);
}

/** The value of a parameter that may stand once. */
function single(context: Context, name: string): string | undefined {
  const values = context.req.queries(name) ?? [];
  if (values.length > 1) throw new BadRequest('server.parameter', `"${name}" stands twice.`, 'Give it once.');
  return values[0];
}

function wholeNumber(context: Context, name: string, otherwise: number, least: number, most: number): number {
  const text = single(context, name);
  if (text === undefined) return otherwise;
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new BadRequest('server.parameter', `"${name}" must be a whole number.`, `From ${least} to ${most}.`);
}
