/** The pages that a command names: its arguments, manifests and standard input, read in order. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { countSources, type FailedItem, readSources, type SourceOptions } from '../source/index.ts';
import { type FetcherOptions, userAgentOf } from '../source/net/index.ts';
import { type ReadPage, readPages } from '../work/index.ts';
import { progressLine, say } from './output.ts';

export interface NetOptions {
  readonly allowHost?: string[];
  readonly contact?: string;
}

export interface InputOptions extends NetOptions {
  readonly manifest?: string[];
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Declares what every command that reads pages takes. */
export function takesPages(command: Command): Command {
  return takesNet(command)
    .argument('[SOURCE...]', 'files, folders, web archives, http(s) addresses, or - for standard input')
    .option('--manifest <FILE>', 'JSONL of {"path","url"?,"fetched_at"?,"site"?}', several)
    .option('--json', 'one JSON object a line')
    .option('--quiet', 'no progress');
}

/** Declares what every command that fetches takes. */
export function takesNet(command: Command): Command {
  return command
    .option(
      '--allow-host <NAME>',
      'a host that may be private or on another port (NAME or NAME:PORT)',
      several,
    )
    .addOption(
      new Option('--contact <ADDRESS>', 'what the User-Agent names for webmasters to write to')
        .env('RECOUPE_CONTACT')
        .argParser(parseContact),
    );
}

/** Declares where the workspace is. */
export function withWorkspace(command: Command): Command {
  return command.option('--workspace <DIR>', 'where it is kept', './recoupe-workspace');
}

/** What the fetcher is told by the options. */
export function fetchingOf({ allowHost = [], contact }: NetOptions): FetcherOptions {
  return { allowHosts: allowHost, userAgent: userAgentOf(contact ?? null) };
}

/** What `readSources` is told by the options. */
export function sourceOptionsOf(options: InputOptions): SourceOptions {
  return { manifests: options.manifest ?? [], fetching: fetchingOf(options), onNote: say };
}

function several(value: string, all: string[] | undefined): string[] {
  return [...(all ?? []), value];
}

function parseContact(text: string): string {
  if (/^[!-'*-~][ !-'*-~]{0,199}$/.test(text)) return text;
  throw new InvalidArgumentError('A contact is an address of mail or of a page, in plain ASCII.');
}

/** Stops with a usage error when no input was named. */
export function requireInput(command: Command, sources: readonly string[], options: InputOptions): void {
  if (sources.length > 0 || options.manifest) return;
  command.error('error: name at least one page: a file, a folder, - for standard input, or --manifest FILE');
}

/** Reads the pages in order; what failed is told with its reason and makes the exit code 1. */
export async function* pagesOf(sources: readonly string[], options: InputOptions): AsyncGenerator<ReadPage> {
  const from = sourceOptionsOf(options);
  const onProgress = progressLine(options.quiet ?? false);
  const total = onProgress ? await countSources(sources, from) : undefined;
  for await (const result of readPages(readSources(sources, from), {
    ...(onProgress && { onProgress }),
    ...(total !== undefined && { total }),
  })) {
    if (result.kind === 'failed') noteFailed(result);
    else yield result;
  }
}

/** Tells why an input failed, and notes it for the exit code. */
export function noteFailed({ reason }: FailedItem): void {
  say(reason);
  process.exitCode = 1;
}
