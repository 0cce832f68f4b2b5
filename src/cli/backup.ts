/** `recoupe backup`, `recoupe restore`: a workspace as one file, and back. */
import type { Command } from 'commander';
import { backUp, restore } from '../store/index.ts';
import { bytesLine, say } from './output.ts';

interface BackupOptions {
  readonly workspace: string;
  readonly quiet?: boolean;
}

export function addBackup(program: Command): void {
  const command = withWorkspace(
    program.command('backup').description('a workspace as one file, also while it is in use'),
  );
  command.argument('<FILE>', 'where to write it; one that is there is replaced when the new one is whole');
  command.addHelpText('after', '\nExample:\n  recoupe backup --workspace mali mali.backup');
  command.action(async (file: string, { workspace, quiet = false }: BackupOptions) => {
    const size = await backUp(workspace, file, { onProgress: bytesLine(quiet) });
    say(`${workspace} is in ${file} (${Math.ceil(size / 1024)} KiB).`);
  });
}

export function addRestore(program: Command): void {
  const command = withWorkspace(
    program.command('restore').description('the workspace that a backup holds, where there is none yet'),
  );
  command.argument('<FILE>', 'the backup');
  command.addHelpText('after', '\nExample:\n  recoupe restore --workspace mali-2 mali.backup');
  command.action(async (file: string, { workspace, quiet = false }: BackupOptions) => {
    await restore(file, workspace, { onProgress: bytesLine(quiet) });
    say(`${workspace} is what ${file} holds.`);
  });
}

function withWorkspace(command: Command): Command {
  return command
    .option('--workspace <DIR>', 'where it is kept', './recoupe-workspace')
    .option('--quiet', 'no progress');
}
