/** One block of an article with its notes in the margin. */
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Block } from '../../model/article.ts';
import type { Page } from '../../model/page.ts';
import type { Looking } from '../looking.ts';
import { isStatement, type Note, withoutEchoes } from '../model/notes.ts';
import { cutTo, type Lit as LitSpan, litsAt } from '../model/spans.ts';
import { useSettings, useWords } from '../settings.ts';
import { Lit } from './lit.tsx';
import { NoteView } from './note.tsx';

interface Props {
  readonly page: Page;
  readonly block: Block;
  /** The notes of every layer that is on, of the whole article. */
  readonly notes: readonly Note[];
  readonly looking: Looking;
}

const NONE: readonly LitSpan[] = [];

export function Passage({ page, block, notes, looking }: Props) {
  const text = page.article.text.slice(block.from, block.to);
  const base = useMemo(() => notes.flatMap(({ lits }) => cutTo(lits, block)), [notes, block]);
  const extra = useMemo(
    () => hotLits(notes, block, looking.open ? [...looking.hot, looking.open] : looking.hot),
    [notes, block, looking.hot, looking.open],
  );
  const lits = useMemo(() => (extra.length > 0 ? [...base, ...extra] : base), [base, extra]);
  const own = notes.filter(({ at }) => block.from <= at && at < block.to);
  const mine = [...own.filter(isStatement), ...withoutEchoes(own.filter((note) => !isStatement(note)))];
  const find = (offset: number | null) =>
    offset === null ? [] : [...new Set(litsAt(base, offset).map(({ note }) => note))];
  return (
    <div class={`passage passage-${block.kind}`}>
      <BlockElement kind={block.kind}>
        <Lit
          text={text}
          lits={lits}
          onHover={(offset) => looking.look(find(offset))}
          onPick={(offset) => looking.pick(find(offset))}
        />
      </BlockElement>
      <Margin page={page} notes={mine} looking={looking} />
    </div>
  );
}

/** Of the notes that are looked at: their own words warmer, and the words of their roles. */
function hotLits(notes: readonly Note[], block: Block, hot: readonly string[]): readonly LitSpan[] {
  const lits = notes
    .filter(({ id }) => hot.includes(id))
    .flatMap(({ lits, more }) => [...more, ...lits.map((lit) => ({ ...lit, mark: 'hot' }))]);
  return lits.length > 0 ? cutTo(lits, block) : NONE;
}

function BlockElement({
  kind,
  children,
}: {
  readonly kind: Block['kind'];
  readonly children: ComponentChildren;
}) {
  if (kind === 'heading') return <h3>{children}</h3>;
  if (kind === 'quote') return <blockquote>{children}</blockquote>;
  return <p>{children}</p>;
}

interface MarginProps {
  readonly page: Page;
  readonly notes: readonly Note[];
  readonly looking: Looking;
}

/** The notes of a block; where the margin is switched off, only those that were opened. */
function Margin({ page, notes, looking }: MarginProps) {
  const words = useWords();
  const settings = useSettings();
  const shown = settings.notes ? notes : notes.filter(({ id }) => id === looking.open);
  if (shown.length === 0) return null;
  return (
    <ul class="margin" lang={words.code} aria-label={words.article.marginOf}>
      {shown.map((note) => (
        <NoteView key={note.id} page={page} note={note} looking={looking} />
      ))}
    </ul>
  );
}
