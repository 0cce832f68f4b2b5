/** A reader with a bug in its making. */
export function createReader(): never {
  throw new TypeError('a bug in the making');
}
