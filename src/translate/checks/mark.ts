/**
 * Marks: what a sentence holds that its translation must hold too, each with where it stands.
 *
 * A `firm` mark must have its counterpart; one that is not may serve as the counterpart of a firm one and asks for none
 * itself.
 */
export type MarkKind =
  | 'number'
  | 'approximate'
  | 'percent'
  | 'date'
  | 'negation'
  | 'hedge'
  | 'quotation'
  | 'name'
  | 'link';

export interface Mark {
  readonly kind: MarkKind;
  /** Equal for counterparts: `42`, `18:30`, `month 5`, `more`. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly firm: boolean;
}
