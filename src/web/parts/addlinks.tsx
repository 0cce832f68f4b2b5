/** Pasted links: fetched and added, and what came of each said in its place. */
import { useState } from 'preact/hooks';
import type { LinksAnswer } from '../../contract/index.ts';
import { addressesIn } from '../model/addresses.ts';
import { askAnew, type Failure, postLinks, useWorkspace } from '../server.ts';
import { useWords } from '../settings.ts';

type Standing =
  | { readonly at: 'idle' }
  | { readonly at: 'asking' }
  | { readonly at: 'done'; readonly answer: LinksAnswer }
  | { readonly at: 'failed'; readonly failure: Failure };

export function AddLinks() {
  const { links } = useWords();
  const workspace = useWorkspace();
  const [typed, setTyped] = useState('');
  const [standing, setStanding] = useState<Standing>({ at: 'idle' });
  const token = workspace.state === 'ready' ? workspace.value.token : null;
  if (token === null) return null;
  const addresses = addressesIn(typed);
  const submit = (event: Event) => {
    event.preventDefault();
    if (addresses.length === 0) return;
    setStanding({ at: 'asking' });
    postLinks({ addresses }, token).then(
      (answer) => {
        setStanding({ at: 'done', answer });
        setTyped(answer.failed.map(({ path }) => path).join('\n'));
        if (answer.stored > 0) askAnew();
      },
      (failure: Failure) => setStanding({ at: 'failed', failure }),
    );
  };
  return (
    <form class="add-links" onSubmit={submit}>
      <label for="links-field">{links.label}</label>
      <textarea
        id="links-field"
        rows={3}
        value={typed}
        placeholder="https://"
        spellcheck={false}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button type="submit" disabled={addresses.length === 0 || standing.at === 'asking'}>
        {links.submit(addresses.length)}
      </button>
      <Outcome standing={standing} />
    </form>
  );
}

function Outcome({ standing }: { readonly standing: Standing }) {
  const { links, states } = useWords();
  return (
    <div role="status">
      {standing.at === 'asking' && <p class="quiet">{links.asking}</p>}
      {standing.at === 'failed' && (
        <p class="alarm">
          {standing.failure.message ?? states.unreachable} {standing.failure.mend}
        </p>
      )}
      {standing.at === 'done' && <p>{links.done(standing.answer.stored, standing.answer.unchanged)}</p>}
      {standing.at === 'done' && standing.answer.failed.length > 0 && (
        <ul>
          {standing.answer.failed.map(({ path, reason }) => (
            <li key={path}>
              <span class="whence">{path}</span>
              <br />
              <span class="alarm" lang="en">
                {reason}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
