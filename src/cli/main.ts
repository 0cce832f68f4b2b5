#!/usr/bin/env node
/**
 * The command line. Exit 0 done, 1 some inputs failed (each with its reason), 2 wrong usage, 3 the environment failed.
 */
import { Command, CommanderError } from 'commander';
import { RecoupeError } from '../model/index.ts';
import { addNames, addPlaces, addTimes } from './annotate.ts';
import { addBackup, addRestore } from './backup.ts';
import { addDoctor } from './doctor.ts';
import { addDossier, addOrigins } from './dossier.ts';
import { addExport } from './export.ts';
import { addExtract } from './extract.ts';
import { addFeeds } from './feeds.ts';
import { say } from './output.ts';
import { addModels } from './models.ts';
import { addParse } from './parse.ts';
import { addRead } from './read.ts';
import { addRelay } from './relay.ts';
import { addTranslate } from './translate.ts';
import { version } from './version.ts';
import { addWatch } from './watch.ts';
import { addAdd, addDemo, addServe } from './workspace.ts';

const COMMANDS = [
  addDemo,
  addRead,
  addDossier,
  addOrigins,
  addExtract,
  addParse,
  addNames,
  addTimes,
  addPlaces,
  addAdd,
  addFeeds,
  addWatch,
  addServe,
  addTranslate,
  addRelay,
  addModels,
  addExport,
  addBackup,
  addRestore,
  addDoctor,
];

/** Runs the command line; the exit code is left in `process.exitCode`. */
async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('recoupe')
    .description('News pages in, a cross-checked dossier out: who says what, how surely, on whose word.')
    .version(version)
    .showHelpAfterError('(recoupe --help lists the commands)');
  for (const add of COMMANDS) add(program);
  try {
    throwing(program);
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = explain(error);
  }
}

/** Usage errors are thrown, by the commands inside commands too, instead of ending the process. */
function throwing(command: Command): void {
  command.exitOverride();
  for (const inner of command.commands) throwing(inner);
}

/** Says what went wrong and what to do; the exit code. A bug keeps its stack. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (!(error instanceof RecoupeError)) throw error;
  say(`error: ${error.message}\n${error.mend}`);
  return error.code.startsWith('usage.') ? 2 : 3;
}

await main(process.argv);
