/**
 * Negations of a sentence, counted as clauses: « ne … pas », « personne n'a », «no vino nadie» are one each.
 *
 * A particle takes the partners around it, up to the next particle. How a particle or partner counts where it stands
 * alone is said by the tables: French « ne » alone may be « ne … que » or no negation at all.
 */
import type { Mark } from './mark.ts';
import { entriesAt, type LanguageTables } from './tables.ts';
import type { Token } from './token.ts';

/** Partners stand this many tokens from their particle at most; further ones are negations of their own. */
const REACH = 9;

interface Found {
  readonly at: number;
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

export function findNegations(
  tokens: readonly Token[],
  tables: LanguageTables,
  taken: (token: Token) => boolean,
): Mark[] {
  const particles: Found[] = [];
  const partners: Found[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (taken(tokens[at]!)) continue;
    const entry = entriesAt(tokens, at, tables).find(({ kind }) => kind === 'particle' || kind === 'partner');
    if (!entry) continue;
    const to = tokens[at + entry.form.length - 1]!.to;
    (entry.kind === 'particle' ? particles : partners).push({
      at,
      value: entry.value,
      from: tokens[at]!.from,
      to,
    });
    at += entry.form.length - 1;
  }
  const used = new Set<Found>();
  let first = 0;
  const marks = particles.map((particle, i) => {
    while (first < partners.length && partners[first]!.at < particle.at - REACH) first += 1;
    let taken = 0;
    for (let k = first; k < partners.length && partners[k]!.at <= particle.at + REACH; k++) {
      const partner = partners[k]!;
      if (used.has(partner) || partner.value === 'soft' || isBeyond(partner, particles[i + 1])) continue;
      used.add(partner);
      taken += 1;
    }
    return markOf(particle, taken > 0 || particle.value === 'firm');
  });
  const alone = partners.filter((partner) => !used.has(partner) && partner.value !== 'no');
  return [...marks, ...alone.map((partner) => markOf(partner, partner.value === 'firm'))];
}

/** What stands behind the next particle is that one's. */
function isBeyond(partner: Found, next: Found | undefined): boolean {
  return next !== undefined && partner.at > next.at;
}

function markOf({ from, to }: Found, firm: boolean): Mark {
  return { kind: 'negation', key: 'not', from, to, firm };
}
