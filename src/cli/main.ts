#!/usr/bin/env node
/**
 * The command line. Exit 0 done, 1 some inputs failed (each with its reason), 2 wrong usage, 3 the environment failed.
 */
import { Command, CommanderError } from 'commander';
import { RecoupeError } from '../model/index.ts';
import { say } from './output.ts';
import { version } from './version.ts';

type Add = (program: Command) => void;

/** The commands in the order of the help, each with the module that declares it; only what is asked for is loaded. */
const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  demo: async () => (await import('./workspace.ts')).addDemo,
  read: async () => (await import('./read.ts')).addRead,
  dossier: async () => (await import('./dossier.ts')).addDossier,
  origins: async () => (await import('./dossier.ts')).addOrigins,
  extract: async () => (await import('./extract.ts')).addExtract,
  parse: async () => (await import('./parse.ts')).addParse,
  names: async () => (await import('./annotate.ts')).addNames,
  times: async () => (await import('./annotate.ts')).addTimes,
  places: async () => (await import('./annotate.ts')).addPlaces,
  add: async () => (await import('./workspace.ts')).addAdd,
  feeds: async () => (await import('./feeds.ts')).addFeeds,
  watch: async () => (await import('./watch.ts')).addWatch,
  serve: async () => (await import('./workspace.ts')).addServe,
  translate: async () => (await import('./translate.ts')).addTranslate,
  relay: async () => (await import('./relay.ts')).addRelay,
  models: async () => (await import('./models.ts')).addModels,
  export: async () => (await import('./export.ts')).addExport,
  backup: async () => (await import('./backup.ts')).addBackup,
  restore: async () => (await import('./backup.ts')).addRestore,
  doctor: async () => (await import('./doctor.ts')).addDoctor,
};

/** Runs the command line; the exit code is left in `process.exitCode`. */
async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('recoupe')
    .description('News pages in, a cross-checked dossier out: who says what, how surely, on whose word.')
    .version(version)
    .showHelpAfterError('(recoupe --help lists the commands)');
  for (const add of await commandsFor(argv[2])) add(program);
  try {
    throwing(program);
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = explain(error);
  }
}

/** The command of this name alone; all of them for the help, and to say what there is instead of an unknown one. */
function commandsFor(name: string | undefined): Promise<Add[]> {
  const known = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const isVersion = name === '--version' || name === '-V';
  return Promise.all((known ? [known] : isVersion ? [] : Object.values(COMMANDS)).map((load) => load()));
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
