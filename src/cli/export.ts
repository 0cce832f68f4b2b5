/** `recoupe export`: what a workspace holds, in the formats of others. */
import { type Command, Option } from 'commander';
import { writeWarc } from '../export/warc.ts';
import { type Capture, RecoupeError } from '../model/index.ts';
import { Workspace } from '../store/index.ts';
import { say } from './output.ts';
import { version } from './version.ts';
import { writeTo } from './target.ts';

interface ExportOptions {
  readonly workspace: string;
  readonly format: keyof typeof FORMATS;
  readonly output?: string;
}

/** By name: what they hold, and the bytes of a workspace in them. */
const FORMATS = {
  warc: (workspace: Workspace) => writeWarc(capturesOf(workspace), `recoupe ${version}`),
} as const;

export function addExport(program: Command): void {
  const command = program
    .command('export')
    .description('a workspace in other formats; warc: every capture, with the head of its answer')
    .addOption(
      new Option('--format <NAME>', 'the format').choices(Object.keys(FORMATS)).makeOptionMandatory(),
    )
    .option('--workspace <DIR>', 'where it is kept', './recoupe-workspace')
    .option('-o, --output <FILE>', 'where to write it; standard output unless given');
  command.addHelpText('after', '\nExample:\n  recoupe export --format warc --workspace mali -o mali.warc.gz');
  command.action(async ({ workspace: folder, format, output }: ExportOptions) => {
    if (output === undefined && process.stdout.isTTY)
      command.error('error: name a file with -o: a terminal does not show this format');
    const workspace = await Workspace.open(folder, { create: false });
    try {
      await writeTo(output, FORMATS[format](workspace));
    } finally {
      await workspace.close();
    }
  });
}

/** Every capture; one whose bytes are damaged is told and left out. */
async function* capturesOf(workspace: Workspace): AsyncGenerator<Capture> {
  for await (const id of workspace.captures()) {
    try {
      const capture = await workspace.capture(id);
      if (capture) yield capture;
    } catch (error) {
      if (!(error instanceof RecoupeError) || error.code !== 'store.damaged') throw error;
      say(`${id}: ${error.message}`);
      process.exitCode = 1;
    }
  }
}
