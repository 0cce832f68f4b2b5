/**
 * The environment failed (disk, network, database): the run cannot go on as it is.
 *
 * Bad *input* is never an error but a diagnostic on the result; a *bug* is a plain throw.
 */
export class RecoupeError extends Error {
  /** Stable, machine-readable: `store.newer`, `source.unreadable`… */
  readonly code: string;
  /** What the user can do about it, as a full sentence. */
  readonly mend: string;

  constructor(code: string, message: string, mend: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'RecoupeError';
    this.code = code;
    this.mend = mend;
  }
}
