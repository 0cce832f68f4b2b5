/** Statements of control by town, in the order given. */
import type { Control } from '../../model/dossier.ts';

export interface Town {
  readonly place: string;
  readonly statements: readonly Control[];
}

export function townsOf(statements: readonly Control[]): Town[] {
  const towns = new Map<string, Control[]>();
  for (const statement of statements) {
    towns.set(statement.place, [...(towns.get(statement.place) ?? []), statement]);
  }
  return [...towns].map(([place, statements]) => ({ place, statements }));
}
