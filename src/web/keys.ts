/**
 * Single keys: `j` and `k` move among the stops of a screen, `o` opens, `d` compares word by word, others go places. They rest while somebody
 * types or holds a modifier, and can be switched off (WCAG 2.1.4).
 */
import { hrefOf } from './model/route.ts';
import { currentSettings } from './settings.ts';

interface Places {
  readonly search: () => void;
  readonly help: () => void;
}

/** Listens from now on; the answer stops it. */
export function listenToKeys(places: Places): () => void {
  let prefix = '';
  const listener = (event: KeyboardEvent) => {
    if (!currentSettings().keys || isTaken(event)) return;
    const done = press(prefix + event.key, places);
    prefix = event.key === 'g' ? 'g' : '';
    if (done) event.preventDefault();
  };
  document.addEventListener('keydown', listener);
  return () => document.removeEventListener('keydown', listener);
}

function press(keys: string, { search, help }: Places): boolean {
  const act = {
    j: () => move(1),
    k: () => move(-1),
    o: () => (document.activeElement as HTMLElement | null)?.click(),
    d: compare,
    '/': search,
    '?': help,
    t: () => go(hrefOf({ at: 'timeline' })),
    gd: () => go(hrefOf({ at: 'dossier' })),
    gs: () => go(hrefOf({ at: 'sources' })),
    gp: () => go(hrefOf({ at: 'pages' })),
    gt: () => go(hrefOf({ at: 'timeline' })),
  }[keys];
  act?.();
  return act !== undefined;
}

/** The words of the telling under the focus held against those of its origin; elsewhere the first that can be. */
function compare(): void {
  const here = document.activeElement?.closest('.telling') ?? document.querySelector('main');
  here?.querySelector<HTMLElement>('[data-diff]')?.click();
}

function go(address: string): void {
  if (location.hash === address) dispatchEvent(new HashChangeEvent('hashchange'));
  else location.hash = address;
}

function isTaken({ target, ctrlKey, metaKey, altKey, defaultPrevented }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || defaultPrevented) return true;
  if (document.querySelector('dialog[open]')) return true;
  return target instanceof HTMLElement && target.matches('textarea, select, input:not([type=checkbox])');
}

/** To the next stop after the focus, or to the first below the top of the window. */
function move(step: 1 | -1): void {
  const stops = [...document.querySelectorAll<HTMLElement>('main [data-item]')].filter(
    (stop) => stop.getClientRects().length > 0,
  );
  const here = stops.indexOf(document.activeElement as HTMLElement);
  const next = here >= 0 ? here + step : Math.max(0, firstBelow(stops));
  stops[Math.min(Math.max(next, 0), stops.length - 1)]?.focus();
}

function firstBelow(stops: readonly HTMLElement[]): number {
  return stops.findIndex((stop) => stop.getBoundingClientRect().top >= 0);
}
