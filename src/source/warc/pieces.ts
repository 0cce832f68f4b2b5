/** A file, or a part of it, becomes pieces of bytes; an error of the disk in the middle of it is a break. */
import type { FileHandle } from 'node:fs/promises';
import type { Break, Piece } from './window.ts';

const STEP = 256 * 1024;

/** The bytes of `file` from `from` to `to`, or to its end. Leaves the file open. */
export async function* readPieces(
  file: FileHandle,
  from = 0,
  to = Number.POSITIVE_INFINITY,
): AsyncGenerator<Piece | Break> {
  for (let at = from; at < to; ) {
    const length = Math.min(STEP, to - at);
    const bytes = Buffer.allocUnsafeSlow(length);
    try {
      const { bytesRead } = await file.read(bytes, 0, length, at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield { bytes: bytesRead === length ? bytes : bytes.subarray(0, bytesRead) };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      yield { damage: `the disk reports an error (${code})`, offset: at - from };
      return;
    }
  }
}
