/**
 * Where tables and models come from. The stages never touch a disk: whoever composes them hands over the
 * bytes by name, `fr/months.tsv` or `models/fr.bin`, relative to the project's `data/`.
 */
export interface DataSource {
  /** Throws a `RecoupeError` with code `data.missing` when there is no such file. */
  bytes(name: string): Uint8Array;
  text(name: string): string;
}
