/** The workbench: the masthead, and the screen that the address names. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { CaseProvider, useCaseAnswer } from './case.ts';
import { listenToKeys } from './keys.ts';
import { parseRoute, type Route } from './model/route.ts';
import { Answered } from './parts/answered.tsx';
import { Help } from './parts/help.tsx';
import { Masthead } from './parts/masthead.tsx';
import { Article } from './screens/article.tsx';
import { Dossier } from './screens/dossier.tsx';
import { Event } from './screens/event.tsx';
import { Pages } from './screens/pages.tsx';
import { Search } from './screens/search.tsx';
import { useWords } from './settings.ts';

export function App() {
  const words = useWords();
  const route = useRoute();
  const answer = useCaseAnswer();
  const field = useRef<HTMLInputElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const main = useRef<HTMLElement>(null);
  const help = () => dialog.current?.showModal();
  useEffect(() => listenToKeys({ search: () => field.current?.select(), help }), []);
  useEffect(() => {
    document.documentElement.lang = words.code;
  }, [words]);
  useTitle(route, main, answer.state);
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => skipTo(event, main.current)}>
        {words.nav.skip}
      </a>
      <Masthead route={route} field={field} help={help} />
      <main id="main" ref={main} tabIndex={-1}>
        <Answered answer={answer}>
          {(value) => (
            <CaseProvider value={value}>
              <Screen route={route} />
            </CaseProvider>
          )}
        </Answered>
      </main>
      <Help dialog={dialog} />
    </>
  );
}

function Screen({ route }: { readonly route: Route }) {
  if (route.at === 'pages') return <Pages />;
  if (route.at === 'page') return <Article id={route.id} note={route.note} />;
  if (route.at === 'event') return <Event id={route.id} />;
  if (route.at === 'search') return <Search query={route.query} />;
  return <Dossier timeline={route.at === 'timeline'} />;
}

function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const listener = () => setRoute(parseRoute(location.hash));
    addEventListener('hashchange', listener);
    return () => removeEventListener('hashchange', listener);
  }, []);
  return route;
}

/** The address bar stays the screen's: the link only moves the focus. */
function skipTo(event: MouseEvent, main: HTMLElement | null): void {
  event.preventDefault();
  main?.focus();
}

/** After a change of screen its title names the window and has the focus, so that it is read out. */
function useTitle(route: Route, main: { current: HTMLElement | null }, state: string): void {
  const first = useRef(true);
  useEffect(() => {
    if (state !== 'ready') return undefined;
    const observer = new MutationObserver(() => announce());
    const announce = () => {
      const title = main.current?.querySelector('h1');
      if (!title) return;
      observer.disconnect();
      document.title = `${title.textContent} · recoupe`;
      if (!first.current && route.at !== 'timeline') title.focus({ preventScroll: true });
      first.current = false;
    };
    if (!first.current && route.at !== 'timeline') scrollTo(0, 0);
    if (main.current) observer.observe(main.current, { childList: true, subtree: true });
    announce();
    return () => observer.disconnect();
  }, [route, state]);
}
