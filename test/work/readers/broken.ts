/** A reader that cannot be made, as when its tables are missing. */
import { RecoupeError } from '../../../src/model/index.ts';

export function createReader(): never {
  throw new RecoupeError('data.missing', 'A table is missing.', 'Install again.');
}
