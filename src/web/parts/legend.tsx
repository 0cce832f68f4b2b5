/** The legend of an article: each layer by its name and its look, switched on and off; and the marks of assertion. */
import { useMemo } from 'preact/hooks';
import { isStatement, type Layer, layers, type Note } from '../model/notes.ts';
import { change, useSettings, useWords } from '../settings.ts';

export function Legend({ notes }: { readonly notes: readonly Note[] }) {
  const words = useWords();
  const { lit, notes: margin } = useSettings();
  const counts = useMemo(() => countLayers(notes), [notes]);
  if (notes.length === 0) return null;
  const toggle = (layer: Layer) =>
    change({ lit: lit.includes(layer) ? lit.filter((other) => other !== layer) : [...lit, layer] });
  return (
    <fieldset class="legend">
      <legend>{words.article.legend}</legend>
      {layers.map((layer) => (
        <label key={layer}>
          <input type="checkbox" name={layer} checked={lit.includes(layer)} onChange={() => toggle(layer)} />{' '}
          <span class={`sample-${layer}`}>{words.layers[layer]}</span>{' '}
          <span class="quiet">{counts.get(layer) ?? 0}</span>
        </label>
      ))}
      <label class="notes-switch">
        <input type="checkbox" name="notes" checked={margin} onChange={() => change({ notes: !margin })} />{' '}
        {words.article.notes}
      </label>
      <p class="quiet">
        <span class="solid">{words.marks.solid}</span> <span class="hedged">{words.marks.dotted}</span>{' '}
        <span class="struck">{words.marks.struck}</span> <span>{words.article.touch}</span>
      </p>
    </fieldset>
  );
}

function countLayers(notes: readonly Note[]): Map<Layer, number> {
  const counts = new Map<Layer, number>();
  for (const note of notes) {
    const { layer } = note.subject;
    counts.set(layer, (counts.get(layer) ?? 0) + (isStatement(note) ? 1 : note.lits.length));
  }
  return counts;
}
