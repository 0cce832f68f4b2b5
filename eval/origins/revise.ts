/**
 * What editors do to a text, beyond changed words: the second ladder is made of these. Each takes and gives paragraphs
 * of sentences; none looks at what the rules look at.
 */
import type { Paragraphs } from './mutate.ts';
import type { Random } from './random.ts';

/** Words that news style exchanges freely, French and English: any of a row for any other. */
const ALIKE = [
  'déclaré affirmé indiqué assuré précisé expliqué annoncé souligné',
  'selon d’après',
  'plusieurs divers maints quelques',
  'mardi lundi mercredi jeudi vendredi',
  'important majeur notable considérable',
  'attaque assaut offensive raid',
  'tués morts abattus décédés',
  'militaires soldats hommes troupes',
  'responsable dirigeant chef cadre',
  'pays nation État territoire',
  'mais cependant toutefois néanmoins',
  'depuis dès',
  'après suite',
  'nouveau récent autre',
  'grand vaste large gros',
  'faire réaliser mener effectuer',
  'début commencement ouverture',
  'said stated declared told added noted announced',
  'killed dead slain',
  'attack assault raid strike',
  'officials authorities leaders',
  'several many numerous various',
  'however but though nevertheless',
  'big large major huge',
  'people persons individuals residents',
  'began started opened launched',
  'after following since',
  'near close around',
  'police officers forces',
  'new recent fresh',
].map((row) => row.split(' '));
const rowOf = new Map(ALIKE.flatMap((row) => row.map((word) => [word, row] as const)));

const each = (text: Paragraphs, change: (sentence: string) => string | readonly string[]): string[][] =>
  text
    .map((sentences) => sentences.flatMap((sentence) => change(sentence)))
    .filter(({ length }) => length > 0);

/** Every exchangeable word exchanged, and of the other long words a share replaced by one of the vocabulary. */
export function rephrase(
  text: Paragraphs,
  share: number,
  random: Random,
  vocabulary: readonly string[],
): string[][] {
  const other = (word: string) => {
    const row = rowOf.get(word);
    if (row) return random.pick(row);
    return /^\p{Ll}{6,}$/u.test(word) && random.chance(share) ? random.pick(vocabulary) : word;
  };
  return each(text, (sentence) => sentence.replace(/\p{L}+/gu, other));
}

/** Two sentences become one, or one becomes two at a comma; a third of them each. */
export function regroup(text: Paragraphs, random: Random, and: string): string[][] {
  return text.map((sentences) => {
    const out: string[] = [];
    for (let i = 0; i < sentences.length; i++) {
      const [sentence, next] = [sentences[i]!, sentences[i + 1]];
      const comma = sentence.indexOf(', ', sentence.length / 3);
      if (next && random.chance(0.33)) {
        out.push(`${sentence.replace(/[.!?…]+$/, '')}, ${and} ${next[0]!.toLowerCase()}${next.slice(1)}`);
        i += 1;
      } else if (comma > 0 && sentence.length - comma > 20 && random.chance(0.5)) {
        const rest = sentence.slice(comma + 2);
        out.push(`${sentence.slice(0, comma)}.`, rest[0]!.toUpperCase() + rest.slice(1));
      } else out.push(sentence);
    }
    return out;
  });
}

/** The clauses between commas in another order, in every second sentence that has three or more. */
export function turnClauses(text: Paragraphs, random: Random): string[][] {
  return each(text, (sentence) => {
    const clauses = sentence.replace(/[.!?…]+$/, '').split(', ');
    if (clauses.length < 2 || random.chance(0.4)) return sentence;
    const at = 1 + random.below(clauses.length - 1);
    const turned = [...clauses.slice(at), ...clauses.slice(0, at)].join(', ');
    return `${turned[0]!.toUpperCase()}${turned.slice(1)}.`;
  });
}

/** The opening told anew: the words of the first two sentences shuffled, half of them others. */
export function rewriteLede(text: Paragraphs, random: Random, vocabulary: readonly string[]): string[][] {
  let left = 2;
  return each(text, (sentence) => {
    if (left-- <= 0) return sentence;
    const words = random.shuffle(sentence.replace(/[.!?…]+$/, '').split(' '));
    const told = words.map((word) =>
      /^\p{Ll}/u.test(word) && random.chance(0.5) ? random.pick(vocabulary) : word,
    );
    return `${told.join(' ')}.`;
  });
}

/** 312 becomes 300, 47 becomes 50. */
export function roundNumbers(text: Paragraphs): string[][] {
  return each(text, (sentence) =>
    sentence.replace(/\b\d{2,3}\b/g, (digits) => {
      const unit = digits.length === 3 ? 100 : 10;
      return String(Math.max(unit, Math.round(Number(digits) / unit) * unit));
    }),
  );
}

/** Lines that an agency or a site puts around every text; the same on all pages of one number. */
export function dress(text: Paragraphs, number: number): Paragraphs {
  const top = [
    ['PARIS, 12 mars (Agence du Fleuve) —'],
    ['Par la rédaction, avec agences. Publié le 12 mars, mis à jour à 18 h 40.'],
    ['A lire aussi : notre dossier spécial et la carte des événements de la semaine.'],
  ][number % 3]!;
  const tail = [
    [
      'Tous droits de reproduction et de représentation réservés. Les informations reproduites dans cette rubrique sont protégées.',
    ],
    [
      'Abonnez-vous à notre lettre du matin pour recevoir chaque jour l’essentiel de l’actualité du continent.',
    ],
    ['© Agence du Fleuve, 2023. bur-jm/lpt/thm. Retrouvez toute l’actualité sur notre application gratuite.'],
  ][(number >> 2) % 3]!;
  return [top, ...text, tail];
}

/** Of every paragraph of four sentences one is dropped, and the rest is put in order of importance to somebody else. */
export function condense(text: Paragraphs, random: Random): string[][] {
  const kept = text
    .map((sentences) => sentences.filter(() => random.chance(0.6)))
    .filter(({ length }) => length > 0);
  return kept.length > 3 ? [kept[0]!, ...random.shuffle(kept.slice(1))] : kept;
}
