/** A set of words kept as sorted 32-bit hashes: small, no text in clear, wrong once in tens of thousands of words. */

export function hashWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}

/** The bytes of a set; the inverse of `readHashes`. */
export function writeHashes(words: Iterable<string>): Uint8Array {
  const hashes = [...new Set([...words].map(hashWord))].sort((a, b) => a - b);
  const out = new DataView(new ArrayBuffer(hashes.length * 4));
  hashes.forEach((hash, i) => out.setUint32(i * 4, hash, true));
  return new Uint8Array(out.buffer);
}

/** Membership in a set written by `writeHashes`. */
export function readHashes(bytes: Uint8Array): (word: string) => boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hashes = new Set<number>();
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) hashes.add(view.getUint32(at, true));
  return (word) => hashes.has(hashWord(word));
}
