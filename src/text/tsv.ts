/**
 * Tables of our own: UTF-8 TSV, one header line, comment lines that start with `#` (sources stand there).
 *
 * Cells are trimmed; an absent cell is the empty string. `|` separates several values inside a cell.
 */
export type Row<K extends string> = Readonly<Record<K, string>>;

/** The rows of a table whose header has at least the given columns; throws when one is missing. */
export function parseTsv<K extends string>(content: string, columns: readonly K[]): Row<K>[] {
  const lines = content.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const header = (lines.shift() ?? '').split('\t').map((cell) => cell.trim());
  const places = columns.map((column) => header.indexOf(column));
  const missing = columns.filter((_, i) => (places[i] ?? -1) < 0);
  if (missing.length > 0) throw new Error(`table without column ${missing.join(', ')}`);
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(
      columns.map((column, i) => [column, (cells[places[i]!] ?? '').trim()]),
    ) as Row<K>;
  });
}

/** The values of a cell that holds several. */
export function parseList(cell: string): string[] {
  return cell === '' ? [] : cell.split('|').map((value) => value.trim());
}
