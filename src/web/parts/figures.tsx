/** Figures: each as its speaker gave it, on one bar, so that agreement and gap are seen; never a sum, never a mean. */
import type { CheckedEvent } from '../../model/dossier.ts';
import type { Column } from '../model/columns.ts';
import { disagree, extentOf, groupFigures, mergeFigures, placeFigure, showFigure } from '../model/figures.ts';
import { columnsWith } from '../model/members.ts';
import { capital } from '../model/text.ts';
import { useWords } from '../settings.ts';
import { ColumnLinks } from './contradictions.tsx';
import { Name } from './name.tsx';

type CheckedFigure = CheckedEvent['figures'][number];

interface Props {
  readonly event: CheckedEvent;
  readonly columns: readonly Column[];
  readonly look: (members: readonly string[]) => void;
}

export function Figures({ event, columns, look }: Props) {
  const words = useWords();
  if (event.figures.length === 0) return null;
  return (
    <section class="figures">
      <h2>{words.event.figures}</h2>
      {groupFigures(event.figures).map(({ what, figures }) => (
        <table key={what}>
          <caption>
            {disagree(figures) && <span class="alarm">≠ </span>}
            {capital(words.figures[what])}
          </caption>
          <thead class="unseen">
            <tr>
              <th scope="col">{words.event.value}</th>
              <th scope="col">{words.event.range}</th>
              <th scope="col">{words.event.who}</th>
            </tr>
          </thead>
          <tbody>
            {mergeFigures(figures, (member) => columnsWith(columns, [member]).join()).map(
              ({ figure, members }) => (
                <FigureRow
                  key={members[0]! + figure.span.from}
                  figure={figure}
                  members={members}
                  all={figures}
                  columns={columns}
                  look={look}
                />
              ),
            )}
          </tbody>
        </table>
      ))}
    </section>
  );
}

interface RowProps extends Omit<Props, 'event'> {
  readonly figure: CheckedFigure;
  readonly members: readonly string[];
  readonly all: readonly CheckedFigure[];
}

function FigureRow({ figure, members, all, columns, look }: RowProps) {
  const words = useWords();
  return (
    <tr onMouseEnter={() => look(members)} onMouseLeave={() => look([])}>
      <th scope="row">
        {showFigure(figure, words)} <span class="quiet">{figure.unit}</span>
      </th>
      <td class="strip-cell">
        <Bar figure={figure} all={all} />
      </td>
      <td>
        {figure.speaker ? <Name name={figure.speaker} /> : words.event.pageItself}{' '}
        <q class="quiet">{figure.span.text}</q>
        <ColumnLinks columns={columns} members={members} look={look} />
      </td>
    </tr>
  );
}

/** The figure among all: a point, a bar with ends, or a bar open to one side. */
function Bar({ figure, all }: { readonly figure: CheckedFigure; readonly all: readonly CheckedFigure[] }) {
  const extent = extentOf(all);
  if (!extent) return null;
  const { from, to } = placeFigure(figure, extent);
  const at = (place: number) => `${(place * 100).toFixed(2)}%`;
  return (
    <svg class="strip" aria-hidden="true" focusable="false">
      <line class="ground" x1="0" x2="100%" y1="11" y2="11" />
      {from === to ? (
        <circle class="when" cx={at(from)} cy="11" r="4" />
      ) : (
        <g class="when window">
          <line x1={at(from)} x2={at(to)} y1="11" y2="11" />
          {figure.low !== null && <line x1={at(from)} x2={at(from)} y1="6" y2="16" />}
          {figure.high !== null && <line x1={at(to)} x2={at(to)} y1="6" y2="16" />}
        </g>
      )}
    </svg>
  );
}
