/** Pages for tests of origins, as short as a person can read them. */
import { extract } from '../../src/pipeline/article.ts';
import type { Article } from '../../src/model/index.ts';
import { findOrigins, type OriginPage } from '../../src/origins/index.ts';
import { readTables } from './tables.ts';

const blank = extract('');
const tables = readTables();

export type Given = Partial<Omit<OriginPage, 'article' | 'name'>> & {
  readonly [K in keyof Article]?: Article[K];
} & { readonly credit?: string };

/** A page with the given text; `credit` is a credit line. */
export function page(name: string, text: string, given: Given = {}): OriginPage {
  const { published = null, fetchedAt = null, quotations, credit, ...article } = given;
  const credits = credit
    ? [{ kind: 'relay' as const, name: credit, evidence: { from: 0, to: 0, text: '' } }]
    : [];
  return {
    name,
    published,
    fetchedAt,
    ...(quotations && { quotations }),
    article: { ...blank, lang: 'fr', text, credits, ...article },
  };
}

export const find = (...pages: OriginPage[]) => findOrigins(pages, tables);

/** The names of the pages of each group. */
export const groupsOf = (...pages: OriginPage[]) => find(...pages).map(({ articles }) => articles.join(' '));

/** A report of our own, on a flood that never was. */
export const FLOOD = [
  'La digue de Saint-Orens a cédé mardi vers quatre heures du matin, et l’eau a envahi les deux faubourgs du sud.',
  'Le maire, Lucien Faravel, a fait ouvrir le gymnase et l’école Pasteur, où 312 personnes avaient trouvé refuge à midi.',
  'Douze bateaux de pêche ont servi aux premiers secours, car les pompiers ne pouvaient plus passer le pont des Moulins.',
  'Une octogénaire est portée disparue rue du Lavoir, et quatre habitants ont été conduits à l’hôpital de Bruguières.',
  'La préfète, Hélène Tissandier, estime que la décrue ne commencera pas avant jeudi soir.',
  'En 1994 déjà, la même digue avait rompu après neuf jours de pluie, sans faire de victime.',
  'Les travaux promis alors n’ont jamais été achevés, faute d’accord entre la commune et le syndicat des eaux.',
];

/** Another report, on other things. */
export const STRIKE = [
  'Les dockers de Port-Gentil ont cessé le travail lundi pour réclamer le paiement de trois mois de primes.',
  'Aucun navire n’a été déchargé depuis le début de la semaine, selon la capitainerie.',
  'La direction propose un premier versement à la fin du mois et juge le mouvement incompréhensible.',
  'Au marché central, le prix du sac de riz a pris deux mille francs en quatre jours.',
  'Une médiation doit s’ouvrir vendredi sous l’égide du ministre Aristide Mboumba.',
];

export const textOf = (sentences: readonly string[]) => sentences.join(' ');
