/** Where the reader of an article looks: notes under the pointer or the focus, and the one note laid open. */
import { useMemo, useState } from 'preact/hooks';

export interface Looking {
  readonly hot: readonly string[];
  readonly open: string | null;
  readonly look: (ids: readonly string[]) => void;
  readonly toggle: (id: string) => void;
  /** Opens the first of the notes that share a word, and on each further call the next, as far as there are. */
  readonly pick: (ids: readonly string[]) => void;
}

/** Begins with one note open, where the address names one. */
export function useLooking(first: string | null): Looking {
  const [hot, setHot] = useState<readonly string[]>(first ? [first] : []);
  const [open, setOpen] = useState(first);
  return useMemo(
    () => ({
      hot,
      open,
      look: (ids) => setHot((now) => (now.join() === ids.join() ? now : ids)),
      toggle: (id) => setOpen((now) => (now === id ? null : id)),
      pick: (ids) => setOpen((now) => ids[now === null ? 0 : ids.indexOf(now) + 1] ?? null),
    }),
    [hot, open],
  );
}
