/** Who holds which town: each statement with its days and what stands behind it; what nobody says stays blank. */
import type { Control as Statement } from '../../model/dossier.ts';
import { useCase } from '../case.ts';
import { showDate } from '../model/dates.ts';
import { townsOf } from '../model/towns.ts';
import { useControl } from '../server.ts';
import { useWords } from '../settings.ts';
import { Answered } from './answered.tsx';
import { EventLink } from './eventname.tsx';
import { Name } from './name.tsx';
import { Standing } from './standing.tsx';

export function ControlSection() {
  const answer = useControl();
  return (
    <Answered answer={answer}>
      {(statements) => statements.length > 0 && <Towns statements={statements} />}
    </Answered>
  );
}

function Towns({ statements }: { readonly statements: readonly Statement[] }) {
  const { control } = useWords();
  return (
    <section class="control">
      <h2>{control.title}</h2>
      <p class="quiet hint">{control.hint}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{control.place}</th>
            <th scope="col">{control.says}</th>
            <th scope="col">{control.when}</th>
            <th scope="col">{control.behind}</th>
          </tr>
        </thead>
        {townsOf(statements).map(({ place, statements }) => (
          <tbody key={place}>
            {statements.map((statement, i) => (
              <Row key={statement.event} statement={statement} first={i === 0} span={statements.length} />
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

interface RowProps {
  readonly statement: Statement;
  readonly first: boolean;
  readonly span: number;
}

function Row({ statement, first, span }: RowProps) {
  const words = useWords();
  const { events } = useCase();
  const { place, holder, change, from, until, event: id } = statement;
  const event = events.find((event) => event.id === id);
  const day = (value: string) => showDate({ value, begin: value, end: value, precision: 'day' }, words);
  return (
    <tr>
      {first && (
        <th scope="rowgroup" rowSpan={span}>
          <Name name={place} side={false} />
        </th>
      )}
      <td>
        <Name name={holder} /> {words.control.changes[change]}
      </td>
      <td>
        {from ? words.control.from(day(from) ?? from) : <span class="quiet">{words.timeline.undated}</span>}
        {until && ` ${words.control.until(day(until) ?? until)}`}
      </td>
      <td>
        {event && (
          <>
            <EventLink event={event} /> <Standing event={event} />
          </>
        )}
      </td>
    </tr>
  );
}
