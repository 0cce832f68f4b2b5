/** What the relay says in its own name, in French and in English. The notice stands in both on every page. */
import type { EntryTranslation } from './entry.ts';

export type Tongue = 'fr' | 'en';

/** Names of languages: alone, with their preposition of origin (French), of direction. */
const LANGUAGES: Readonly<Record<string, { readonly fr: string; readonly en: string }>> = {
  fr: { fr: 'français', en: 'French' },
  en: { fr: 'anglais', en: 'English' },
  ca: { fr: 'catalan', en: 'Catalan' },
  es: { fr: 'espagnol', en: 'Spanish' },
};

export function languageName(code: string, tongue: Tongue): string {
  return LANGUAGES[code]?.[tongue] ?? code;
}

/** « du français », « de l’anglais ». */
function fromFrench(code: string): string {
  const name = languageName(code, 'fr');
  return /^[aeiouyéè]/.test(name) ? `de l’${name}` : `du ${name}`;
}

function intoFrench(code: string): string {
  const name = languageName(code, 'fr');
  return /^[aeiouyéè]/.test(name) ? `vers l’${name}` : `vers le ${name}`;
}

/** Engine and version as they are shown: `bergamot (fr-en 1a2b3c)`. */
export function engineLine({ engine, model }: Pick<EntryTranslation, 'engine' | 'model'>): string {
  return model ? `${engine} (${model})` : engine;
}

/** The notice on top of every page that a machine translated. */
export function noticeOf(translation: EntryTranslation, tongue: Tongue): string {
  const { from, to, reviews } = translation;
  const engine = engineLine(translation);
  if (tongue === 'fr') {
    const by = reviews.map(({ reviewer, at }) => `relu par ${reviewer} le ${at.slice(0, 10)}`).join(', ');
    return `Traduit automatiquement ${fromFrench(from)} ${intoFrench(to)} par ${engine}, ${by || 'non relu'}.`;
  }
  const by = reviews.map(({ reviewer, at }) => `reviewed by ${reviewer} on ${at.slice(0, 10)}`).join(', ');
  return `Machine-translated from ${languageName(from, 'en')} into ${languageName(to, 'en')} by ${engine}, ${by || 'not reviewed by anyone'}.`;
}

export interface Wording {
  readonly site: string;
  readonly about: string;
  readonly all: string;
  readonly outlet: string;
  readonly published: string;
  readonly unknown: string;
  readonly credits: string;
  readonly original: string;
  readonly read: string;
  readonly noAddress: string;
  readonly originalTitle: string;
  readonly quoted: string;
  readonly quotedWhole: string;
  readonly ours: string;
  readonly oursAlways: string;
  readonly oursTranslated: string;
  readonly flagged: string;
  readonly flaggedCount: (flagged: number, sentences: number) => string;
  readonly machineOriginal: string;
  readonly satire: string;
  readonly untranslated: string;
  readonly page: (n: number, of: number) => string;
  readonly newer: string;
  readonly older: string;
  readonly feeds: string;
  readonly reasons: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, string>>;
}

export const WORDING: Readonly<Record<Tongue, Wording>> = {
  fr: {
    site: 'Relais',
    about:
      'Articles relayés par recoupe : titre, date, média, crédit et lien sont ceux de l’original ; ce qui est cité est marqué comme tel.',
    all: 'Tous les articles',
    outlet: 'Média',
    published: 'Publié',
    unknown: 'non établi',
    credits: 'Crédits',
    original: 'Original',
    read: 'Lire l’article original',
    noAddress: 'l’adresse de l’original n’est pas connue',
    originalTitle: 'Titre original',
    quoted: 'Ce qui est cité (extrait)',
    quotedWhole: 'Ce qui est cité (texte entier)',
    ours: 'Ce qui est de nous',
    oursAlways:
      'Hors de la citation, cette page est de recoupe : libellés, date lue sur la page et mise en forme.',
    oursTranslated:
      'La traduction est d’une machine ; chaque phrase est à côté de son original, et un contrôle sans modèle compare les nombres, les noms, les négations, les conditionnels, les dates, les guillemets et les liens.',
    flagged: 'À lire avec l’original',
    flaggedCount: (flagged, sentences) => `${flagged} phrase(s) signalée(s) sur ${sentences}.`,
    machineOriginal: 'L’original dit lui-même être une traduction automatique.',
    satire: 'L’original se présente comme satirique.',
    untranslated: 'Non traduit',
    page: (n, of) => `Page ${n} sur ${of}`,
    newer: 'Plus récents',
    older: 'Plus anciens',
    feeds: 'Fils',
    kinds: { relay: 'relais', agency: 'agence', author: 'auteur', translator: 'traducteur' },
    reasons: {
      number: 'nombre',
      approximate: 'quantité approchée',
      percent: 'pourcentage',
      date: 'date',
      negation: 'négation',
      hedge: 'conditionnel ou réserve',
      quotation: 'guillemets',
      name: 'nom',
      link: 'lien',
      length: 'longueur',
      untranslated: 'non traduit',
      repetition: 'répétition',
      answer: 'réponse inutilisable du moteur',
    },
  },
  en: {
    site: 'Relay',
    about:
      'Articles relayed by recoupe: title, date, outlet, credit and link are those of the original; what is quoted is marked as such.',
    all: 'All articles',
    outlet: 'Outlet',
    published: 'Published',
    unknown: 'not established',
    credits: 'Credits',
    original: 'Original',
    read: 'Read the original article',
    noAddress: 'the address of the original is not known',
    originalTitle: 'Original title',
    quoted: 'What is quoted (excerpt)',
    quotedWhole: 'What is quoted (full text)',
    ours: 'What is ours',
    oursAlways:
      'Outside of the quotation, this page is by recoupe: labels, the date read on the page, and the layout.',
    oursTranslated:
      'The translation is by a machine; each sentence stands beside its original, and a check without a model compares numbers, names, negations, conditionals, dates, quotation marks and links.',
    flagged: 'Read with the original',
    flaggedCount: (flagged, sentences) => `${flagged} of ${sentences} sentence(s) flagged.`,
    machineOriginal: 'The original says of itself that it is a machine translation.',
    satire: 'The original presents itself as satire.',
    untranslated: 'Not translated',
    page: (n, of) => `Page ${n} of ${of}`,
    newer: 'Newer',
    older: 'Older',
    feeds: 'Feeds',
    kinds: { relay: 'relay', agency: 'agency', author: 'author', translator: 'translator' },
    reasons: {
      number: 'number',
      approximate: 'approximate quantity',
      percent: 'percentage',
      date: 'date',
      negation: 'negation',
      hedge: 'conditional or hedge',
      quotation: 'quotation marks',
      name: 'name',
      link: 'link',
      length: 'length',
      untranslated: 'not translated',
      repetition: 'repetition',
      answer: 'unusable answer of the engine',
    },
  },
};

/** The tongue of the frame: French where French is shown, English for every other language. */
export function tongueOf(language: string | null): Tongue {
  return language === null || language === 'fr' ? 'fr' : 'en';
}
