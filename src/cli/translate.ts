/** `recoupe translate`: a text or pages through the configured engine, sentence by sentence, with the checks. */
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { materialOfPage, readMaterial } from '../pipeline/translate.ts';
import {
  type AlignedSentence,
  type Desk,
  type Material,
  memoryCache,
  noProvider,
  type ProviderOptions,
  translateText,
} from '../translate/index.ts';
import { type InputOptions, pagesOf } from './inputs.ts';
import { strong, writeJson, writeLine } from './output.ts';
import { openDesk, providerOf, takesProvider } from './translating.ts';

interface TranslateOptions extends InputOptions, ProviderOptions {
  readonly from: string;
  readonly to: string;
}

export function addTranslate(program: Command): void {
  const command = takesProvider(
    program
      .command('translate')
      .description('a text or pages in another language, beside the original, with what was lost')
      .argument('[SOURCE...]', 'pages; without one, the text on standard input')
      .requiredOption('--from <CODE>', 'the language of the text')
      .requiredOption('--to <CODE>', 'the language to translate into')
      .option('--json', 'one JSON object a text')
      .option('--quiet', 'no progress'),
  );
  command.addHelpText(
    'after',
    '\nExample:\n  echo "Le maire aurait quitté la ville." | recoupe translate --from fr --to en --provider libretranslate --endpoint http://localhost:5000',
  );
  command.action(async (sources: string[], options: TranslateOptions) => {
    const settings = providerOf(options);
    if (settings === null) throw noProvider();
    const desk = await openDesk(settings, options, memoryCache());
    try {
      for await (const { path, material } of materials(sources, options))
        await answer(path, material, options, desk);
    } finally {
      await desk.translator.close();
    }
  });
}

async function* materials(
  sources: readonly string[],
  options: TranslateOptions,
): AsyncGenerator<{ path: string | null; material: Material }> {
  if (sources.length === 0) {
    yield { path: null, material: readMaterial(await text(process.stdin), options.from) };
    return;
  }
  for await (const { page } of pagesOf(sources, options))
    yield { path: page.path, material: materialOfPage(page) };
}

async function answer(
  path: string | null,
  material: Material,
  { from, to, json }: TranslateOptions,
  desk: Desk,
): Promise<void> {
  const translation = await translateText(material, { from, to }, desk);
  if (json) return writeJson({ path, ...translation });
  if (path !== null) await writeLine(strong(path));
  for (const sentence of translation.sentences) await writeLine(showSentence(sentence));
}

function showSentence({ source, target, ok, problems }: AlignedSentence): string {
  return [
    `${ok ? '✓' : '!'} ${target.text}`,
    `    ${source.text}`,
    ...problems.map(({ check, message }) => `    ${check}: ${message}`),
  ].join('\n');
}
