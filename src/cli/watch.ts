/** `recoupe watch`: follows the feeds of a workspace for as long as it runs. */
import type { Command } from 'commander';
import { crossCheckStream, DOSSIER_VERSION } from '../pipeline/dossier.ts';
import { createFetcher } from '../source/net/index.ts';
import { Workspace } from '../store/index.ts';
import { watch, type WatchNote } from '../work/index.ts';
import { fetchingOf, type NetOptions, noteFailed, takesNet, withWorkspace } from './inputs.ts';
import { say } from './output.ts';

interface WatchOptions extends NetOptions {
  readonly workspace: string;
  readonly once?: boolean;
  readonly quiet?: boolean;
}

export function addWatch(program: Command): void {
  const command = takesNet(
    withWorkspace(
      program.command('watch').description('follow the feeds of a workspace, politely, until stopped'),
    ),
  )
    .option('--once', 'fetch what is due, and end')
    .option('--quiet', 'say nothing but what went wrong');
  command.addHelpText('after', '\nExample:\n  recoupe watch --workspace mali --contact me@example.org');
  command.action(async (options: WatchOptions) => {
    const workspace = await Workspace.open(options.workspace, { create: false });
    const fetcher = createFetcher(fetchingOf(options));
    const stop = new AbortController();
    const end = () => stop.abort();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
    try {
      if ((await workspace.sources()).length === 0)
        say('No feed is followed yet: «recoupe feeds add» takes one.');
      await watch(workspace, {
        fetcher,
        once: options.once ?? false,
        signal: stop.signal,
        dossier: crossCheckStream,
        dossierVersion: DOSSIER_VERSION,
        onFailed: noteFailed,
        onNote: (note) => tell(note, options.quiet ?? false),
      });
    } finally {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end);
      await fetcher.close();
      await workspace.close();
    }
  });
}

/** One line for each thing that happened, with the time. */
function tell(note: WatchNote, quiet: boolean): void {
  const line = lineOf(note, quiet);
  if (line !== null) say(`${new Date().toISOString().slice(11, 19)} ${line}`);
}

function lineOf(note: WatchNote, quiet: boolean): string | null {
  if (note.kind === 'feed') return feedLine(note, quiet);
  if (note.kind === 'page') return pageLine(note, quiet);
  if (quiet) return null;
  if (note.kind === 'read')
    return `${note.pages} pages read${note.failed > 0 ? `, ${note.failed} failed` : ''}`;
  return `nothing is due${note.until === null ? '' : ` until ${note.until.slice(0, 16)}Z`}`;
}

type NoteOf<K extends WatchNote['kind']> = Extract<WatchNote, { kind: K }>;

function feedLine({ title, address, note }: NoteOf<'feed'>, quiet: boolean): string | null {
  const { health, fresh, due, reason } = note;
  const name = title ?? address;
  const next = due === null ? 'it is left alone' : `next at ${due.slice(0, 16)}Z`;
  if (reason !== undefined) return `${name}: ${health}; ${reason} (${next})`;
  return quiet ? null : `${name}: ${fresh} new; ${next}`;
}

function pageLine({ address, note: { outcome, reason } }: NoteOf<'page'>, quiet: boolean): string | null {
  if (reason !== undefined) return `${address}: ${outcome}; ${reason}`;
  return quiet || outcome === 'unchanged' ? null : `${address}: ${outcome}`;
}
