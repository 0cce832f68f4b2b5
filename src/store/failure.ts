/** Errors of the database and the disk become `RecoupeError`s that say what to do; all else stays a bug and is thrown. */
import { RecoupeError } from '../model/index.ts';

interface Known {
  readonly when: RegExp;
  readonly code: string;
  readonly says: string;
  readonly mend: string;
}

/** By SQLite's result codes and by the codes of the file system; the first that fits holds. */
const KNOWN: readonly Known[] = [
  {
    when: /^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)/,
    code: 'store.full',
    says: 'The disk is full',
    mend: 'Free some space and run the same command again: what was stored is safe and is not read twice.',
  },
  {
    when: /^(SQLITE_READONLY|SQLITE_PERM|EROFS|EACCES|EPERM)/,
    code: 'store.readonly',
    says: 'The workspace may not be written',
    mend: 'Check who owns the folder and that its disk is not read-only, or name another with --workspace.',
  },
  {
    when: /^(SQLITE_BUSY|SQLITE_LOCKED)/,
    code: 'store.busy',
    says: 'Another program has been writing to the workspace for too long',
    mend: 'Wait until it is done, or stop it, and run the same command again.',
  },
  {
    when: /^(SQLITE_NOTADB|SQLITE_CORRUPT)/,
    code: 'store.damaged',
    says: 'The workspace is damaged or is not one of recoupe',
    mend: 'Restore the folder from a copy, or name another with --workspace and add the pages again.',
  },
  {
    when: /^SQLITE_IOERR/,
    code: 'store.disk',
    says: 'The disk reports an error',
    mend: 'Check the disk and its free space, then run the same command again: what was stored is kept.',
  },
  {
    when: /^(SQLITE_CANTOPEN|ENOTDIR|EEXIST|ENOENT|EISDIR|ENAMETOOLONG)/,
    code: 'store.unopened',
    says: 'The workspace cannot be opened or made',
    mend: 'Check the path: it must be a folder, or a name for a new one in a folder that exists.',
  },
];

/** A `RecoupeError` for a known failure of the environment, or the error itself. */
export function storeFailure(error: unknown, place: string): unknown {
  if (error instanceof RecoupeError || !(error instanceof Error)) return error;
  const code = codeOf(error);
  const known = KNOWN.find((known) => known.when.test(code));
  return known
    ? new RecoupeError(known.code, `${known.says} (${place}, ${code}).`, known.mend, error)
    : error;
}

/** What libsql calls the primary codes of SQLite. */
const PRIMARY: Readonly<Record<number, string>> = {
  3: 'SQLITE_PERM',
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  26: 'SQLITE_NOTADB',
};

/**
 * The code by its name. libsql has none for some extended codes, whose low byte is the primary one, and throws on opening
 * without a code, the number alone standing in the message.
 */
export function codeOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const extended = /^UNKNOWN_SQLITE_ERROR_(\d+)$/.exec(code)?.[1];
  if (extended !== undefined) return PRIMARY[Number(extended) & 0xff] ?? code;
  if (code !== '') return code;
  return error.message.startsWith('ConnectionFailed') ? 'SQLITE_CANTOPEN' : '';
}
