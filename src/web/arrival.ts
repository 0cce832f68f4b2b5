/**
 * Arriving on a screen: its title names the window and takes the focus, so that it is read out; the window stands at
 * the top, or, for a reader who comes back, where it was left.
 */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { parseRoute, type Route } from './model/route.ts';

/** How far down each entry of the history was left, by the key that its state holds. */
const left = new Map<number, number>();
let entry = keyOfEntry();
history.scrollRestoration = 'manual';

/** The route of the address; noted anew, as another object, at every move, also to the same address. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const listener = () => {
      left.set(entry, scrollY);
      entry = keyOfEntry();
      setRoute(parseRoute(location.hash));
    };
    addEventListener('hashchange', listener);
    return () => removeEventListener('hashchange', listener);
  }, []);
  return route;
}

function keyOfEntry(): number {
  const state = history.state as { readonly key?: number } | null;
  if (typeof state?.key === 'number') return state.key;
  const key = Math.random();
  history.replaceState({ key }, '');
  return key;
}

/** Arrives when the screen in `main` has its title, which may be after an answer of the server. */
export function useArrival(route: Route, main: RefObject<HTMLElement | null>, language: string): void {
  const arrived = useRef<Route | null>(null);
  useEffect(() => {
    const arrive = () => {
      const title = main.current?.querySelector('h1');
      if (!title) return;
      document.title = `${title.textContent} · recoupe`;
      if (arrived.current !== route && arrived.current !== null) settle(route, title);
      arrived.current = route;
    };
    const observer = new MutationObserver(arrive);
    observer.observe(main.current!, { childList: true, subtree: true, characterData: true });
    arrive();
    return () => observer.disconnect();
  }, [route, language]);
}

/** The timeline is a part of its screen and takes the window and the focus there itself. */
function settle(route: Route, title: HTMLElement): void {
  const before = left.get(entry);
  if (route.at === 'timeline' && before === undefined) return;
  title.focus({ preventScroll: true });
  scrollTo(0, before ?? 0);
}
