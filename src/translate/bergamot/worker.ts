/**
 * The thread that Bergamot runs in: it loads one model, then answers lists of sentences. Messages are
 * `{ n, texts }` in, `{ n, texts }` or `{ n, error }` out; the first message out is `{ ready }` or `{ error }`.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { loadRuntime, type Runtime } from './runtime.ts';

/** Files of one model, as bytes. */
export interface ModelFiles {
  readonly model: Uint8Array;
  readonly shortlist: Uint8Array;
  /** One for both languages, or that of the source and that of the target. */
  readonly vocabularies: readonly Uint8Array[];
  readonly precision: string;
}

export interface Answer {
  readonly n?: number;
  readonly ready?: true;
  readonly texts?: readonly string[];
  readonly error?: string;
}

/** Marian's options as the package's own thread sets them. */
const CONFIG = `beam-size: 1
normalize: 1.0
word-penalty: 0
cpu-threads: 0
skip-cost: true
alignment: soft
quiet: true
quiet-translation: true
max-length-break: 128
mini-batch-words: 1024
workspace: 128
max-length-factor: 2.0
`;

/** Alignments that the engine asks of its memory. */
const MODEL = 256;
const OTHER = 64;

function copyIn(runtime: Runtime, bytes: Uint8Array, alignment: number) {
  const memory = new runtime.AlignedMemory(bytes.byteLength, alignment);
  memory.getByteArrayView().set(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return memory;
}

function loadModel(runtime: Runtime, files: ModelFiles) {
  const vocabularies = new runtime.AlignedMemoryList();
  for (const bytes of files.vocabularies) vocabularies.push_back(copyIn(runtime, bytes, OTHER));
  return new runtime.TranslationModel(
    `${CONFIG}gemm-precision: ${files.precision}\n`,
    copyIn(runtime, files.model, MODEL),
    copyIn(runtime, files.shortlist, OTHER),
    vocabularies,
    null,
  );
}

/** Loads what `workerData` holds, and answers until the thread is ended. */
async function serve(port: NonNullable<typeof parentPort>): Promise<void> {
  const said: string[] = [];
  const reasonOf = (error: unknown) => said.at(0) ?? (error instanceof Error ? error.message : String(error));
  const answer = (message: Answer) => port.postMessage(message);
  try {
    const runtime = await loadRuntime((line) => said.push(line));
    const files = workerData as ModelFiles | null;
    if (files === null) return answer({ ready: true });
    const model = loadModel(runtime, files);
    const service = new runtime.BlockingService({ cacheSize: 0 });
    port.on('message', ({ n, texts }: { n: number; texts: readonly string[] }) => {
      try {
        answer({ n, texts: translate(runtime, service, model, texts) });
      } catch (error) {
        answer({ n, error: reasonOf(error) });
      }
    });
    answer({ ready: true });
  } catch (error) {
    answer({ error: reasonOf(error) });
  }
}

function translate(
  runtime: Runtime,
  service: InstanceType<Runtime['BlockingService']>,
  model: InstanceType<Runtime['TranslationModel']>,
  texts: readonly string[],
): string[] {
  const input = new runtime.VectorString();
  const options = new runtime.VectorResponseOptions();
  for (const text of texts) {
    input.push_back(text);
    options.push_back({ alignment: false, html: false, qualityScores: false });
  }
  const responses = service.translate(model, input, options);
  const translated = texts.map((_, i) => responses.get(i).getTranslatedText());
  for (const used of [input, options, responses]) used.delete();
  return translated;
}

if (parentPort) await serve(parentPort);
