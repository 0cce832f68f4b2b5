/** What the fuzzer and its thread tell each other. */
export interface WorkerData {
  readonly parser: string;
  readonly seed: number;
  readonly milliseconds: number;
  /** Runs begun, the length of the input under way, its bytes; the parent reads them when this thread hangs. */
  readonly underWay: SharedArrayBuffer;
  /** Runs this input and no other. */
  readonly only?: Uint8Array;
}

/** Where the bytes begin in `underWay`. */
export const HEAD = 8;

export type Message =
  | { readonly kind: 'find'; readonly input: Uint8Array; readonly error: string }
  | {
      readonly kind: 'alive';
      readonly runs: number;
      readonly corpus: number;
      readonly slowest: number;
      readonly slow: Uint8Array;
    };
