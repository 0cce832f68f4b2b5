/**
 * A workspace becomes a static site with its feeds: chosen articles, each with title, date, outlet, credit and a link to
 * its original, translated where an engine is set.
 *
 * Only what changed is read, translated and written. A page that cannot be translated now is shown untranslated, with the
 * reason, and tried again next time; an engine that fails three times running is not asked again in this run.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Page, RecoupeError, RELAY_MARKER } from '../model/index.ts';
import {
  MAX_PARTS,
  MAX_QUERY,
  parseQuery,
  type Review,
  type StoredPage,
  type Workspace,
} from '../store/index.ts';
import { contentId, sha256 } from '../text/ids.ts';
import { type Desk, type Material, translateText } from '../translate/index.ts';
import { isRelayed } from './choice.ts';
import { contentOf, cutExcerpt, draftOf, type Shown } from './compose.ts';
import { type Entry, fileOf } from './entry.ts';
import { renderAtom, renderJsonFeed } from './feed.ts';
import { listFiles, removeFile, writeChanged, writeWhole } from './files.ts';
import { STYLE } from './frame.ts';
import { renderListing } from './listing.ts';
import { MANIFEST, type Manifest, readManifest } from './manifest.ts';
import { renderPage, type Site } from './page.ts';
import { tongueOf } from './wording.ts';

/** How sentences are found: by whoever knows the languages. */
export interface Sentences {
  /** The sentences of an article; where `until` is given, at least those that begin before it. */
  ofPage(page: Page, options: { readonly until: number | null; readonly forTranslation: boolean }): Material;
  ofTitle(page: Page): Material;
}

export interface RelayOptions {
  readonly out: string;
  /** The language to translate into; null for none. */
  readonly to: string | null;
  /** The engine for a language of origin; throws where the direction cannot be had; absent without `to`. */
  readonly deskFor?: (from: string) => Promise<Desk | null>;
  /** Names the engine and its settings: another one means another translation. */
  readonly engine: string | null;
  readonly search: string | null;
  readonly tag: string | null;
  readonly siteUrl: string | null;
  readonly fullText: boolean;
  /** Of this software. */
  readonly version: string;
  /** ISO 8601, UTC. */
  readonly now: string;
  readonly sentences: Sentences;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Relayed {
  readonly articles: number;
  /** Files that were written and removed. */
  readonly written: number;
  readonly removed: number;
  /** Articles that should have been translated and could not be, with the reasons. */
  readonly untranslated: number;
  readonly reasons: readonly string[];
}

/** So many failures running, and the engine is taken to be down. */
const PATIENCE = 3;
const UNAVAILABLE: ReadonlySet<string> = new Set(['models.missing', 'usage.language']);
const SEARCH_LIMIT = 200;
/** Raised with every change of what a page of the relay looks like. */
const LAYOUT = 1;

/** Writes or renews the site in `out`. */
export async function relay(workspace: Workspace, options: RelayOptions): Promise<Relayed> {
  const before = await readManifest(options.out);
  const run = new Run(workspace, options, before, await listFiles(options.out));
  const versions = await chooseVersions(workspace, options);
  const reviews = groupReviews(options.to === null ? [] : await workspace.reviews(options.to));
  for (const [i, { id, version }] of versions.entries()) {
    await run.take(id, version, reviews.get(id) ?? []);
    options.onProgress?.(i + 1, versions.length);
  }
  return run.finish();
}

/** The pages in question, newest first; those that a search finds where one is wanted. */
async function chooseVersions(
  workspace: Workspace,
  { search }: RelayOptions,
): Promise<{ id: string; version: string }[]> {
  const all = await workspace.versionsOfPages();
  if (search === null) return all;
  const query = parseQuery(search);
  if (query === null)
    throw new RecoupeError(
      'usage.search',
      `"${search.slice(0, 80)}" is no search.`,
      `Give words, at most ${MAX_PARTS} parts and ${MAX_QUERY} signs.`,
    );
  const found = new Set((await workspace.search(query, SEARCH_LIMIT)).map(({ page }) => page.id));
  return all.filter(({ id }) => found.has(id));
}

function groupReviews(reviews: readonly Review[]): Map<string, Review[]> {
  const byPage = new Map<string, Review[]>();
  for (const review of reviews) byPage.set(review.page, [...(byPage.get(review.page) ?? []), review]);
  return byPage;
}

/** One renewal of the site. */
class Run {
  readonly #workspace: Workspace;
  readonly #options: RelayOptions;
  readonly #before: Manifest | null;
  readonly #files: ReadonlySet<string>;
  readonly #site: Site;
  readonly #pages: Manifest['pages'] = {};
  /** Keys that a newer page has taken: one address, one file. */
  readonly #keys = new Set<string>();
  readonly #reasons = new Set<string>();
  #untranslated = 0;
  #failures = 0;
  #written = 0;

  constructor(
    workspace: Workspace,
    options: RelayOptions,
    before: Manifest | null,
    files: ReadonlySet<string>,
  ) {
    this.#workspace = workspace;
    this.#options = options;
    this.#before = before;
    this.#files = files;
    this.#site = { generator: `${RELAY_MARKER} ${options.version}`, url: options.siteUrl };
  }

  /** Looks at one page; does nothing where it stands as it did. */
  async take(id: string, version: string, reviews: readonly Review[]): Promise<void> {
    const { to, engine, tag, siteUrl, fullText } = this.#options;
    const settings = JSON.stringify([
      LAYOUT,
      this.#site.generator,
      to,
      engine,
      tag,
      siteUrl,
      fullText,
      reviews,
    ]);
    const wanted = contentId(version, settings);
    const known = this.#before?.pages[id];
    const isDone =
      known?.version === wanted && (known.entry === null || this.#files.has(fileOf(known.entry)));
    if (isDone && !known.entry?.untranslated) {
      if (known.entry && this.#keys.has(known.entry.key)) return;
      if (known.entry) this.#keys.add(known.entry.key);
      this.#pages[id] = known;
      return;
    }
    const stored = await this.#workspace.page(id);
    const entry =
      stored && isRelayed(stored.page, tag) ? await this.#write(stored, reviews, known?.entry ?? null) : null;
    this.#pages[id] = { version: wanted, entry };
  }

  async #write(stored: StoredPage, reviews: readonly Review[], known: Entry | null): Promise<Entry | null> {
    const { fullText, now } = this.#options;
    const shown = await this.#show(stored.page);
    const draft = draftOf(stored, shown, reviews);
    if (this.#keys.has(draft.key)) return null;
    this.#keys.add(draft.key);
    const render = (updated: string) =>
      renderPage(contentOf(stored, shown, { ...draft, updated, sha256: '' }, fullText), this.#site);
    // Unchanged but for the clock: then the time of the last change stands.
    const updated = known && sha256(render(known.updated)) === known.sha256 ? known.updated : now;
    const hash = await this.#writeFile(fileOf(draft), render(updated), known?.sha256);
    return { ...draft, updated, sha256: hash };
  }

  #writeFile(name: string, content: string, known: string | undefined): Promise<string> {
    const there = { sha256: known, files: this.#files };
    return writeChanged(this.#options.out, name, content, there, () => {
      this.#written += 1;
    });
  }

  /** Translates where that is wanted and can be done. */
  async #show(page: Page): Promise<Shown> {
    const { sentences, fullText, to, deskFor } = this.#options;
    const from = page.article.lang;
    const isForeign = to !== null && from !== to;
    const until = fullText ? null : 1000;
    const material = cutExcerpt(sentences.ofPage(page, { until, forTranslation: isForeign }), fullText);
    const plain: Shown = { material, title: null, text: null, untranslated: null };
    if (!isForeign) return plain;
    try {
      const desk = from === null || this.#failures >= PATIENCE ? null : await deskFor?.(from);
      if (!desk || from === null)
        return this.#leave(
          plain,
          this.#failures >= PATIENCE ? 'the engine fails' : 'no engine for this language',
        );
      const text = await translateText(material, { from, to }, desk);
      const title = await translateText(sentences.ofTitle(page), { from, to }, desk);
      this.#failures = 0;
      return { ...plain, title, text };
    } catch (error) {
      if (!(error instanceof RecoupeError)) throw error;
      // This language cannot be had, others may; where the engine itself fails, it is not asked for ever.
      if (UNAVAILABLE.has(error.code)) return this.#leave(plain, `${error.message} ${error.mend}`);
      if (!error.code.startsWith('translate.')) throw error;
      this.#failures += 1;
      return this.#leave(plain, error.message);
    }
  }

  #leave(plain: Shown, reason: string): Shown {
    this.#untranslated += 1;
    this.#reasons.add(reason);
    return { ...plain, untranslated: reason };
  }

  /** Index, feeds, what is to be removed, and last of all the manifest. */
  async finish(): Promise<Relayed> {
    const { out } = this.#options;
    const entries = Object.values(this.#pages).flatMap(({ entry }) => (entry ? [entry] : []));
    const tongue = tongueOf(this.#options.to ?? entries[0]?.lang ?? null);
    const feedId = this.#before?.feedId ?? `urn:uuid:${randomUUID()}`;
    const feed = { id: feedId, entries, tongue, site: this.#site };
    const contents = new Map([
      ...renderListing(entries, tongue, this.#site),
      ['feed.xml', renderAtom(feed)],
      ['feed.json', renderJsonFeed(feed)],
      ['style.css', STYLE],
    ]);
    const files: Record<string, string> = {};
    for (const [name, content] of contents)
      files[name] = await this.#writeFile(name, content, this.#before?.files[name]);
    const removed = await this.#removeOld(new Set([...contents.keys(), ...entries.map(fileOf)]));
    const manifest: Manifest = { format: 1, feedId, pages: this.#pages, files };
    await writeWhole(join(out, MANIFEST), JSON.stringify(manifest));
    return {
      articles: entries.length,
      written: this.#written,
      removed,
      untranslated: this.#untranslated,
      reasons: Array.from(this.#reasons),
    };
  }

  /** Files that the last run wrote and this one does not know: those and no others. */
  async #removeOld(kept: ReadonlySet<string>): Promise<number> {
    const before = this.#before;
    if (!before) return 0;
    const articles = Object.values(before.pages).flatMap(({ entry }) => (entry ? [fileOf(entry)] : []));
    const old = [...Object.keys(before.files), ...articles].filter(
      (name) => !kept.has(name) && this.#files.has(name),
    );
    for (const name of new Set(old)) await removeFile(this.#options.out, name);
    return new Set(old).size;
  }
}
