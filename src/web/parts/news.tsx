/** What has come since the screens were filled: told, and shown when the reader asks; nothing moves under their eyes. */
import { useEffect, useState } from 'preact/hooks';
import type { Change } from '../../contract/index.ts';
import { askAnew, listen, useWorkspace } from '../server.ts';
import { useWords } from '../settings.ts';

export function News() {
  const { news } = useWords();
  const shown = useWorkspace();
  const [last, setLast] = useState<Change | null>(null);
  useEffect(() => listen(setLast), []);
  const isNew = last !== null && shown.state === 'ready' && !isSame(last, shown.value);
  return (
    <div class="news" role="status">
      {isNew && (
        <>
          {last.pages > shown.value.pages ? news.pages(last.pages - shown.value.pages) : news.changed}{' '}
          <button type="button" onClick={askAnew}>
            {news.show}
          </button>
        </>
      )}
    </div>
  );
}

function isSame(one: Change, other: Change): boolean {
  return one.revision === other.revision && one.dossier === other.dossier;
}
