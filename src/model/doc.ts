/**
 * The document that goes through the house: an article, and the layers that were read in it.
 *
 * A stage declares the layers that it needs and the one that it gives, so the compiler checks the order.
 */
import type { Article } from './article.ts';
import type { Claim } from './claim.ts';
import type { Entity } from './entity.ts';
import type { Event } from './event.ts';
import type { Place } from './place.ts';
import type { Sentence } from './sentence.ts';
import type { Dated, Timex } from './time.ts';

export interface Layers {
  /** Sentences of `article.text`, in order; they never cross a block. */
  readonly sentences: readonly Sentence[];
  readonly entities: readonly Entity[];
  readonly times: readonly Timex[];
  readonly published: Dated | null;
  readonly modified: Dated | null;
  readonly places: readonly Place[];
  readonly claims: readonly Claim[];
  readonly events: readonly Event[];
}

export type Doc<L extends keyof Layers = never> = Article & Pick<Layers, L>;
