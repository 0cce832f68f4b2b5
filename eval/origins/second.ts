/**
 * The second ladder: other changes on other texts. Built after the rules, from texts that neither part of the first one
 * uses (English reports of WikiNews and TR-News, agency reports in capitals, French sentences of the Sequoia treebank)
 * and from the unseen French half.
 */
import { Ladder } from './cases.ts';
import { cut, edit, garble, inParagraphs, type Paragraphs } from './mutate.ts';
import { condense, dress, regroup, rephrase, rewriteLede, roundNumbers, turnClauses } from './revise.ts';
import type { BaseText } from './texts.ts';
import { listPairs, translateAll } from './translate.ts';

type Change = (text: Paragraphs, base: BaseText) => Paragraphs;

export class SecondLadder extends Ladder {
  protected override round(): void {
    const { random, vocabulary: words } = this;
    const and = ({ lang }: BaseText) => (lang === 'fr' ? 'et' : 'and');
    const all: Change = (text, base) =>
      rewriteLede(
        roundNumbers(turnClauses(regroup(rephrase(text, 0.2, random, words), random, and(base)), random)),
        random,
        words,
      );
    const changes: Record<string, Change> = {
      'synonyms, 25 % of long words': (text) => rephrase(text, 0.25, random, words),
      'synonyms, 50 % of long words': (text) => rephrase(text, 0.5, random, words),
      'sentences merged and split': (text, base) => regroup(text, random, and(base)),
      'clauses reordered': (text) => turnClauses(text, random),
      'lede rewritten, numbers rounded': (text) => rewriteLede(roundNumbers(text), random, words),
      'condensed and reordered': (text) => condense(text, random),
      'rewritten throughout': all,
      'condensed, rewritten throughout': (text, base) => all(condense(text, random), base),
      'a third cut out, 35 % edited': (text) => edit(cut(text, 0.34, random, false), 0.35, random, words),
      'half cut out, heavy noise': (text) =>
        garble(edit(cut(text, 0.5, random, false), 0.15, random, words), random, words),
      'dressed on both sides': (text) => rephrase(text, 0.15, random, words),
    };
    for (const [kind, change] of Object.entries(changes)) this.#revised(kind, change);
    this.#digest();
    this.#twoReporters();
    this.#dressedStrangers();
  }

  #revised(kind: string, change: Change): void {
    const { random } = this;
    const base = this.take();
    const day = random.below(300);
    const dressed = kind.startsWith('dressed');
    const text = change(base.paragraphs, base);
    const original = this.page(this.draft(base, dressed ? dress(base.paragraphs, 1) : base.paragraphs, day));
    const copy = this.page(this.draft(base, dressed ? dress(text, 6) : text, day + random.below(3)));
    this.add(kind, [original, copy], 1, [[copy, original]]);
  }

  /** A round-up of five briefs, each cut out of a page of its own. */
  #digest(): void {
    const { random } = this;
    const lang = random.pick(['fr', 'en']);
    const bases = Array.from({ length: 5 }, () => this.take(lang));
    const day = random.below(300);
    const parts = bases.map(({ paragraphs }) => cut(paragraphs, 0.25, random, true));
    const pages = bases.map((base) => this.page(this.draft(base, base.paragraphs, day)));
    const digest = this.page(this.draft(bases[0]!, parts.flat(), day + 1));
    this.add(
      'digest of five',
      [...pages, digest],
      5,
      pages.map((page) => [digest, page] as const),
    );
  }

  /** Two reporters, each with an opening and an end of his own, print one statement and one standing paragraph. */
  #twoReporters(): void {
    const { random } = this;
    const statement = inParagraphs(this.take('fr').paragraphs.flat().slice(0, 5), random);
    const standing = inParagraphs(this.take('fr').paragraphs.flat().slice(0, 3), random);
    const day = random.below(300);
    const pages = [0, 1].map(() => {
      const base = this.take('fr');
      const own = base.paragraphs.flat().slice(0, 12);
      const half = Math.ceil(own.length / 2);
      const said = random.chance(0.5) ? [['Le ministère a publié un communiqué.'], ...statement] : statement;
      const text = [
        ...inParagraphs(own.slice(0, half), random),
        ...said,
        ...inParagraphs(own.slice(half), random),
        ...standing,
      ];
      return this.page(this.draft(base, text, day));
    });
    this.add('two reporters, one statement, one background', pages, 2, [], []);
  }

  /** Pages that have nothing in common but what their site puts around them. */
  #dressedStrangers(): void {
    const number = this.random.below(12);
    const pages = [0, 1, 2].map(() => {
      const base = this.take();
      const short = inParagraphs(base.paragraphs.flat().slice(0, 3 + this.random.below(9)), this.random);
      return this.page(this.draft(base, dress(short, number), this.random.below(300)));
    });
    this.add('same dress, other words', pages, 3, [], []);
  }

  /** Reports of one event by several outlets, in two languages: every second one is translated. */
  protected override independent(topics: readonly BaseText[]): void {
    if (!listPairs().has('eng-cat')) return;
    const byTopic = new Map<string, BaseText[]>();
    for (const text of topics)
      if (text.topic) byTopic.set(text.topic, [...(byTopic.get(text.topic) ?? []), text]);
    for (const texts of byTopic.values()) {
      const day = this.random.below(300);
      const halves = [0, 1].map((half) => texts.filter((_, i) => i % 2 === half));
      const translated = translateAll(
        halves[1]!.map(({ paragraphs }) => paragraphs),
        ['eng-cat', 'cat-fra'],
      );
      if (!translated) continue;
      const pages = [
        ...halves[0]!.map((text) => this.page(this.draft(text, text.paragraphs, day))),
        ...translated.map((text) => this.page({ text, lang: 'fr', title: '', day, machine: false })),
      ];
      this.add('independent reports', pages, null, [], []);
    }
  }

  /** What comes out of a translator is cut and edited too. */
  protected override translations(count: number): void {
    const available = listPairs();
    const routes: [string, string, string, string[]][] = [
      ['translated en-ca-fr', 'en', 'fr', ['eng-cat', 'cat-fra']],
      ['translated en-ca', 'en', 'ca', ['eng-cat']],
      ['translated fr-ca-en', 'fr', 'en', ['fra-cat', 'cat-eng']],
      ['translated fr-es', 'fr', 'es', ['fr-es']],
      ['translated fr-es-fr', 'fr', 'fr', ['fr-es', 'es-fr']],
    ];
    for (const [kind, from, to, pairs] of routes) {
      if (!pairs.every((pair) => available.has(pair))) continue;
      this.translated(kind, from, to, pairs, count);
      this.translated(`${kind}, half of it`, from, to, pairs, count, (text) =>
        cut(text, 0.5, this.random, false),
      );
    }
  }
}
