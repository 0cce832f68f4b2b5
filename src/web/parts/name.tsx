/** A proper name: never translated by the browser, underlined in the colour of its side where it has one. */
import { useCase } from '../case.ts';
import { colourOf } from '../model/sides.ts';

/** `side` false keeps a name in ink: outlets and places take no side. */
export function Name({ name, side = true }: { readonly name: string; readonly side?: boolean }) {
  const { sides } = useCase();
  const colour = side ? colourOf(sides, name) : 0;
  return (
    <span translate={false} class={colour ? `name side side-${colour}` : 'name'}>
      {name}
    </span>
  );
}
