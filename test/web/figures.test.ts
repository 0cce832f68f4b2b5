import assert from 'node:assert/strict';
import type { Figure } from '../../src/model/event.ts';
import { disagree, extentOf, mergeFigures, placeFigure, showFigure } from '../../src/web/model/figures.ts';
import { fr } from '../../src/web/words/fr.ts';
import { test } from '../runner.ts';

const figure = (low: number | null, high: number | null, mod: Figure['mod'] = null): Figure => ({
  what: 'injured',
  unit: null,
  low,
  high,
  mod,
  claim: null,
  span: { from: 0, to: 4, text: 'neuf' },
});

test('figures in words keep their ranges and open ends, and are never zero for nothing', () => {
  assert.equal(showFigure(figure(9, 9), fr), '9');
  assert.equal(showFigure(figure(4, 9), fr), '4–9');
  assert.equal(showFigure(figure(8, 12, 'approx'), fr), 'environ 8–12');
  assert.equal(showFigure(figure(30, null, 'more'), fr), 'au moins 30');
  assert.equal(showFigure(figure(null, 5), fr), 'au plus 5');
  assert.equal(showFigure(figure(null, null), fr), 'non établi');
});

test('figures disagree when no number satisfies them all', () => {
  assert.equal(disagree([figure(9, 9), figure(8, 12)]), false);
  assert.equal(disagree([figure(9, 9), figure(20, null)]), true);
  assert.equal(disagree([figure(null, 5), figure(9, 9)]), true);
});

test('a bar runs over what was stated; an open end reaches its edge', () => {
  const all = [figure(9, 9), figure(20, null)];
  assert.deepEqual(extentOf(all), { low: 9, high: 20 });
  assert.equal(placeFigure(all[1]!, { low: 9, high: 20 }).to, 1);
  assert.equal(placeFigure(all[0]!, { low: 9, high: 9 }).from, 0.5);
  assert.equal(extentOf([figure(null, null)]), null);
});

test('copies that give one speaker’s figure are one line; pages that speak for themselves are not', () => {
  const given = (member: string, speaker: string | null) => ({ ...figure(9, 9), member, speaker });
  assert.deepEqual(
    mergeFigures([given('a', 'préfet'), given('b', 'préfet')], (member) => member).map(
      ({ members }) => members,
    ),
    [['a', 'b']],
  );
  const alone = [given('a', null), given('b', null), given('c', 'préfet')];
  assert.equal(mergeFigures(alone, (member) => member).length, 3, 'three voices');
  assert.equal(mergeFigures(alone, () => 'one origin').length, 2, 'copies and a speaker');
});
