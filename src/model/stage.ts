/**
 * A stage: a pure, synchronous, deterministic step of the reading, with a name and a version.
 *
 * No clock, no file, no `Intl`, nothing that depends on a locale, no iteration over unordered things. Its
 * limits are counts, never seconds. The version is raised with every change of its results: it tells the
 * workspace what is stale.
 */
export interface Stage<In, Out> {
  readonly name: string;
  readonly version: number;
  run(input: In): Out;
}
