/** `recoupe names --jsonl`: a text in, the entities that it names out. */
import { namesStage } from '../annotate/names/index.ts';
import { readerStage } from '../annotate/reader/index.ts';
import { loadFrenchNames } from '../french/names.ts';
import { loadFrenchReader } from '../french/reader.ts';
import type { Entity } from '../model/index.ts';
import { projectData } from './data.ts';
import { articleOfText } from './text.ts';

export interface NamesRequest {
  readonly id: string;
  readonly text: string;
}

export interface NamesAnswer {
  readonly id: string;
  readonly entities: readonly Entity[];
}

/**
 * Answers requests on bare text; loading takes a moment, so make one and keep it.
 *
 * @param own the user's own names: a table with `name`, `aliases`, `type`, `kind` and `country` (docs/names.md)
 */
export function createNamesReader(own: string | null = null): (request: NamesRequest) => NamesAnswer {
  const reader = readerStage(loadFrenchReader(projectData));
  const names = namesStage(loadFrenchNames(projectData, own));
  return ({ id, text }) => ({ id, entities: names.run(reader.run(articleOfText(text))).entities });
}
