/** The head of every screen: where one is, search, language, keys. */
import type { Ref } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { hrefOf, type Route } from '../model/route.ts';
import { change, useSettings, useWords } from '../settings.ts';

interface Props {
  readonly route: Route;
  readonly field: Ref<HTMLInputElement>;
  readonly help: () => void;
}

export function Masthead({ route, field, help }: Props) {
  const { nav } = useWords();
  const screens = [
    ['dossier', nav.dossier],
    ['pages', nav.pages],
    ['timeline', nav.timeline],
    ['sources', nav.sources],
  ] as const;
  return (
    <header class="masthead">
      <a class="wordmark" href={hrefOf({ at: 'dossier' })} translate={false}>
        recoupe
      </a>
      <nav aria-label={nav.label}>
        {screens.map(([at, name]) => (
          <a key={at} href={hrefOf({ at })} aria-current={route.at === at ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
      <SearchForm query={route.at === 'search' ? route.query : ''} field={field} />
      <Languages />
      <button type="button" class="plain help-button" aria-label={nav.keys} onClick={help}>
        ?
      </button>
    </header>
  );
}

function SearchForm({ query, field }: { readonly query: string; readonly field: Ref<HTMLInputElement> }) {
  const { search } = useWords();
  const [typed, setTyped] = useState(query);
  useEffect(() => setTyped(query), [query]);
  const submit = (event: Event) => {
    event.preventDefault();
    location.hash = hrefOf({ at: 'search', query: typed });
  };
  return (
    <form role="search" onSubmit={submit}>
      <label class="unseen" for="search-field">
        {search.label}
      </label>
      <input
        ref={field}
        id="search-field"
        type="search"
        autocomplete="off"
        maxLength={200}
        placeholder={search.label}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" class="plain">
        {search.submit}
      </button>
    </form>
  );
}

function Languages() {
  const { nav } = useWords();
  const { language } = useSettings();
  return (
    <div class="languages" role="group" aria-label={nav.language}>
      {(['fr', 'en'] as const).map((code) => (
        <button
          key={code}
          type="button"
          class="plain"
          lang={code}
          aria-pressed={language === code}
          onClick={() => change({ language: code })}
        >
          {code === 'fr' ? 'français' : 'English'}
        </button>
      ))}
    </div>
  );
}
