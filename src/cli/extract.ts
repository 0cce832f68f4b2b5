/** `recoupe extract`: the article alone, for people, as JSON, or answering JSON lines. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Article } from '../model/index.ts';
import { extract, flatten } from '../pipeline/article.ts';
import { readSources } from '../source/index.ts';
import { type InputOptions, noteFailed, requireInput, sourceOptionsOf, takesPages } from './inputs.ts';
import { type Answer, answerLines, optionalString, stringField } from './lines.ts';
import { strong, writeJson, writeLine } from './output.ts';

interface ExtractOptions extends InputOptions {
  readonly jsonl?: boolean;
  readonly why?: boolean;
}

export function addExtract(program: Command): void {
  const command = takesPages(
    program.command('extract').description('the article of a page, without the rest'),
  );
  command
    .option('--jsonl', 'read {"id","path","url"?} lines on standard input and answer each, in order')
    .option('--why', 'every block kept or dropped, with the reason')
    .addHelpText('after', '\nExample:\n  recoupe extract page.html\n  recoupe extract --why page.html');
  command.action(async (sources: string[], options: ExtractOptions) => {
    if (options.jsonl) return answerLines(answerExtract);
    requireInput(command, sources, options);
    for await (const item of readSources(sources, sourceOptionsOf(options))) {
      if (item.kind === 'failed') noteFailed(item);
      else {
        const { bytes, path, url, mediaType } = item.capture;
        const article = extract(bytes, { path, url, mediaType });
        await (options.json
          ? writeJson({ path, url, ...flatten(article), verdict: article.verdict, trace: article.trace })
          : writeLine(show(article, options.why ?? false)));
      }
    }
  });
}

const answerExtract: Answer = (line) => {
  const path = stringField(line, 'path');
  const article = extract(readFileSync(path), { path, url: optionalString(line, 'url') });
  return { id: line['id'], ...flatten(article) };
};

function show(article: Article, why: boolean): string {
  if (why)
    return article.trace
      .map(
        ({ kept, reason, page }) =>
          `${kept ? '+' : '-'} ${reason}\t${oneLine(article.page.slice(page.from, page.to))}`,
      )
      .join('\n');
  return `${strong(article.title ?? '(no title)')}\n\n${article.text}\n`;
}

/** The words of a stretch of a page on one line, tags left out, cut where they are many. */
function oneLine(source: string): string {
  const text = source
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
