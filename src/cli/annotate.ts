/** `recoupe names`, `recoupe times`, `recoupe places`: one layer of a bare text, a JSON line in, a JSON line out. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { createNamesReader } from '../pipeline/names.ts';
import { createPlacesReader } from '../pipeline/places.ts';
import { createTimesReader } from '../pipeline/times.ts';
import { addLines, optionalString, stringField } from './lines.ts';

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
  addLines(program, 'places', 'the places of a text: {"id","text","country"?} lines', example, () => {
    const read = createPlacesReader();
    return (line) =>
      read({
        id: stringField(line, 'id'),
        text: stringField(line, 'text'),
        country: optionalString(line, 'country'),
      });
  });
}
