/**
 * What a translation engine is to the rest of the house: sentences in, as many sentences out, in the same order.
 *
 * An engine is asked for nothing but words. What it answers is text: it never sets a status, and no check depends on
 * what it says of itself.
 */
import { RecoupeError } from '../model/index.ts';

/** Languages by ISO 639-1. */
export interface Direction {
  readonly from: string;
  readonly to: string;
}

/** How the engine works, which decides what the page that carries its words says of itself (IPTC). */
export type Kind = 'rules' | 'trained';

/** Who translated, as it is shown and as the cache keeps it apart. */
export interface EngineName {
  /** `libretranslate`, `deepl`, `openai`, `apertium`, `bergamot`. */
  readonly engine: string;
  /** The model, or the version of the service, as far as it is known. */
  readonly model: string | null;
  readonly kind: Kind;
}

export interface Translator {
  readonly name: EngineName;
  /** The most sentences, and the most characters, that one call may hold. */
  readonly limits: { readonly sentences: number; readonly characters: number };
  /**
   * As many sentences as were given, in their order. Throws a `RecoupeError` `translate.*`; `translate.answer` where the
   * engine answered but its answer cannot be used.
   */
  translate(sentences: readonly string[], direction: Direction): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The answer was not what was asked for: broken, of another shape, or of another number of sentences. */
export function badAnswer(engine: string, what: string): RecoupeError {
  return new RecoupeError(
    'translate.answer',
    `The answer of ${engine} cannot be used: ${what}.`,
    'Try again, or use another engine; the original is shown in the meantime.',
  );
}
