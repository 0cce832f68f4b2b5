/**
 * Which engine the user configured: by options of the command, else by the environment (`RECOUPE_TRANSLATE_PROVIDER`,
 * `_ENDPOINT`, `_MODEL`). The key comes from `RECOUPE_TRANSLATE_KEY` alone. There is no default: without a word of the
 * user nothing is translated and nothing is sent.
 */
import { RecoupeError } from '../model/index.ts';
import { bergamot } from './bergamot/engine.ts';
import { apertium } from './engines/apertium.ts';
import { deepl, deeplEndpoint } from './engines/deepl.ts';
import { libreTranslate } from './engines/libretranslate.ts';
import { openAi } from './engines/openai.ts';
import type { Direction, Translator } from './translator.ts';

export const PROVIDERS = ['libretranslate', 'deepl', 'openai', 'apertium', 'bergamot'] as const;
type Provider = (typeof PROVIDERS)[number];

export interface ProviderOptions {
  readonly provider?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly model?: string | undefined;
}

/** Options and environment together; null where no engine was named. */
export interface ProviderSettings {
  readonly provider: Provider;
  readonly endpoint: string | null;
  readonly model: string | null;
  readonly key: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function parseSettings(options: ProviderOptions, env: Environment): ProviderSettings | null {
  const given = (option: string | undefined, name: string) =>
    option ?? (env[`RECOUPE_TRANSLATE_${name}`] || null);
  const provider = given(options.provider, 'PROVIDER');
  if (provider === null) return null;
  if (!(PROVIDERS as readonly string[]).includes(provider))
    throw new RecoupeError(
      'usage.provider',
      `There is no engine "${provider}".`,
      `Use one of: ${PROVIDERS.join(', ')}.`,
    );
  return {
    provider: provider as Provider,
    endpoint: given(options.endpoint, 'ENDPOINT'),
    model: given(options.model, 'MODEL'),
    key: given(undefined, 'KEY'),
  };
}

/** What is said where nothing was configured; the environment has no engine. */
export function noProvider(): RecoupeError {
  return new RecoupeError(
    'translate.none',
    'No translation engine is configured, so nothing was translated.',
    `Name one: --provider (${PROVIDERS.join(', ')}) and --endpoint, or RECOUPE_TRANSLATE_PROVIDER and RECOUPE_TRANSLATE_ENDPOINT; docs/relay.md says how.`,
  );
}

/** The engine, ready for the direction. `home` is where the models are. */
export async function openTranslator(
  settings: ProviderSettings,
  { from, to }: Direction,
  home: string,
): Promise<Translator> {
  const { provider, key, model } = settings;
  if (provider === 'bergamot') return bergamot(home, `${from}-${to}`);
  if (provider === 'deepl' && key === null) throw wants('DeepL', 'a key', 'Set RECOUPE_TRANSLATE_KEY.');
  if (provider === 'openai' && model === null)
    throw wants('The endpoint', 'the name of a model', 'Name it with --model.');
  return SERVICES[provider]({ endpoint: endpointOf(settings), key, model });
}

const SERVICES = { libretranslate: libreTranslate, deepl, openai: openAi, apertium } as const;

function wants(who: string, what: string, mend: string): RecoupeError {
  return new RecoupeError('usage.provider', `${who} wants ${what}.`, mend);
}

function endpointOf({ provider, endpoint, key }: ProviderSettings): string {
  const named = endpoint ?? (provider === 'deepl' ? deeplEndpoint(key) : null);
  if (named === null) throw wants(provider, 'its address', 'Name it with --endpoint URL.');
  const url = URL.canParse(named) ? new URL(named) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw wants(
      provider,
      'an address of the web without a name or key in it',
      'Name it with --endpoint URL.',
    );
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}
