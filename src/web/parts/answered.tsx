/** The three states of an answer: being read, failed with what to do about it, there. */
import type { ComponentChildren } from 'preact';
import { hrefOf } from '../model/route.ts';
import type { Answer, Failure } from '../server.ts';
import { useWords } from '../settings.ts';

interface Props<T> {
  readonly answer: Answer<T>;
  readonly children: (value: T) => ComponentChildren;
}

export function Answered<T>({ answer, children }: Props<T>) {
  const words = useWords();
  if (answer.state === 'ready') return <>{children(answer.value)}</>;
  if (answer.state === 'failed') return <Failed failure={answer.failure} retry={answer.retry} />;
  return (
    <p class="quiet" role="status">
      {words.states.loading}
    </p>
  );
}

function Failed({ failure, retry }: { readonly failure: Failure; readonly retry: () => void }) {
  const { states, nav } = useWords();
  const said = {
    missing: [states.missing, states.missingMend],
    unreachable: [states.unreachable, states.unreachableMend],
    refused: [states.failed, ''],
  }[failure.kind];
  return (
    <div class="failure" role="alert">
      <h1 tabIndex={-1}>{said[0]}</h1>
      {failure.kind === 'refused' && failure.message && <p>{failure.message}</p>}
      <p>{failure.kind === 'refused' ? failure.mend : said[1]}</p>
      <p>
        <button type="button" onClick={retry}>
          {states.retry}
        </button>{' '}
        <a href={hrefOf({ at: 'dossier' })}>{nav.dossier}</a>
      </p>
    </div>
  );
}
