/** Pages for dossier tests, written as short as a person can read them. */
import type { Event, EventDate, Figure, OriginGroup, Page } from '../../src/model/index.ts';
import { pageSchema, typeCodes } from '../../src/model/index.ts';

type Given = Partial<Omit<Event, 'actor' | 'target' | 'place' | 'date' | 'figures' | 'codes'>> & {
  readonly actor?: string;
  readonly target?: string;
  readonly place?: string;
  readonly date?: string;
  readonly dead?: readonly [number | null, number | null];
  readonly source?: string;
};

const span = { from: 0, to: 1, text: 'x' };

/** A page named `name` that tells the given events; `source` makes one an attributed event with its claim. */
export function page(name: string, ...events: readonly Given[]): Page {
  const claims = events.flatMap(({ source }, i) => (source ? [claim(`c${i}`, source)] : []));
  return pageSchema.parse({
    id: name,
    path: name,
    url: null,
    fetched_at: null,
    sha256: name,
    article: article(name),
    entities: [],
    times: [],
    places: [],
    claims,
    events: events.map((given, i) => event(given, i)),
    diagnostics: [],
  } satisfies Page);
}

/** One group a page: nobody copied anybody. */
export function independent(...pages: readonly Page[]): OriginGroup[] {
  return pages.map(({ id }) => group([id]));
}

/** A group of copies behind one origin. */
export function group(articles: string[]): OriginGroup {
  return {
    articles,
    independent_origins: 1,
    edges: [],
    origins: [{ name: `origin of ${articles[0]}`, articles }],
  };
}

function article(name: string): Page['article'] {
  return {
    title: name,
    byline: null,
    site: null,
    lang: 'fr',
    canonical: null,
    tags: [],
    verdict: { kind: 'article', genre: 'news', confidence: 1 },
    text: 'x',
    blocks: [],
    published: null,
    modified: null,
    credits: [],
    machine_translated: { value: false, evidence: [] },
  };
}

function claim(id: string, name: string): Page['claims'][number] {
  return {
    id,
    source: { kind: 'organisation', name, entity: null, span: null },
    chain: [],
    cue: span,
    content: [span],
    direct: false,
    hedge: 'none',
    hedge_cues: [],
    polarity: '+',
    stance: 'neutral',
    rule: 'test',
  };
}

function event({ actor, target, place, date, dead, source, ...rest }: Given, i: number): Event {
  const type = rest.type ?? 'attack';
  const named = (name: string | undefined) => (name ? { name, entity: name, span } : null);
  return {
    id: `v${i}`,
    type,
    stage: 'done',
    factuality: source ? 'attributed' : 'fact',
    background: false,
    trigger: span,
    sentence: span,
    actor: named(actor),
    target: named(target),
    others: [],
    place: place ? { name: place, place: null, implied: false } : null,
    date: date ? day(date) : null,
    figures: dead ? [figure(dead, source ? `c${i}` : null)] : [],
    codes: { ...typeCodes[type], ucdp: null },
    claims: source ? [`c${i}`] : [],
    rule: 'test',
    ...rest,
  };
}

function day(value: string): EventDate {
  const [begin, end] = value.split('/');
  const precision = value.length === 4 ? 'year' : value.length === 7 ? 'month' : 'day';
  const last =
    precision === 'month' ? `${value}-28` : precision === 'year' ? `${value}-12-31` : (end ?? begin!);
  const first = precision === 'month' ? `${value}-01` : precision === 'year' ? `${value}-01-01` : begin!;
  return { value, begin: first, end: last, precision, time: null, implied: false };
}

function figure([low, high]: readonly [number | null, number | null], claim: string | null): Figure {
  return { what: 'dead', unit: null, low, high, mod: null, claim, span };
}
