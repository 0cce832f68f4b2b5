/** `recoupe read`: what the pages say, for people or as the contract's JSON. */
import type { Command } from 'commander';
import type { Claim, Event, Page } from '../model/index.ts';
import { type InputOptions, pagesOf, requireInput, takesPages } from './inputs.ts';
import { strong, writeJson, writeLine } from './output.ts';

export function addRead(program: Command): void {
  const command = takesPages(program.command('read').description('read pages and print what they say'));
  command.addHelpText('after', '\nExample:\n  recoupe read --json pages/ > read.jsonl');
  command.action(async (sources: string[], options: InputOptions) => {
    requireInput(command, sources, options);
    for await (const { page } of pagesOf(sources, options)) {
      if (options.json) await writeJson(page);
      else await writeLine(showPage(page));
    }
  });
}

/** A page as a person reads it: every line of it rests on words of the page, and shows them. */
export function showPage(page: Page): string {
  const { article } = page;
  const published = article.published
    ? `${article.published.value} (${article.published.basis})`
    : 'date not established';
  const head = [
    strong(article.title ?? '(no title)'),
    [page.path ?? page.url, article.site, published, article.verdict.kind].filter((part) => part).join(' · '),
    ...page.diagnostics.map(({ severity, message }) => `${severity}: ${message}`),
  ];
  return [
    ...head,
    ...section('Events', page.events.map(showEvent)),
    ...section('Claims', page.claims.map(showClaim)),
    ...section(
      'Names',
      page.entities.map(({ name, type, mentions }) => `${name} (${type}, ${mentions.length})`),
    ),
    ...section(
      'Times',
      page.times.map(({ text, value }) => `“${text}” = ${value ?? 'not established'}`),
    ),
    ...section(
      'Places',
      page.places.map(
        ({ text, name, country, precision }) =>
          `“${text}” = ${name}${country ? `, ${country}` : ''} (${precision})`,
      ),
    ),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', strong(title), ...lines.map((line) => `  ${line}`)];
}

function showEvent({
  type,
  stage,
  factuality,
  actor,
  target,
  place,
  date,
  background,
  figures,
  sentence,
}: Event): string {
  const parts = [
    `${type} (${stage}, ${factuality}${background ? ', background' : ''})`,
    actor && `by ${actor.name}`,
    target && `to ${target.name}`,
    place && `at ${place.name}`,
    date && `on ${date.value}`,
    ...figures.map(({ what, span }) => `${what} “${span.text}”`),
  ];
  return `${parts.filter((part) => part).join(', ')}\n    “${sentence.text}”`;
}

function showClaim({ source, chain, cue, content, hedge, polarity }: Claim): string {
  const marks = [hedge === 'none' ? null : hedge, polarity === '-' ? 'denied' : null].filter((mark) => mark);
  const said = content.map(({ text }) => `“${text}”`).join(' ');
  const through = chain.length > 0 ? ` through ${chain.join(', ')}` : '';
  return `${source.name ?? 'not named'}${through} [${cue.text}]${marks.length > 0 ? ` (${marks.join(', ')})` : ''}: ${said}`;
}
