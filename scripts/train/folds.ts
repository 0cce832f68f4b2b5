/**
 * The jack-knife: what a later stage learns from was said by an earlier one that had not seen the sentence, so that it
 * learns to live with the mistakes that it will meet.
 */
/** For each lesson, what a model says that was trained on the other folds. */
export function guessesBy<L extends { readonly fold: number }, T>(
  lessons: readonly L[],
  folds: number,
  learn: (rest: readonly L[]) => (lesson: L) => T,
): Map<L, T> {
  const guesses = new Map<L, T>();
  for (let turn = 0; turn < folds; turn++) {
    const guess = learn(lessons.filter(({ fold }) => fold % folds !== turn));
    for (const lesson of lessons) if (lesson.fold % folds === turn) guesses.set(lesson, guess(lesson));
  }
  return guesses;
}
