/** `recoupe parse`: text on standard input, CoNLL-U on standard output. */
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { conlluOfText, conlluOfWords } from '../pipeline/conllu.ts';
import { loadReader } from '../pipeline/reader.ts';

export function addParse(program: Command): void {
  program
    .command('parse')
    .description('sentences, words, lemmas and trees of raw text, as CoNLL-U')
    .option('--lang <CODE>', 'the language of the text', 'fr')
    .option(
      '--pretokenized',
      'standard input is CoNLL-U with sentences and words given; its other columns are filled',
    )
    .addHelpText('after', '\nExample:\n  echo "Le convoi a quitté Gao." | recoupe parse --lang fr')
    .action(async ({ lang, pretokenized }: { lang: string; pretokenized?: boolean }) => {
      const model = loadReader(lang);
      const input = await text(process.stdin);
      process.stdout.write(pretokenized ? conlluOfWords(input, model) : conlluOfText(input, model));
    });
}
