/** The digests of an archive: `sha1:` and 32 letters of base 32, `sha256:` and 64 hexadecimal digits, and mixtures. */
import { createHash } from 'node:crypto';

const LENGTHS: Readonly<Record<string, number>> = { md5: 32, sha1: 40, sha256: 64, sha512: 128 };
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export interface Digest {
  readonly algorithm: string;
  readonly hex: string;
}

/** Null for a digest of no known kind: there is nothing to hold bytes against. */
export function parseDigest(text: string | undefined): Digest | null {
  const [, name = '', value = ''] = /^([\w-]+):\s*([\w+/=]+)$/.exec(text ?? '') ?? [];
  const algorithm = name.toLowerCase().replace('-', '');
  const length = LENGTHS[algorithm];
  if (length === undefined) return null;
  const hex =
    /^[0-9a-f]+$/i.test(value) && value.length === length
      ? value.toLowerCase()
      : hexOf(value).slice(0, length);
  return hex.length === length ? { algorithm, hex } : null;
}

/** Empty where a letter is none of base 32. */
function hexOf(base32: string): string {
  let [bits, held, hex] = [0, 0, ''];
  for (const letter of base32.toUpperCase().replace(/=+$/, '')) {
    const value = BASE32.indexOf(letter);
    if (value < 0) return '';
    bits = (bits << 5) | value;
    held += 5;
    for (; held >= 4; bits &= (1 << held) - 1) {
      held -= 4;
      hex += (bits >> held).toString(16);
    }
  }
  return hex;
}

export function isDigestOf({ algorithm, hex }: Digest, bytes: Uint8Array): boolean {
  return createHash(algorithm).update(bytes).digest('hex') === hex;
}

export function sameDigest(a: Digest, b: Digest): boolean {
  return a.algorithm === b.algorithm && a.hex === b.hex;
}
