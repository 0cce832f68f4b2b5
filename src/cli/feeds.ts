/** `recoupe feeds`: the sources that a workspace follows, one by one and as OPML. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { RecoupeError, type Source } from '../model/index.ts';
import { parseOpml, writeOpml } from '../source/feed/opml.ts';
import { createFetcher } from '../source/net/index.ts';
import { Workspace } from '../store/index.ts';
import { findFeed } from '../work/index.ts';
import { fetchingOf, type NetOptions, takesNet, withWorkspace } from './inputs.ts';
import { say, writeJson, writeLine } from './output.ts';

interface FeedsOptions extends NetOptions {
  readonly workspace: string;
  readonly json?: boolean;
  readonly refusals?: boolean;
}

export function addFeeds(program: Command): void {
  const feeds = program.command('feeds').description('the feeds that a workspace follows');
  feeds.addHelpText(
    'after',
    '\nExamples:\n  recoupe feeds add --workspace mali https://example.org/\n  recoupe feeds import --workspace mali feeds.opml\n  recoupe feeds list --workspace mali',
  );
  addAddition(feeds);
  addList(feeds);
  addRemoval(feeds);
  addImport(feeds);
  addExport(feeds);
}

function addAddition(feeds: Command): void {
  takesNet(
    withWorkspace(feeds.command('add').description('follow the feed at an address, or of the site there')),
  )
    .argument('<URL...>', 'addresses of feeds, or of pages that declare one')
    .action(async (addresses: string[], options: FeedsOptions) => {
      await withOpen(options, true, async (workspace) => {
        const fetcher = createFetcher(fetchingOf(options));
        try {
          for (const address of addresses) await addOne(workspace, fetcher, address);
        } finally {
          await fetcher.close();
        }
      });
    });
}

async function addOne(
  workspace: Workspace,
  fetcher: ReturnType<typeof createFetcher>,
  address: string,
): Promise<void> {
  const feed = await findFeed(fetcher, address);
  if (feed.kind === 'none') {
    say(feed.reason);
    process.exitCode = 1;
    return;
  }
  const { added } = await workspace.following.add(feed.source, new Date().toISOString());
  const { address: place, title } = feed.source;
  say(`${added ? 'Followed' : 'Followed already'}: ${title ?? 'without a title'}, ${place}`);
  for (const other of feed.others) say(`  the page also declares ${other}`);
}

function addList(feeds: Command): void {
  withWorkspace(feeds.command('list').description('how each source stands'))
    .option('--json', 'one JSON object a line')
    .option('--refusals', 'with what was not taken, and why')
    .action(async (options: FeedsOptions) => {
      await withOpen(options, false, async (workspace) => {
        for (const source of await workspace.sources()) {
          const refusals = options.refusals ? await workspace.refusals(source.id) : [];
          if (options.json) await writeJson(options.refusals ? { ...source, refusals } : source);
          else {
            await writeLine(describe(source));
            for (const { address, reason, times } of refusals)
              await writeLine(
                `    ${reason}${reason.includes(address) ? '' : ` (${address})`}${times > 1 ? `, ${times} times` : ''}`,
              );
          }
        }
      });
    });
}

function describe(source: Source): string {
  const { title, address, health, reason, items, pages, waiting, last_success, next_due } = source;
  const lines = [
    `${title ?? address}  [${health}]`,
    `    ${address}`,
    `    ${items} items, ${pages} pages${waiting > 0 ? `, ${waiting} to be fetched` : ''}; last came ${last_success ?? 'never'}, next due ${next_due ?? 'never'}`,
    ...(reason ? [`    ${reason.message}`] : []),
    ...source.remarks.map(({ message }) => `    ${message}`),
  ];
  return lines.join('\n');
}

function addRemoval(feeds: Command): void {
  withWorkspace(feeds.command('remove').description('follow no longer; the pages that came of it stay'))
    .argument('<FEED...>', 'addresses or ids')
    .action(async (names: string[], options: FeedsOptions) => {
      await withOpen(options, false, async (workspace) => {
        for (const name of names) {
          if (await workspace.following.remove(name)) continue;
          say(`${name} is not followed.`);
          process.exitCode = 1;
        }
      });
    });
}

function addImport(feeds: Command): void {
  withWorkspace(feeds.command('import').description('follow the feeds of an OPML file'))
    .argument('<FILE>', 'a list of feeds as other readers export it')
    .action(async (file: string, options: FeedsOptions) => {
      const list = parseOpml(await readList(file));
      if (!list) throw new RecoupeError('usage.opml', `${file} is no list of feeds.`, 'Give a file of OPML.');
      await withOpen(options, true, async (workspace) => {
        const added = await workspace.following.addAll(list.feeds, new Date().toISOString());
        for (const { message } of list.diagnostics) say(message);
        for (const { reason } of list.refusals) say(reason);
        if (list.refusals.length > 0) process.exitCode = 1;
        say(`${added} feeds are followed now, ${list.feeds.length - added} were already.`);
      });
    });
}

async function readList(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new RecoupeError('source.unreadable', `${file} cannot be read.`, 'Check its path.', cause);
  }
}

function addExport(feeds: Command): void {
  withWorkspace(feeds.command('export').description('the sources as OPML, on standard output')).action(
    async (options: FeedsOptions) => {
      await withOpen(options, false, async (workspace) => {
        await writeLine(writeOpml(await workspace.sources()).trimEnd());
      });
    },
  );
}

async function withOpen(
  { workspace: folder }: FeedsOptions,
  create: boolean,
  body: (workspace: Workspace) => Promise<void>,
): Promise<void> {
  const workspace = await Workspace.open(folder, { create });
  try {
    await body(workspace);
  } finally {
    await workspace.close();
  }
}
