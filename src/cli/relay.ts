/** `recoupe relay`: a static site and feeds of what was read, translated where an engine is set, labelled. */
import { readFileSync } from 'node:fs';
import { type Command, InvalidArgumentError } from 'commander';
import { RecoupeError } from '../model/index.ts';
import { loadCheckTables, materialOfPage, titleOfPage } from '../pipeline/translate.ts';
import { findEntry, relay } from '../relay/index.ts';
import { Workspace } from '../store/index.ts';
import {
  type Desk,
  noProvider,
  type ProviderOptions,
  type ProviderSettings,
  type TranslationCache,
} from '../translate/index.ts';
import { progressLine, say } from './output.ts';
import { openDesk, providerOf, takesProvider } from './translating.ts';

interface RelayCommandOptions extends ProviderOptions {
  readonly workspace: string;
  readonly out: string;
  readonly to?: string;
  readonly search?: string;
  readonly tag?: string;
  readonly siteUrl?: string;
  readonly fullText?: boolean;
  readonly quiet?: boolean;
}

export function addRelay(program: Command): void {
  const command = takesProvider(
    program
      .command('relay')
      .description('a static site and feeds of what was read, translated where an engine is set, labelled')
      .option('--workspace <DIR>', 'where the pages are kept', './recoupe-workspace')
      .option(
        '--out <DIR>',
        'the folder of the site: a new one, or one that a relay wrote',
        './recoupe-relay',
      )
      .option('--to <CODE>', 'the language to translate into; pages in it stay as they are')
      .option('--search <QUERY>', 'only pages that hold these words (the 200 newest)')
      .option('--tag <TAG>', 'only pages with this tag')
      .option('--site-url <URL>', 'where the site will stand', parseSiteUrl)
      .option('--full-text', 'the whole text instead of an excerpt: you say that you have the right')
      .option('--quiet', 'no progress'),
  );
  command.addHelpText(
    'after',
    '\nExample:\n  recoupe relay --workspace mali --out site\n  recoupe relay --workspace mali --out site-en --to en --provider libretranslate --endpoint http://localhost:5000\n  recoupe relay review PAGE --workspace mali --out site-en --by "Awa Kanté"',
  );
  command.action(async (options: RelayCommandOptions) => {
    const settings = providerOf(options);
    if (options.to !== undefined && settings === null) throw noProvider();
    // A target that cannot be checked is wrong for every page: it is told before anything is read.
    if (options.to !== undefined)
      loadCheckTables({ from: options.to === 'fr' ? 'en' : 'fr', to: options.to });
    await withWorkspace(options.workspace, (workspace) => write(workspace, options, settings));
  });
  addReview(command);
}

function addReview(relayCommand: Command): void {
  const command = relayCommand
    .command('review')
    .argument('<PAGE>', 'the id, path or address of the page')
    .description('say who read a translated page: it stands on the page, for these words only')
    .requiredOption('--by <NAME>', 'who read it');
  command.addHelpText(
    'after',
    '\nExample:\n  recoupe relay review PAGE --workspace mali --out site-en --by "Awa Kanté"',
  );
  command.action(async (name: string, { by }: { by: string }) => {
    const { workspace: folder, out } = relayCommand.opts<RelayCommandOptions>();
    await withWorkspace(folder, async (workspace) => {
      const page = await workspace.idOfName(name);
      const entry = page === null ? null : await findEntry(out, page);
      if (page === null || !entry?.translation)
        throw new RecoupeError(
          'usage.page',
          `${out} shows no translation of "${name}".`,
          'Name a page that the relay translated, and the same --workspace and --out.',
        );
      const { to: lang, digest } = entry.translation;
      await workspace.putReview({ page, lang, digest, reviewer: by, at: now() });
      say(
        `Noted: ${by} read the translation of "${entry.originalTitle}". The next "recoupe relay" shows it.`,
      );
    });
  });
}

async function withWorkspace(folder: string, body: (workspace: Workspace) => Promise<void>): Promise<void> {
  const workspace = await Workspace.open(folder, { create: false });
  try {
    await body(workspace);
  } finally {
    await workspace.close();
  }
}

async function write(
  workspace: Workspace,
  options: RelayCommandOptions,
  settings: ProviderSettings | null,
): Promise<void> {
  const {
    out,
    to = null,
    search = null,
    tag = null,
    siteUrl = null,
    fullText = false,
    quiet = false,
  } = options;
  const desks = openDesks(workspace, to, settings);
  const onProgress = progressLine(quiet);
  const began = performance.now();
  try {
    const done = await relay(workspace, {
      out,
      to,
      deskFor: desks.deskFor,
      engine: settings && JSON.stringify([settings.provider, settings.endpoint, settings.model]),
      search,
      tag,
      siteUrl,
      fullText,
      version: ownVersion(),
      now: now(),
      sentences: { ofPage: materialOfPage, ofTitle: titleOfPage },
      ...(onProgress && {
        onProgress: (count: number, total: number) => {
          const rate = count / ((performance.now() - began) / 1000);
          onProgress({ done: count, failed: 0, unchanged: 0, total, rate, left: (total - count) / rate });
        },
      }),
    });
    say(`${done.articles} articles in ${out}; ${done.written} files written, ${done.removed} removed.`);
    if (done.untranslated > 0) {
      say(`${done.untranslated} not translated, tried again next time: ${done.reasons.join(' ')}`);
      process.exitCode = 1;
    }
  } finally {
    await desks.close();
  }
}

/** One desk for each language of origin, opened when it is asked for; null where the direction cannot be had. */
function openDesks(workspace: Workspace, to: string | null, settings: ProviderSettings | null) {
  const desks = new Map<string, Promise<Desk | null>>();
  const cache = workspaceCache(workspace);
  const open = async (from: string): Promise<Desk | null> =>
    to === null || settings === null ? null : openDesk(settings, { from, to }, cache);
  return {
    deskFor: (from: string) => {
      const desk = desks.get(from) ?? open(from);
      desks.set(from, desk);
      return desk;
    },
    close: async () => {
      for (const desk of desks.values()) await (await desk.catch(() => null))?.translator.close();
    },
  };
}

function workspaceCache(workspace: Workspace): TranslationCache {
  return {
    find: ({ engine, model }, { from, to }, sentences) =>
      workspace.translations({ engine, model, from, to }, sentences),
    keep: ({ engine, model }, { from, to }, translations) =>
      workspace.putTranslations({ engine, model, from, to }, translations),
  };
}

function parseSiteUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new InvalidArgumentError('It is an address of the web.');
  return `${url.origin}${url.pathname.replace(/\/*$/, '/')}`;
}

function ownVersion(): string {
  const file = new URL('../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}
