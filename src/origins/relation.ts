/** What kind of derivation a link is, in the words of the contract. */
import type { Edge } from '../model/index.ts';
import { sameAddress } from './address.ts';
import { coverOfEnd, type Link } from './link.ts';
import type { Profile, ProfileOf } from './page.ts';

/** Found again almost whole. */
const MOST = 0.8;
/** Less of the common words unchanged and in order than this is a rewriting. */
const REWRITTEN = 0.72;
/** Claimed so many minutes after the first: old text as new. */
const REISSUED = 30 * 24 * 60;

/** `copy` and `source` are the ends of the link; `merged` says that the copy has other sources too. */
export function relationOf(
  link: Link,
  copy: number,
  source: number,
  profiles: ProfileOf,
  merged: boolean,
): Edge['relation'] {
  const [from, to] = [profiles(copy), profiles(source)];
  const [own, left] = [coverOfEnd(link, copy).own, coverOfEnd(link, source).own];
  if (isVersion(from, to)) return 'version';
  if (isTranslation(link, from, to)) return 'translation';
  if (own >= MOST && left >= MOST) {
    if (isReissue(from, to)) return 'reissue';
    return link.likeness.exact >= REWRITTEN ? 'copy' : 'rewrite';
  }
  if (merged) return 'merge';
  if (link.likeness.exact < REWRITTEN) return 'rewrite';
  return own >= left ? 'excerpt' : 'extended';
}

function isTranslation({ likeness }: Link, from: Profile, to: Profile): boolean {
  if (from.lang !== null && to.lang !== null && from.lang !== to.lang) return true;
  return likeness.parallel || from.machineTranslated;
}

/** Two looks at one address: what changed in between is an edit of its own, not a copying. */
function isVersion(from: Profile, to: Profile): boolean {
  return from.url !== null && to.url !== null && sameAddress(from.url, to.url);
}

function isReissue(from: Profile, to: Profile): boolean {
  return from.claimed !== null && to.claimed !== null && from.claimed - to.claimed >= REISSUED;
}
