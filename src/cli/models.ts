/** `recoupe models`: the files of Bergamot, fetched when the user asks for them, never by themselves. */
import type { Command } from 'commander';
import { RecoupeError } from '../model/index.ts';
import { installModel, listModels, parsePair, pullModel } from '../translate/index.ts';
import { say, writeJson, writeLine } from './output.ts';
import { modelsHome } from './translating.ts';

interface PullOptions {
  readonly from?: string;
  readonly registry?: string;
}

export function addModels(program: Command): void {
  const models = program.command('models').description('the models of the offline engine (Bergamot)');
  const pull = models
    .command('pull')
    .argument('<PAIR>', 'the direction: fr-en')
    .description('fetch a model from a registry, or take it from a folder')
    .option('--registry <URL>', 'a registry of models as JSON (or RECOUPE_MODELS_REGISTRY)')
    .option('--from <DIR>', 'a folder that holds the files: no network')
    .addHelpText('after', '\nExample:\n  recoupe models pull fr-en --from ~/Downloads/fren');
  pull.action(async (pair: string, options: PullOptions) => {
    parsePair(pair);
    const { folder, version } = await fetchModel(pair, options);
    say(`The model for ${pair} (${version}) is in ${folder}.`);
  });
  models
    .command('list')
    .description('the models that are here')
    .option('--json', 'one JSON object a line')
    .addHelpText('after', '\nExample:\n  recoupe models list')
    .action(async ({ json }: { json?: boolean }) => {
      for (const model of await listModels(modelsHome())) {
        await (json ? writeJson(model) : writeLine(`${model.pair}\t${model.version}\t${model.folder}`));
      }
    });
}

function fetchModel(pair: string, { from, registry }: PullOptions): ReturnType<typeof pullModel> {
  if (from !== undefined) return installModel(modelsHome(), pair, from);
  const address = registry ?? process.env['RECOUPE_MODELS_REGISTRY'];
  if (address && URL.canParse(address)) return pullModel(modelsHome(), pair, address);
  throw new RecoupeError(
    'usage.registry',
    'No registry of models is configured.',
    'Name one with --registry URL or RECOUPE_MODELS_REGISTRY, or bring the files with --from DIR.',
  );
}
