/** The pages that a command names: its arguments, manifests and standard input, read in order. */
import type { Command } from 'commander';
import { countSources, type FailedItem, readSources } from '../source/index.ts';
import { type ReadPage, readPages } from '../work/index.ts';
import { progressLine, say } from './output.ts';

export interface InputOptions {
  readonly manifest?: string[];
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Declares what every command that reads pages takes. */
export function takesPages(command: Command): Command {
  return command
    .argument('[SOURCE...]', 'files, folders, or - for standard input')
    .option(
      '--manifest <FILE>',
      'JSONL of {"path","url"?,"fetched_at"?,"site"?}',
      (file: string, all: string[] | undefined) => [...(all ?? []), file],
    )
    .option('--json', 'one JSON object a line')
    .option('--quiet', 'no progress');
}

/** Stops with a usage error when no input was named. */
export function requireInput(command: Command, sources: readonly string[], options: InputOptions): void {
  if (sources.length > 0 || options.manifest) return;
  command.error('error: name at least one page: a file, a folder, - for standard input, or --manifest FILE');
}

/** Reads the pages in order; what failed is told with its reason and makes the exit code 1. */
export async function* pagesOf(sources: readonly string[], options: InputOptions): AsyncGenerator<ReadPage> {
  const from = { manifests: options.manifest ?? [] };
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

/** All the pages at once, for commands that compare them. */
export async function collectPages(sources: readonly string[], options: InputOptions): Promise<ReadPage[]> {
  const pages: ReadPage[] = [];
  for await (const page of pagesOf(sources, options)) pages.push(page);
  return pages;
}
