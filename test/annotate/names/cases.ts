/**
 * Text cases that anyone can add without code:
 *
 * ```
 * # a note
 * Le colonel Bio Sabi Gado a été reçu à Parakou.
 *   PER Bio Sabi Gado
 *   PLACE Parakou
 *   STATE Bénin = Cotonou (government)
 *   - Nikki
 * ```
 *
 * A line without indent is the text, those under it the entities that must come out of it: type, canonical name, then
 * after `=` mentions that it must have, each with its sense where it matters. `- name` must not come out. Names with a
 * capital that are not listed are errors.
 */
import type { Entity } from '../../../src/model/index.ts';

export interface NameCase {
  readonly line: number;
  readonly text: string;
  readonly wanted: readonly Wanted[];
  readonly unwanted: readonly string[];
}

export interface Wanted {
  readonly type: string;
  readonly name: string;
  readonly mentions: readonly { readonly text: string; readonly sense: string | null }[];
}

export function parseCases(content: string): NameCase[] {
  const cases: { line: number; text: string; wanted: Wanted[]; unwanted: string[] }[] = [];
  content.split('\n').forEach((raw, i) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) return;
    const last = cases.at(-1);
    if (!/^\s/.test(raw) || !last) cases.push({ line: i + 1, text: line, wanted: [], unwanted: [] });
    else if (line.startsWith('- ')) last.unwanted.push(line.slice(2));
    else last.wanted.push(parseWanted(line));
  });
  return cases;
}

function parseWanted(line: string): Wanted {
  const [type = '', ...rest] = line.split(' ');
  const [name = '', mentions = ''] = rest.join(' ').split(' = ');
  const parts = mentions === '' ? [] : mentions.split(' | ');
  return {
    type,
    name: name.trim(),
    mentions: parts.map((part) => {
      const match = /^(.*?)(?: \((government|literal)\))?$/.exec(part.trim());
      return { text: match?.[1] ?? part, sense: match?.[2] ?? null };
    }),
  };
}

/** What is wrong, in words; empty when the case holds. */
export function findFaults(example: NameCase, entities: readonly Entity[]): string[] {
  const faults: string[] = [];
  for (const { type, name, mentions } of example.wanted) {
    const entity = entities.find((one) => one.name === name);
    if (!entity) {
      faults.push(`missed ${type} ${name}`);
      continue;
    }
    if (entity.type !== type) faults.push(`${name} is ${entity.type}, not ${type}`);
    for (const { text, sense } of mentions) {
      const mention = entity.mentions.find(
        (one) => one.text === text && (sense === null || one.sense === sense),
      );
      if (!mention) faults.push(`${name} lacks the mention ${text}${sense ? ` (${sense})` : ''}`);
    }
  }
  for (const name of example.unwanted) {
    if (entities.some((one) => one.name === name)) faults.push(`${name} should not come out`);
  }
  const listed = new Set(example.wanted.map(({ name }) => name));
  for (const { name, type } of entities) {
    if (/\p{Lu}/u.test(name) && !listed.has(name)) faults.push(`extra ${type} ${name}`);
  }
  return faults;
}
