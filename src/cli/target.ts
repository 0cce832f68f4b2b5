/** Where bytes go: standard output, or a file, which is there whole or not at all. */
import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { RecoupeError } from '../model/index.ts';

/** Writes `bytes` to `file`, in the place of one that is there, or to standard output. */
export async function writeTo(file: string | undefined, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  if (file === undefined) return pipeline(Readable.from(bytes), process.stdout, { end: false });
  const part = `${file}.${randomUUID()}.part`;
  try {
    const target = await open(part, 'wx').catch(unwritable);
    try {
      for await (const piece of bytes) await target.appendFile(piece).catch(unwritable);
      await target.sync().catch(unwritable);
    } finally {
      await target.close();
    }
    await rename(part, file).catch(unwritable);
  } finally {
    await rm(part, { force: true });
  }

  function unwritable(cause: unknown): never {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new RecoupeError(
      'output.unwritten',
      `${file} cannot be written (${code}).`,
      'Check the path and the free space, and run the same command again.',
      cause,
    );
  }
}
