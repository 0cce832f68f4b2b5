/** One parser as the fuzzer sees it. */
export interface Target {
  /** Good inputs to begin with; text stands for its UTF-8. */
  readonly seeds: readonly (string | Uint8Array)[];
  /** Words of the format, which chance would not find. */
  readonly words: readonly string[];
  /** The longest input tried, in bytes. */
  readonly longest: number;
  /** Parses, and throws where something does not hold that must. */
  readonly run: (input: Uint8Array) => void | Promise<void>;
}
