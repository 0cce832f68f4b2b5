/** The workbench: the masthead, and the screen that the address names. */
import { useEffect, useRef } from 'preact/hooks';
import { useArrival, useRoute } from './arrival.ts';
import { CaseProvider, useCaseAnswer } from './case.ts';
import { listenToKeys } from './keys.ts';
import type { Route } from './model/route.ts';
import { Answered } from './parts/answered.tsx';
import { Help } from './parts/help.tsx';
import { Masthead } from './parts/masthead.tsx';
import { News } from './parts/news.tsx';
import { Article } from './screens/article.tsx';
import { Compare } from './screens/compare.tsx';
import { Dossier } from './screens/dossier.tsx';
import { Event } from './screens/event.tsx';
import { Pages } from './screens/pages.tsx';
import { Search } from './screens/search.tsx';
import { Sources } from './screens/sources.tsx';
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
  useArrival(route, main, words.code);
  return (
    <>
      <a class="skip" href="#main" onClick={(event) => skipTo(event, main.current)}>
        {words.nav.skip}
      </a>
      <Masthead route={route} field={field} help={help} />
      <News />
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
  if (route.at === 'sources') return <Sources />;
  if (route.at === 'compare') return <Compare before={route.before} after={route.after} />;
  if (route.at === 'search') return <Search query={route.query} />;
  return <Dossier timeline={route.at === 'timeline' ? route : null} />;
}

/** The address bar stays the screen's: the link only moves the focus. */
function skipTo(event: MouseEvent, main: HTMLElement | null): void {
  event.preventDefault();
  main?.focus();
}
