/** `recoupe names`, `recoupe times`, `recoupe places`: one layer of a bare text, a JSON line in, a JSON line out. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { RecoupeError } from '../model/index.ts';
import { createNamesReader } from '../pipeline/names.ts';
import { createPlacesReader, loadGazetteer } from '../pipeline/places.ts';
import { createTimesReader } from '../pipeline/times.ts';
import { addUserPlaces, readUserPlaces } from '../pipeline/user.ts';
import { addLines, optionalString, stringField } from './lines.ts';
import { say } from './output.ts';

export function addNames(program: Command): void {
  const example =
    'echo \'{"id":"1","text":"Le maire de Gao a reçu Moussa Diarra."}\' | recoupe names --jsonl';
  addLines(program, 'names', 'who and what a text names: {"id","text"} lines', example, () => {
    const read = createNamesReader();
    return (line) => read({ id: stringField(line, 'id'), text: stringField(line, 'text') });
  });
}

export function addTimes(program: Command): void {
  const example =
    'echo \'{"id":"1","text":"Mardi soir, il a plu.","date":"2024-05-02"}\' | recoupe times --jsonl';
  addLines(program, 'times', 'the dates and times of a text: {"id","text","date"} lines', example, () => {
    const read = createTimesReader();
    return (line) =>
      read({
        id: stringField(line, 'id'),
        text: stringField(line, 'text'),
        date: optionalString(line, 'date'),
      });
  });
}

export function addPlaces(program: Command): void {
  const example =
    'echo \'{"id":"1","text":"Un convoi a quitté Gao.","country":"ML"}\' | recoupe places --jsonl';
  const command = addLines(
    program,
    'places',
    'the places of a text: {"id","text","country"?} lines',
    example,
    () => {
      const read = createPlacesReader(loadGazetteer(readUserPlaces()));
      return (line) =>
        read({
          id: stringField(line, 'id'),
          text: stringField(line, 'text'),
          country: optionalString(line, 'country'),
        });
    },
  );
  command
    .command('import')
    .argument('<FILE>', 'a GeoNames country dump, or a CSV or TSV with a header (name, country, lat, lon)')
    .description('add places of your own to the gazetteer')
    .addHelpText('after', '\nExample:\n  recoupe places import ML.txt')
    .action((file: string) => {
      const { count, skipped, path } = addUserPlaces(readInput(file));
      for (const { line, reason } of skipped) say(`${file}, line ${line}: ${reason}`);
      say(
        `${count} places added to ${path}${skipped.length > 0 ? `, ${skipped.length} lines left out` : ''}.`,
      );
      if (skipped.length > 0) process.exitCode = 1;
    });
}

function readInput(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new RecoupeError('usage.file', `${file} cannot be read.`, 'Name a file that exists.', cause);
  }
}
