/** The bytes of a capture become the decoded page; where its declaration was overruled, a diagnostic says so. */
import type { Diagnostic } from '../model/index.ts';
import { decodeText } from '../text/encoding.ts';

export interface Decoded {
  readonly page: string;
  readonly encoding: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The page as text; never fails, never drops a byte without the replacement character. */
export function decodePage(bytes: Uint8Array, mediaType: string | null): Decoded {
  const { text, encoding, overruled } = decodeText(bytes, mediaType);
  const message = `The page ${overruled}; it was read as ${encoding}.`;
  return {
    page: text,
    encoding,
    diagnostics: overruled === null ? [] : [{ code: 'encoding.recovered', severity: 'info', message }],
  };
}
