/** A thread of the pool: makes its own reader, then reads one capture after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { RecoupeError } from '../model/index.ts';
import { type PageReader, runJob } from './job.ts';
import type { Reply, Request, ThreadData } from './messages.ts';

const port = parentPort!;
const reply = (message: Reply) => port.postMessage(message);

try {
  const { reader: module } = workerData as ThreadData;
  const { createReader } = (await import(module)) as { createReader: () => PageReader };
  const reader = createReader();
  port.on('message', ({ capture, want }: Request) => {
    reply({ kind: 'done', outcome: runJob(reader, capture, want) });
  });
  reply({ kind: 'ready', version: reader.version });
} catch (error) {
  // A bug goes up as it is, with its stack.
  if (!(error instanceof RecoupeError)) throw error;
  reply({ kind: 'broken', code: error.code, message: error.message, mend: error.mend });
}
