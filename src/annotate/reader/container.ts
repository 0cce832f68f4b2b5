/**
 * The file of a trained model: a JSON header with the lists, then one table of 8-bit weights after another.
 */
import { rootWeights, type Weights } from './hash.ts';

export interface Container {
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly tables: Readonly<Record<string, Weights>>;
}

interface Header {
  readonly format: number;
  readonly lists: Record<string, string[]>;
  readonly tables: readonly { readonly name: string; readonly size: number }[];
}

const FORMAT = 2;

/** Reads a model; throws when the bytes are of another format. The tables are views on `bytes`, not copies. */
export function readContainer(bytes: Uint8Array): Container {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Header;
  if (header.format !== FORMAT) throw new Error(`reader model of format ${header.format}, ${FORMAT} wanted`);
  const tables: Record<string, Weights> = {};
  let at = 4 + length;
  for (const { name, size } of header.tables) {
    tables[name] = rootWeights(new Int8Array(bytes.buffer, bytes.byteOffset + at, size));
    at += size;
  }
  return { lists: header.lists, tables };
}

/** The bytes of a model; the inverse of `readContainer`. */
export function writeContainer(
  lists: Record<string, string[]>,
  tables: Readonly<Record<string, Int8Array>>,
): Uint8Array {
  const names = Object.keys(tables).sort();
  const header: Header = {
    format: FORMAT,
    lists,
    tables: names.map((name) => ({ name, size: tables[name]!.length })),
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const out = new Uint8Array(4 + json.length + names.reduce((sum, name) => sum + tables[name]!.length, 0));
  new DataView(out.buffer).setUint32(0, json.length, true);
  out.set(json, 4);
  let at = 4 + json.length;
  for (const name of names) {
    const table = tables[name]!;
    out.set(new Uint8Array(table.buffer, table.byteOffset, table.length), at);
    at += table.length;
  }
  return out;
}
