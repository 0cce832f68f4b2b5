/** French for `reader`. */
import type { ReaderModel } from '../annotate/reader/index.ts';
import type { DataSource } from '../model/index.ts';

export function loadFrenchReader(_data: DataSource): ReaderModel {
  return { code: 'fr' };
}
