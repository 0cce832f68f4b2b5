/** What the commands that translate share: how an engine is named, and how it is opened. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { loadCheckTables, targetReader } from '../pipeline/translate.ts';
import {
  type Desk,
  type Direction,
  openTranslator,
  parseSettings,
  type ProviderOptions,
  PROVIDERS,
  type ProviderSettings,
  type TranslationCache,
} from '../translate/index.ts';

export function takesProvider(command: Command): Command {
  return command
    .option('--provider <NAME>', `the engine: ${PROVIDERS.join(', ')} (or RECOUPE_TRANSLATE_PROVIDER)`)
    .option('--endpoint <URL>', 'where the service is (or RECOUPE_TRANSLATE_ENDPOINT)')
    .option('--model <NAME>', 'the model, where the service has several (or RECOUPE_TRANSLATE_MODEL)');
}

/** The engine that the user named, or null: the key comes from RECOUPE_TRANSLATE_KEY alone. */
export function providerOf({ provider, endpoint, model }: ProviderOptions): ProviderSettings | null {
  return parseSettings({ provider, endpoint, model }, process.env);
}

/** Where the models of Bergamot are kept. */
export function modelsHome(): string {
  const data = process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share');
  return join(process.env['RECOUPE_HOME'] ?? join(data, 'recoupe'), 'models');
}

/** Everything that a translation stands on; its translator is to be closed. */
export async function openDesk(
  settings: ProviderSettings,
  direction: Direction,
  cache: TranslationCache,
): Promise<Desk> {
  const tables = loadCheckTables(direction);
  const translator = await openTranslator(settings, direction, modelsHome());
  return { translator, cache, tables, readTarget: targetReader(direction.to) };
}
