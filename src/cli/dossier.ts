/** `recoupe dossier` and `recoupe origins`: what several pages amount to together. */
import type { Command } from 'commander';
import type { CheckedEvent, Family, OriginGroup } from '../model/index.ts';
import { collectSlim, crossCheckStream, groupPages } from '../pipeline/dossier.ts';
import { type InputOptions, pagesOf, requireInput, takesPages } from './inputs.ts';
import { strong, writeJson, writeLine } from './output.ts';

export function addDossier(program: Command): void {
  const command = takesPages(
    program.command('dossier').description('the cross-checked events of some pages'),
  );
  command.addHelpText('after', '\nExample:\n  recoupe dossier --json examples/mali');
  command.action(async (sources: string[], options: InputOptions) => {
    requireInput(command, sources, options);
    const { events } = await crossCheckStream(pagesOf(sources, options));
    for (const event of events) {
      if (options.json) await writeJson(event);
      else await writeLine(showChecked(event));
    }
  });
}

export function addOrigins(program: Command): void {
  const command = takesPages(program.command('origins').description('which pages derive from which'));
  command.addHelpText('after', '\nExample:\n  recoupe origins --json examples/mali');
  command.action(async (sources: string[], options: InputOptions) => {
    requireInput(command, sources, options);
    const groups = groupPages(await collectSlim(pagesOf(sources, options)));
    if (options.json) await writeJson({ groups });
    else for (const group of groups) await writeLine(showGroup(group));
  });
}

/** A cross-checked event for people. */
export function showChecked(event: CheckedEvent): string {
  const { type, stage, status, actor, target, place, date, members, origins, circular, contradictions } =
    event;
  const who = [actor && `by ${actor}`, target && `to ${target}`, place && `at ${place}`, date?.value].filter(
    (part) => part,
  );
  return [
    strong(`${type} (${stage}): ${status}`) + (who.length > 0 ? `, ${who.join(', ')}` : ''),
    `  ${count(origins.length, 'origin')}, ${count(members.length, 'telling')}`,
    ...origins.flatMap(({ name, family }) => (family ? [`  one voice: ${name}${showFamily(family)}`] : [])),
    ...showCircle(circular),
    ...members.map(({ path, sentence }) => `  ${path}: “${sentence}”`),
    ...contradictions.map(
      ({ slot, values }) => `  ≠ ${slot}: ${values.map(({ value }) => value).join(' / ')}`,
    ),
  ].join('\n');
}

function showGroup({ articles, independent_origins, origins, circular, edges }: OriginGroup): string {
  return [
    strong(`${count(articles.length, 'page')}, ${count(independent_origins, 'independent origin')}`),
    ...articles.map((article) => `  ${article}`),
    ...origins.map(({ name, family }) => `  origin: ${name}${family ? showFamily(family) : ''}`),
    ...showCircle(circular),
    ...edges.map(({ from, to, relation, direction, reasons }) => {
      const how =
        direction === 'known'
          ? `${from} is a ${relation} of ${to}`
          : `${from} and ${to} share text (${relation}), direction unknown`;
      return `  ${how}: ${reasons.join('; ')}`;
    }),
  ].join('\n');
}

function showFamily({ name, source }: Family): string {
  return ` (${name}; ${source})`;
}

function showCircle(outlets: readonly string[] | undefined): string[] {
  return outlets ? [`  circular: ${outlets.join(', ')} name one another as their source`] : [];
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
