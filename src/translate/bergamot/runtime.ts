/**
 * Mozilla's engine as WASM, in a thread of our own: the package's own thread script breaks on Node 20.
 *
 * The package's loader script is evaluated as it is, with the two things that it leaves to its host: the compiled module
 * and the names under which the module offers its own integer routines. Loading compiles it once; a model that the
 * engine cannot read aborts the whole thread, and that is what its owner is told.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The part of the platform's WebAssembly that is used here: Node's own types leave it out. */
declare const WebAssembly: {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ readonly instance: object }>;
};

interface Deletable {
  delete(): void;
}

interface Bytes extends Deletable {
  getByteArrayView(): Int8Array;
}

interface List<T> extends Deletable {
  push_back(item: T): void;
}

interface Responses extends Deletable {
  get(index: number): { getTranslatedText(): string };
}

/** The part of the module's classes that is used here; an opaque model. */
export interface Runtime {
  asm: Readonly<Record<string, (...args: readonly number[]) => unknown>>;
  AlignedMemory: new (size: number, alignment: number) => Bytes;
  AlignedMemoryList: new () => List<Bytes>;
  BlockingService: new (options: {
    readonly cacheSize: number;
  }) => {
    translate(model: Deletable, texts: List<string>, options: List<unknown>): Responses;
  };
  TranslationModel: new (
    config: string,
    model: Bytes,
    shortlist: Bytes,
    vocabularies: List<Bytes>,
    quality: Bytes | null,
  ) => Deletable;
  VectorString: new () => List<string>;
  VectorResponseOptions: new () => List<unknown>;
}

/** What the module imports as `wasm_gemm`, and what it exports the same routine as. */
const GEMM: Readonly<Record<string, string>> = {
  int8_prepare_a: 'int8PrepareAFallback',
  int8_prepare_b: 'int8PrepareBFallback',
  int8_prepare_b_from_transposed: 'int8PrepareBFromTransposedFallback',
  int8_prepare_b_from_quantized_transposed: 'int8PrepareBFromQuantizedTransposedFallback',
  int8_prepare_bias: 'int8PrepareBiasFallback',
  int8_multiply_and_add_bias: 'int8MultiplyAndAddBiasFallback',
  int8_select_columns_of_b: 'int8SelectColumnsOfBFallback',
};

/** Compiles the module; `log` gets what the engine would print. */
export function loadRuntime(log: (line: string) => void): Promise<Runtime> {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve('@browsermt/bergamot-translator/package.json')),
    'worker',
  );
  const script = readFileSync(join(folder, 'bergamot-translator-worker.js'), 'utf8');
  const wasm = readFileSync(join(folder, 'bergamot-translator-worker.wasm'));
  return new Promise((resolve, reject) => {
    const host = {
      print: log,
      printErr: log,
      onAbort: (what: unknown) => reject(new Error(String(what))),
      onRuntimeInitialized: () => resolve(host as unknown as Runtime),
      instantiateWasm: (imports: object, accept: (instance: object) => void): object => {
        const own = () => (host as unknown as Runtime).asm;
        const gemm = Object.fromEntries(
          Object.entries(GEMM).map(([wanted, name]) => [
            wanted,
            (...args: number[]) => own()[name]!(...args) as number,
          ]),
        );
        WebAssembly.instantiate(wasm, { ...imports, wasm_gemm: gemm }).then(
          ({ instance }) => accept(instance),
          reject,
        );
        return {};
      },
    };
    // The script is a file of a package that is installed and pinned, never anything that was fetched.
    // oxlint-disable-next-line no-implied-eval, no-new-func
    new Function('Module', script)(host);
  });
}
