import assert from 'node:assert/strict';
import { showFigure } from '../../src/dossier/index.ts';
import type { Event } from '../../src/model/index.ts';
import { readCases } from '../cases.ts';
import { readText } from '../reader.ts';
import { test } from '../runner.ts';

for (const { name, text, expected } of readCases('events/cases')) {
  test(`events: ${name}`, () => {
    assert.deepEqual(readText(text).events.map(show), expected);
  });
}

function show({ type, stage, factuality, actor, target, place, date, figures }: Event): string {
  const counted = figures
    .map((figure) => `${figure.what} ${showFigure(figure)}${figure.unit ? ` ${figure.unit}` : ''}`)
    .join(', ');
  return [
    `${type} ${stage} ${factuality}`,
    `by ${actor?.name ?? '—'}`,
    `to ${target?.name ?? '—'}`,
    `at ${place?.name ?? '—'}`,
    date?.value ?? '—',
    counted || '—',
  ].join(' | ');
}
