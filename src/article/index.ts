/**
 * Extraction: a capture's bytes become an article. Every block kept or dropped has its reason and its span.
 *
 * Evidence is the page alone: its markup, its wording, what it declares. It refuses to decide which date is the day
 * of publication (it offers candidates) and what a credit means for the origin of the text.
 */
import type { Article, Capture, Stage } from '../model/index.ts';
import { withAnnounced } from './announced.ts';
import { parseMonths } from '../text/months.ts';
import { type CreditRule, parseCreditRules } from './credits.ts';
import { parseBodyModel } from './body.ts';
import { decodePage } from './encoding.ts';
import { extractHtml } from './html.ts';
import { type InsideRule, parseInsideRules } from './inside.ts';
import { type RunInRule, parseRunInRules } from './run-in.ts';
import { parseFunctionWords } from './language.ts';
import { parseMarkup } from './markup.ts';
import { extractPlain } from './text.ts';
import { refuse, type Tables } from './tables.ts';
import { isImage, isMarkup, refusalOf } from './sniff.ts';
import { parseWallRules, type WallRule } from './wall.ts';
import { Wording, type WordingRule, parseWording } from './wording.ts';
import type { DataSource } from '../model/index.ts';

export { choosePublished } from './published.ts';

/** The wording that a language supplies: menus, comment forms, credits, clocks, walls. */
export interface ArticleTables {
  /** ISO 639-1. */
  readonly code: string;
  readonly wording: readonly WordingRule[];
  readonly credits: readonly CreditRule[];
  readonly inside: readonly InsideRule[];
  readonly runIns: readonly RunInRule[];
  readonly walls: readonly WallRule[];
  /** What is the same for all languages: function words, months, names in markup. */
  readonly common: CommonTables;
}

export type CommonTables = Pick<Tables, 'functionWords' | 'months' | 'markup' | 'body'>;

/** The tables that no language owns, but for the trained model. */
export function readPageTables(data: DataSource): Omit<CommonTables, 'body'> {
  return {
    functionWords: parseFunctionWords(data.text('lang/function-words.tsv')),
    months: parseMonths(data.text('lang/months.tsv')),
    markup: parseMarkup(data.text('lang/markup.tsv')),
  };
}

/**
 * The tables of one language, from `data/<code>/article*.tsv`; with those of English, whose menus and share lines
 * stand on pages of every language.
 */
export function readArticleTables(code: string, data: DataSource): ArticleTables {
  const codes = [...new Set([code, 'en'])];
  return {
    code,
    wording: readWording(codes, data),
    credits: codes.flatMap((each) => parseCreditRules(data.text(`${each}/article-credits.tsv`))),
    inside: codes.flatMap((each) => parseInsideRules(data.text(`${each}/article-inside.tsv`))),
    runIns: parseRunInRules(data.text(`${code}/article-run-in.tsv`)),
    walls: codes.flatMap((each) => parseWallRules(data.text(`${each}/article-walls.tsv`))),
    common: { ...readPageTables(data), body: parseBodyModel(data.text('models/article.json')) },
  };
}

/** The wording of some languages, and of all those that are extracted but not read further. */
export function readWording(codes: readonly string[], data: DataSource): WordingRule[] {
  return [...codes, 'lang'].flatMap((folder) => parseWording(data.text(`${folder}/article.tsv`)));
}

/** The extraction stage over the wording of every language that is known. */
export function articleStage(languages: readonly ArticleTables[]): Stage<Capture, Article> {
  const tables: Tables = {
    ...languages[0]!.common,
    languages: languages.map(({ code }) => code),
    wording: new Wording(distinct(languages.flatMap(({ wording }) => wording))),
    credits: distinct(languages.flatMap(({ credits }) => credits)),
    inside: distinct(languages.flatMap(({ inside }) => inside)),
    runIns: languages.flatMap(({ runIns }) => runIns),
    walls: distinct(languages.flatMap(({ walls }) => walls)),
  };
  return { name: 'article', version: 1, run: (capture) => extract(capture, tables) };
}

function distinct<T extends { readonly pattern: RegExp }>(rules: readonly T[]): T[] {
  return [...new Map(rules.map((rule) => [rule.pattern.source, rule])).values()];
}

function extract(capture: Capture, tables: Tables): Article {
  const refusal = refusalOf(capture.bytes);
  if (refusal !== null) return refuse(capture, refusal);
  const decoded = decodePage(capture.bytes, capture.mediaType);
  if (isImage(decoded.page)) return refuse(capture, 'an SVG image');
  const article = isMarkup(decoded.page)
    ? extractHtml(capture, decoded, tables)
    : extractPlain(capture, decoded, tables);
  return capture.announced ? withAnnounced(article, capture.announced, tables.credits) : article;
}
