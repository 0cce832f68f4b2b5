/**
 * The ladder: small piles of pages with what is true of them, each made from texts by one kind of change.
 *
 * Every case is laid into one large pile, so that a false join with a stranger shows too.
 */
import type { Article } from '../../src/model/index.ts';
import type { OriginPage } from '../../src/origins/index.ts';
import { cut, edit, embed, garble, inParagraphs, type Paragraphs, shuffle, weave } from './mutate.ts';
import type { Random } from './random.ts';
import type { BaseText } from './texts.ts';
import { listPairs, translateAll } from './translate.ts';

export interface Case {
  readonly kind: string;
  readonly pages: readonly OriginPage[];
  /** Names of pages that belong together; the others of the case stand alone. */
  readonly groups: readonly (readonly string[])[];
  /** How many independent origins stand behind the pages of the case; null when a reader could say one or two. */
  readonly origins: number | null;
  /** Who was made from whom. */
  readonly derived: readonly { readonly from: string; readonly to: string }[];
}

interface Draft {
  readonly text: Paragraphs;
  readonly lang: string;
  readonly title: string;
  readonly day: number;
  /** The page does not say its day. */
  readonly undated?: boolean;
  readonly minute?: number;
  readonly seen?: number | null;
  readonly credit?: string;
  readonly machine?: boolean;
}

const FIRST_DAY = Date.UTC(2023, 0, 2) / 86_400_000;

/** The pile is as large as the texts allow. */
export class OutOfTexts extends Error {}

export class Ladder {
  protected readonly random: Random;
  protected readonly texts: BaseText[];
  protected readonly vocabulary: string[];
  readonly #cases: Case[] = [];
  #serial = 0;

  constructor(texts: readonly BaseText[], random: Random) {
    this.random = random;
    this.texts = random.shuffle(texts.filter(({ topic }) => topic === null));
    this.vocabulary = this.texts.flatMap(
      ({ paragraphs }) =>
        paragraphs
          .flat()
          .join(' ')
          .match(/\p{Ll}{3,}/gu)
          ?.slice(0, 60) ?? [],
    );
  }

  /** All the cases, `rounds` of each kind. */
  build(rounds: number, topics: readonly BaseText[]): Case[] {
    try {
      this.translations(rounds + 1);
      for (let i = 0; i < rounds; i++) this.round();
    } catch (error) {
      if (!(error instanceof OutOfTexts)) throw error;
    }
    this.independent(topics);
    return this.#cases;
  }

  protected round(): void {
    const random = this.random;
    const words = this.vocabulary;
    const alter: Record<string, (text: Paragraphs) => Paragraphs> = {
      'cut to half': (text) => cut(text, 0.5, random, random.chance(0.5)),
      'cut to a quarter': (text) => cut(text, 0.25, random, random.chance(0.5)),
      ...Object.fromEntries(
        [5, 10, 20, 30, 45].map((n) => [
          `${n} % edited`,
          (text: Paragraphs) => edit(text, n / 100, random, words),
        ]),
      ),
      'half cut out, 20 % edited': (text) => edit(cut(text, 0.5, random, false), 0.2, random, words),
      'quarter cut out, 30 % edited': (text) => edit(cut(text, 0.25, random, false), 0.3, random, words),
      shuffled: (text) => shuffle(text, random),
      extended: (text) => [...text, ...cut(this.take().paragraphs, 0.35, random, false)],
      'machine-translation noise': (text) => garble(text, random, words),
      retitled: (text) => text,
    };
    for (const [kind, change] of Object.entries(alter)) this.#copy(kind, change);
    this.#embedded();
    this.#creditRemoved();
    this.#backDated();
    this.#chain();
    this.#merge();
    this.#unseenAgency();
    this.#communique();
    this.#background();
    this.#reissue();
  }

  /** A text that no case has used yet. */
  protected take(lang?: string): BaseText {
    const at = this.texts.findIndex((text) => lang === undefined || text.lang === lang);
    if (at < 0) throw new OutOfTexts();
    return this.texts.splice(at, 1)[0]!;
  }

  protected page(draft: Draft): OriginPage {
    const name = `p${String(this.#serial++).padStart(5, '0')}`;
    const day = draft.day;
    const iso = (minutes: number) => new Date(minutes * 60_000).toISOString();
    const at = (days: number, minute: number) => iso((FIRST_DAY + days) * 1440 + minute);
    const minute = draft.minute ?? this.random.below(1440);
    const published = draft.undated
      ? null
      : this.random.chance(0.5)
        ? at(day, minute).slice(0, 10)
        : at(day, minute);
    const seen =
      draft.seen === undefined
        ? this.random.chance(0.5)
          ? day + this.random.below(4) + 1
          : null
        : draft.seen;
    const article = makeArticle(`Site ${name.slice(1)} Info`, draft);
    return { name, article, published, fetchedAt: seen === null ? null : at(seen, 720) };
  }

  protected draft(base: BaseText, text: Paragraphs, day: number, more: Partial<Draft> = {}): Draft {
    return { text, lang: base.lang, title: base.title, day, ...more };
  }

  /** An original and its copies, the days between them 0 to 3; a tenth of the days are not known. */
  #copy(kind: string, change: (text: Paragraphs) => Paragraphs): void {
    const random = this.random;
    const base = this.take();
    const day = random.below(300);
    const original = this.page(this.draft(base, base.paragraphs, day));
    const credit = random.chance(0.4) ? { credit: original.article.site! } : {};
    const copy = this.page(
      this.draft(base, change(base.paragraphs), day + 1 + random.below(3), {
        ...credit,
        undated: random.chance(0.1),
        title: kind === 'retitled' ? this.take().title : base.title,
      }),
    );
    this.add(kind, [original, copy], 1, [[copy, original]]);
  }

  protected add(
    kind: string,
    pages: readonly OriginPage[],
    origins: number | null,
    derived: readonly (readonly [OriginPage, OriginPage])[],
    groups?: readonly (readonly OriginPage[])[],
  ): void {
    this.#cases.push({
      kind,
      pages,
      groups: (groups ?? [pages]).map((group) => group.map(({ name }) => name)),
      origins,
      derived: derived.map(([from, to]) => ({ from: from.name, to: to.name })),
    });
  }

  #embedded(): void {
    const [base, host] = [this.take(), this.take()];
    const day = this.random.below(300);
    const original = this.page(this.draft(base, base.paragraphs, day));
    const copy = this.page(
      this.draft(base, embed(base.paragraphs, host.paragraphs.slice(0, 8), this.random), day + 1),
    );
    this.add('embedded', [original, copy], null, [[copy, original]]);
  }

  #creditRemoved(): void {
    const base = this.take();
    const day = this.random.below(300);
    const original = this.page(this.draft(base, base.paragraphs, day, { credit: 'Agence du Fleuve' }));
    const copy = this.page(
      this.draft(base, edit(base.paragraphs, 0.05, this.random, this.vocabulary), day + 1),
    );
    this.add('credit removed', [original, copy], 1, [[copy, original]]);
  }

  /** The copy claims to be older; it was seen later, and credits in half the cases. */
  #backDated(): void {
    const base = this.take();
    const day = 10 + this.random.below(300);
    const original = this.page(this.draft(base, base.paragraphs, day, { seen: day }));
    const credit = this.random.chance(0.5) ? { credit: original.article.site! } : {};
    const copy = this.page(this.draft(base, base.paragraphs, day - 3, { seen: day + 2, ...credit }));
    this.add('back-dated', [original, copy], 1, [[copy, original]]);
  }

  #chain(): void {
    const base = this.take();
    const day = this.random.below(300);
    const text: Paragraphs[] = [base.paragraphs];
    for (let i = 1; i < 4; i++) text.push(edit(text[i - 1]!, 0.12, this.random, this.vocabulary));
    const pages = text.map((paragraphs, i) => this.page(this.draft(base, paragraphs, day + i)));
    this.add(
      'chain of four',
      pages,
      1,
      pages.slice(1).map((page, i) => [page, pages[i]!] as const),
    );
  }

  #merge(): void {
    const [one, other] = [this.take('fr'), this.take('fr')];
    const day = this.random.below(300);
    const share = this.random.pick([0.5, 0.7, 1]);
    const parts = [one, other].map(({ paragraphs }) => cut(paragraphs, share, this.random, true)) as [
      string[][],
      string[][],
    ];
    const text = this.random.chance(0.5) ? weave(...parts) : parts.flat();
    const [a, b] = [one, other].map((base) => this.page(this.draft(base, base.paragraphs, day))) as [
      OriginPage,
      OriginPage,
    ];
    const merged = this.page(this.draft(one, text, day + 1));
    this.add('two wires merged', [a, b, merged], 2, [
      [merged, a],
      [merged, b],
    ]);
  }

  /** Two edited copies of an agency's text that nobody fetched. */
  #unseenAgency(): void {
    const base = this.take();
    const day = this.random.below(300);
    const pages = [0.06, 0.1].map((share, i) =>
      this.page(
        this.draft(base, edit(base.paragraphs, share, this.random, this.vocabulary), day + i, {
          credit: 'Agence du Fleuve',
        }),
      ),
    );
    this.add('agency never fetched', pages, 1, []);
  }

  /** Two or three reporters print one statement of 60 to 160 words: in quotation marks, announced, or as it is. */
  #communique(): void {
    const random = this.random;
    const statement = cut(this.take('fr').paragraphs, 0.3, random, true)
      .flat()
      .join(' ')
      .split(/(?<=\.) /)
      .slice(0, 7);
    const day = random.below(300);
    const manner = random.pick(['quoted', 'announced', 'plain']);
    const pages = Array.from({ length: random.chance(0.7) ? 2 : 3 }, () => {
      const base = this.take('fr');
      const own = inParagraphs(base.paragraphs.flat().slice(0, 5 + random.below(14)), random);
      const block =
        manner === 'quoted'
          ? [`« ${statement.join(' ')} »`]
          : manner === 'announced'
            ? ['Voici le texte du communiqué :', ...statement]
            : statement;
      const at = 1 + random.below(own.length);
      return this.page(
        this.draft(base, [...own.slice(0, at), block, ...own.slice(at)], day + random.below(2)),
      );
    });
    this.add(`communiqué ${manner}`, pages, pages.length, [], []);
  }

  /** Four pages, some short, that close with the same paragraph of 50 to 120 words. */
  #background(): void {
    const random = this.random;
    const standing = cut(this.take('fr').paragraphs, 1, random, true)
      .flat()
      .slice(2, 5 + random.below(2));
    const pages = Array.from({ length: 4 }, () => {
      const base = this.take('fr');
      const own = inParagraphs(base.paragraphs.flat().slice(0, 4 + random.below(14)), random);
      const at = random.chance(0.7) ? own.length : 1 + random.below(own.length);
      return this.page(
        this.draft(base, [...own.slice(0, at), standing, ...own.slice(at)], random.below(300)),
      );
    });
    this.add('standing background', pages, pages.length, [], []);
  }

  #reissue(): void {
    const base = this.take();
    const day = this.random.below(60);
    const original = this.page(this.draft(base, base.paragraphs, day, { seen: day + 1 }));
    const copy = this.page(this.draft(base, base.paragraphs, day + 200, { seen: day + 201 }));
    this.add('put out again', [original, copy], 1, [[copy, original]]);
  }

  protected translations(count: number): void {
    const available = listPairs();
    const routes: [string, string, string, string[]][] = [
      ['translated and back', 'fr', 'fr', ['fra-cat', 'cat-fra']],
      ['translated fr-ca', 'fr', 'ca', ['fra-cat']],
      ['translated fr-es', 'fr', 'es', ['fr-es']],
      ['translated fr-ca-en', 'fr', 'en', ['fra-cat', 'cat-eng']],
      ['translated en-ca', 'en', 'ca', ['eng-cat']],
      ['translated en-ca-fr', 'en', 'fr', ['eng-cat', 'cat-fra']],
    ];
    for (const [kind, from, to, pairs] of routes) {
      if (pairs.every((pair) => available.has(pair))) this.translated(kind, from, to, pairs, count);
    }
  }

  protected translated(
    kind: string,
    from: string,
    to: string,
    pairs: readonly string[],
    count: number,
    change: (text: Paragraphs) => Paragraphs = (text) => text,
  ): void {
    const bases = Array.from({ length: count }, () => this.take(from));
    const texts = translateAll(
      bases.map(({ paragraphs }) => change(paragraphs.slice(0, 12))),
      pairs,
    );
    for (const [i, text] of (texts ?? []).entries()) {
      const base = bases[i]!;
      const day = this.random.below(300);
      const original = this.page(this.draft(base, base.paragraphs.slice(0, 12), day));
      const machine = this.random.chance(0.5);
      const copy = this.page({ text, lang: to, title: '', day: day + 1, machine });
      this.add(kind, [original, copy], 1, [[copy, original]]);
    }
  }

  /** Reports of one event by several outlets: nobody copied, as far as is known. */
  protected independent(topics: readonly BaseText[]): void {
    const byTopic = new Map<string, BaseText[]>();
    for (const text of topics)
      if (text.topic) byTopic.set(text.topic, [...(byTopic.get(text.topic) ?? []), text]);
    for (const texts of byTopic.values()) {
      const day = this.random.below(300);
      const pages = texts.map((text) => this.page(this.draft(text, text.paragraphs, day)));
      this.add('independent reports', pages, null, [], []);
    }
  }
}

function makeArticle(site: string, { text, lang, title, credit, machine }: Draft): Article {
  return {
    page: '',
    url: null,
    title,
    byline: null,
    site,
    lang,
    canonical: null,
    tags: [],
    verdict: { kind: 'article', genre: 'news', confidence: 1 },
    text: text.map((sentences) => sentences.join(' ')).join('\n'),
    blocks: [],
    trace: [],
    credits: credit ? [{ kind: 'relay', name: credit, evidence: { from: 0, to: 0, text: '' } }] : [],
    machineTranslated: { value: machine ?? null, evidence: [] },
    dateCandidates: [],
    diagnostics: [],
  };
}
