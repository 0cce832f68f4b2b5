/** What has come since the screens were filled: told, and shown when the reader asks; nothing moves under their eyes. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Change } from '../../contract/index.ts';
import { askAnew, listen } from '../server.ts';
import { useWords } from '../settings.ts';

export function News() {
  const { news } = useWords();
  const shown = useRef<Change | null>(null);
  const [last, setLast] = useState<Change | null>(null);
  useEffect(
    () =>
      listen((change) => {
        shown.current ??= change;
        setLast(change);
      }),
    [],
  );
  const show = () => {
    shown.current = last;
    setLast(last && { ...last });
    askAnew();
  };
  const more = last && shown.current ? last.pages - shown.current.pages : 0;
  const isNew = last !== null && shown.current !== null && !isSame(last, shown.current);
  return (
    <div class="news" role="status">
      {isNew && (
        <>
          {more > 0 ? news.pages(more) : news.changed}{' '}
          <button type="button" onClick={show}>
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
