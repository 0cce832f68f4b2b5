/** Bergamot as a `Translator`: one thread with one model, ended when it is closed, when it fails or when it hangs. */
import { Worker } from 'node:worker_threads';
import { RecoupeError } from '../../model/index.ts';
import type { Translator } from '../translator.ts';
import { readModel } from './models.ts';
import type { Answer, ModelFiles } from './worker.ts';

const ENGINE = 'bergamot';
/** Loading takes a second or two, a batch of sentences some seconds on a slow machine. */
const PATIENCE_MS = 120_000;

/** Loads the installed model of the direction; throws `models.missing`, `models.damaged`, `translate.engine`. */
export async function bergamot(home: string, pair: string, patience = PATIENCE_MS): Promise<Translator> {
  const { version, ...files } = await readModel(home, pair);
  const thread = await openThread(files, patience);
  return {
    name: { engine: ENGINE, model: `${pair} ${version}`, kind: 'trained' },
    limits: { sentences: 16, characters: 8000 },
    translate: (sentences) => thread.ask(sentences),
    close: () => thread.close(),
  };
}

interface Thread {
  ask(texts: readonly string[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** A thread that has loaded the engine and, unless `files` is null, a model. */
export async function openThread(files: ModelFiles | null, patience = PATIENCE_MS): Promise<Thread> {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData: files });
  worker.unref();
  let count = 0;
  const next = (isIt: (answer: Answer) => boolean) => nextAnswer(worker, isIt, patience);
  const close = async () => {
    await worker.terminate();
  };
  const opened = await next(({ ready, error }) => ready === true || error !== undefined);
  if (opened.error !== undefined) {
    await close();
    throw failed(opened.error);
  }
  return {
    ask: async (texts) => {
      const n = ++count;
      const waiting = next((answer) => answer.n === n);
      // A thread of Node's, not a window: it has no origin.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage({ n, texts });
      const { texts: translated, error } = await waiting;
      if (error !== undefined || !translated) throw failed(error ?? 'no answer');
      return translated;
    },
    close,
  };
}

function failed(why: string): RecoupeError {
  return new RecoupeError(
    'translate.engine',
    `Bergamot cannot use the model: ${why.trim()}.`,
    'Fetch the model again with "recoupe models pull", or use another engine.',
  );
}

function nextAnswer(worker: Worker, isIt: (answer: Answer) => boolean, patience: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
      worker.unref();
      settle();
    };
    const onMessage = (answer: Answer) => {
      if (isIt(answer)) done(() => resolve(answer));
    };
    const onError = (error: Error) => done(() => reject(failed(error.message)));
    const onExit = () => done(() => reject(failed('its thread ended')));
    const timer = setTimeout(() => {
      done(() => reject(failed(`it took longer than ${patience / 1000} s`)));
      void worker.terminate();
    }, patience);
    worker.ref();
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
  });
}
