/** The article: its clean text with what was read in it lit, and in the margin what each stretch stands for. */
import { useEffect, useMemo } from 'preact/hooks';
import type { PageAnswer } from '../../contract/index.ts';
import { useCase } from '../case.ts';
import { useLooking } from '../looking.ts';
import { notesOf } from '../model/notes.ts';
import { Answered } from '../parts/answered.tsx';
import { ArticleHead } from '../parts/articlehead.tsx';
import { Passage } from '../parts/passage.tsx';
import { Diagnostics, Elsewhere, Outside, Source, Versions } from '../parts/around.tsx';
import { Legend } from '../parts/legend.tsx';
import { usePage } from '../server.ts';
import { useSettings, useWords } from '../settings.ts';

export function Article({ id, note }: { readonly id: string; readonly note: string | null }) {
  const answer = usePage(id);
  return <Answered answer={answer}>{(value) => <Reading key={id} answer={value} note={note} />}</Answered>;
}

function Reading({ answer, note }: { readonly answer: PageAnswer; readonly note: string | null }) {
  const words = useWords();
  const { sides } = useCase();
  const { lit } = useSettings();
  const { page } = answer;
  const notes = useMemo(() => notesOf(page, sides), [page, sides]);
  const shown = useMemo(
    () => notes.filter(({ id, subject }) => id === note || lit.includes(subject.layer)),
    [notes, lit, note],
  );
  const looking = useLooking(note);
  useEffect(() => {
    if (note) document.getElementById(note)?.scrollIntoView({ block: 'center' });
  }, [note]);
  return (
    <article class="reading">
      <ArticleHead page={page} />
      <Legend notes={notes} />
      <div class="passages" lang={page.article.lang ?? undefined}>
        {page.article.blocks.length === 0 && (
          <p lang={words.code} class="quiet">
            {words.article.noText}
          </p>
        )}
        {page.article.blocks.map((block) => (
          <Passage key={block.from} page={page} block={block} notes={shown} looking={looking} />
        ))}
      </div>
      <Outside page={page} />
      <Diagnostics page={page} />
      <Elsewhere answer={answer} />
      <Versions answer={answer} />
      <Source answer={answer} />
    </article>
  );
}
