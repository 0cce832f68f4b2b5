/**
 * Headlines of other articles run into the middle or to the end of a paragraph, without a label, where a crawler lost
 * the line breaks (« … de la route. Sécheresse : le lac au plus bas Un pont rouvre à Gorné Selon la préfecture… »).
 *
 * Evidence is a stretch between two ends of sentences that has none itself, though a word that only begins sentences
 * follows it, or nothing; and inside it the seam of two headlines: the topic of the next one before its colon, or an
 * article with its capital. One headline alone is left: it may as well be a sub-heading, or a sentence without its stop.
 */
import type { Range } from '../model/index.ts';
import { parseList, parseTsv } from '../text/tsv.ts';

export interface RunInRule {
  readonly name: string;
  /** Words that begin a sentence, and neither a headline nor a name. */
  readonly openers: ReadonlySet<string>;
  /** Those of them that do so before a name too. */
  readonly leaders: ReadonlySet<string>;
  /** Words with which the second of two headlines often begins. */
  readonly articles: ReadonlySet<string>;
  /** Words before the name of a place, so that a topic may follow that name. */
  readonly places: ReadonlySet<string>;
  /** First words of what is no headline, whatever is inside: credits. */
  readonly credits: ReadonlySet<string>;
  readonly examples: readonly string[];
  readonly not: readonly string[];
}

/** The rules of a table such as `data/fr/article-run-in.tsv`. */
export function parseRunInRules(content: string): RunInRule[] {
  const columns = ['name', 'openers', 'leaders', 'articles', 'places', 'credits', 'examples', 'not'] as const;
  return parseTsv(content, columns).map((row) => ({
    name: row.name,
    openers: new Set(parseList(row.openers)),
    leaders: new Set(parseList(row.leaders)),
    articles: new Set(parseList(row.articles)),
    places: new Set(parseList(row.places)),
    credits: new Set(parseList(row.credits)),
    examples: parseList(row.examples),
    not: parseList(row.not),
  }));
}

/** Shorter lines hold no headlines besides their sentences. */
const LEAST_LENGTH = 120;
/** Words of two to four headlines; of one headline at least; of a topic before its colon, from the start of the first. */
const LEAST = 6;
const MOST = 45;
const HEADLINE = 5;
const BEFORE_TOPIC = 3;

/** The stretches of a line that are headlines, in order. */
export function findRunIns(line: string, rules: readonly RunInRule[]): Range[] {
  if (line.length < LEAST_LENGTH) return [];
  const words = Array.from(line.matchAll(/\S+/g), ({ index, 0: word }) => ({ word, from: index }));
  return rules.flatMap((rule) => new Reader(words, rule).read());
}

interface Word {
  readonly word: string;
  readonly from: number;
}

/** A word after which a sentence ends; one after which it may go on. */
const ENDS = /[.!?…]["”»)]{0,3}$/;
const GOES_ON = /[\p{L}\p{N}%"”»)]$/u;
const CAPITAL = /^\p{Lu}/u;
const SMALL = /^["«“(]?[\p{Ll}\d]/u;

class Reader {
  private readonly words: readonly Word[];
  private readonly rule: RunInRule;
  private readonly found: Range[] = [];

  constructor(words: readonly Word[], rule: RunInRule) {
    this.words = words;
    this.rule = rule;
  }

  read(): Range[] {
    let from = 0;
    for (let i = 1; i < this.words.length; i += 1) {
      const before = this.at(i - 1);
      if (ENDS.test(before)) from = i;
      else if (GOES_ON.test(before) && this.opensSentence(i)) {
        this.judge(from, i);
        from = i;
      }
    }
    if (!ENDS.test(this.at(this.words.length - 1))) this.judge(from, this.words.length);
    return this.found;
  }

  private at(i: number): string {
    return this.words[i]?.word ?? '';
  }

  private opensSentence(i: number): boolean {
    if (!CAPITAL.test(this.at(i))) return false;
    const word = plain(this.at(i));
    const opener = this.rule.openers.has(word) || this.rule.openers.has(elided(word));
    return opener && (SMALL.test(this.at(i + 1)) || this.rule.leaders.has(word));
  }

  private judge(from: number, to: number): void {
    if (from === 0 || to - from < LEAST || to - from > MOST || !this.isHeadline(from)) return;
    for (let i = from + BEFORE_TOPIC; i < to - 2; i += 1) {
      const far = i >= from + HEADLINE && i <= to - HEADLINE;
      if (this.isTopic(i) || (far && this.isArticle(i))) {
        const last = this.words[to - 1]!;
        this.found.push({ from: this.words[from]!.from, to: last.from + last.word.length });
        return;
      }
    }
  }

  /** True for a word with which a headline can begin. */
  private isHeadline(i: number): boolean {
    const word = plain(this.at(i)).replace(/:$/, '');
    return (
      /^["«“]?[\p{Lu}\d]/u.test(this.at(i)) && !this.rule.openers.has(word) && !this.rule.credits.has(word)
    );
  }

  /** A capitalised word before a colon that quotes nobody, and no surname: the topic of a headline. */
  private isTopic(i: number): boolean {
    const match = /^\p{Lu}[\p{L}-]{2,30}(:?)$/u.exec(this.at(i));
    if (!match || (match[1] === '' && this.at(i + 1) !== ':')) return false;
    const next = this.at(match[1] === '' ? i + 2 : i + 1);
    const placed = !CAPITAL.test(this.at(i - 1)) || this.rule.places.has(plain(this.at(i - 2)));
    return next !== '' && !/^["“«]/.test(next) && placed && GOES_ON.test(this.at(i - 1));
  }

  /** An article with its capital after a small letter, before a small letter: no title of a work has both on both sides. */
  private isArticle(i: number): boolean {
    const [before, word, next] = [this.at(i - 1), this.at(i), this.at(i + 1)];
    if (!CAPITAL.test(word) || !SMALL.test(before) || !GOES_ON.test(before)) return false;
    const article = elided(plain(word));
    if (article !== plain(word))
      return this.rule.articles.has(article) && /^\p{Ll}/u.test(word.slice(article.length));
    return this.rule.articles.has(article) && /^\p{Ll}/u.test(next);
  }
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll('’', "'");
}

/** `l'` of `l'eau`; the word itself without an apostrophe. */
function elided(word: string): string {
  const at = word.indexOf("'");
  return at < 0 ? word : word.slice(0, at + 1);
}
