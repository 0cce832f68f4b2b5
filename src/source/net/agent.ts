/** Who asks: the name under which recoupe fetches, by which a webmaster knows it and a robots.txt speaks to it. */
import { readFileSync } from 'node:fs';

/** Our product token. */
export const AGENT = 'recoupe';

const PACKAGE = new URL('../../../../package.json', import.meta.url);

/** The `User-Agent`. @param contact an address, of mail or of a page, that a webmaster can turn to. */
export function userAgentOf(contact: string | null): string {
  const { version } = JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string };
  return `${AGENT}/${version} (news reader; contact: ${contact ?? 'not given'})`;
}
