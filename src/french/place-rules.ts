/**
 * The French rules on how the name of a place is used, made of the word classes of `data/fr/places-words.tsv`. Each
 * looks at no more than a line around the name; each carries examples that run as tests, the name in brackets.
 */
import type { PlaceRule } from '../annotate/places/index.ts';

/** Words by class. */
export type Words = ReadonlyMap<string, readonly string[]>;

export const BEARING =
  '(?<bearing>(?:[Nn]ord|[Ss]ud)(?:-(?:[Ee]st|[Oo]uest))?|[Ee]st|[Oo]uest|[Cc]entre|[Ee]xtrême[- ](?:[Nn]ord|[Ss]ud|[Ee]st|[Oo]uest))';
/** «de» in all its forms, with the article of the name if it has one. */
const OF = "(?:de (?:la |l['’])?|du |des |d['’])";
/** «la ville de», «les régions de»: passed over on the way to the word that decides. */
const SETTLEMENT = `(?:(?:la |les )?(?:région|province|ville|commune|localité|capitale|cercle|département|wilaya|district)s? ${OF})?`;
const NUMBER =
  '(?<km>\\d[\\d.,\\u00a0 ]{0,6}|dizaine de|vingtaine de|trentaine de|quarantaine de|cinquantaine de|centaine de)';
const UNIT = '(?<unit>kilomètres?|kms?|Km|KM|mètres?|m)';

type Rule = Omit<PlaceRule, 'pattern' | 'side' | 'not' | 'wants'> & {
  readonly pattern: string;
  readonly side?: PlaceRule['side'];
  readonly not?: readonly string[];
  readonly wants?: PlaceRule['wants'];
};

export function frenchPlaceRules(words: Words): PlaceRule[] {
  const of = (name: string) => alternatives(words.get(name) ?? []);
  const kinds = alternatives(
    [...words].filter(([name]) => name.startsWith('kind:')).flatMap(([, nouns]) => nouns),
  );
  return [
    ...distanceRules(of('near')),
    ...kindRules(kinds),
    ...nameRules(of),
    ...wordRules(of),
    ...governmentRules(of),
    ...locatingRules(of),
  ].map(compile);
}

function compile(rule: Rule): PlaceRule {
  const { pattern, side = 'before', not = [], wants = null } = rule;
  const source = side === 'before' ? `(?<![\\p{L}\\p{N}])(?:${pattern})$` : `^(?:${pattern})`;
  return { ...rule, side, not, wants, pattern: new RegExp(source, 'u') };
}

/** Longest first, so that a word never hides one that it starts; either apostrophe. */
function alternatives(words: readonly string[]): string {
  return words
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => word.replace(/['’]/g, "['’]").replaceAll('.', '\\.'))
    .join('|');
}

/** The same words with a capital too, as headlines and the starts of sentences have them. */
function orCapitalised(source: string): string {
  const raised = source.split('|').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `(?:${source}|${raised.join('|')})`;
}

function distanceRules(near: string): Rule[] {
  return [
    {
      name: 'distance-and-bearing',
      effect: 'offset',
      wants: 'town',
      pattern: `[àÀa] (?:environ |quelque |quelques |près de |moins de |plus de |une )?${NUMBER}\\s?${UNIT}(?: environ)?(?:,? (?:plus )?(?:au |à l['’]\\s?|à l['’]extrême )${BEARING})?,? ${OF}${SETTLEMENT}`,
      examples: [
        'à 40 kilomètres au sud de [Zinder]',
        "à une vingtaine de km d'[Agadez]",
        'à environ 12 km au nord-est de la ville de [Bria]',
      ],
      not: ['à 40 ans de [Zinder]'],
    },
    {
      name: 'near',
      effect: 'near',
      wants: 'town',
      pattern: `${orCapitalised(near)} ${OF}${SETTLEMENT}`,
      examples: ['des tirs près de [Zinder]', 'aux abords de la ville de [Bria]'],
      not: ['le maire de [Zinder]'],
    },
    {
      name: 'bearing-beyond',
      effect: 'beyond',
      pattern: `(?:[Aa]u|[Àà] l['’])\\s?${BEARING} ${OF}${SETTLEMENT}`,
      examples: ['un convoi au nord de [Zinder]'],
      not: ['dans le nord de [Zinder]'],
    },
    {
      name: 'sector-of',
      effect: 'sector',
      pattern: `(?:[Ll]e |[Ll]['’]|du |au |les )?${BEARING}(?: (?:troublé|instable|désertique|rural|profond))? ${OF}`,
      examples: ['dans le nord du [Tchad]', "l'est de la [Libye]"],
      not: ['le nord est calme à [Zinder]'],
    },
  ];
}

function kindRules(kinds: string): Rule[] {
  return [
    {
      name: 'kind-noun',
      effect: 'kind',
      pattern: `(?<noun>${orCapitalised(kinds)})(?: (?:voisine?|septentrionale?|méridionale?|occidentale?|orientale?|frontali[eè]re?s?|stratégiques?|côtière|portuaire|natale?|rurale?|urbaine|assiégée|martyre|historique|autonome|séparatiste|\\p{Ll}{3,12}(?:ien|ienne|ais|aise|ain|aine|an|ane)))? (?:dite? |${OF}|« ?|")?(?:« ?|")?`,
      examples: [
        'la région de [Zinder]',
        'les localités de [Bria]',
        'le village « [Bria]',
        'la ville malienne de [Gao]',
      ],
      not: ['le sort de [Zinder]'],
    },
  ];
}

type Class = (name: string) => string;

/** The name belongs to an office, a text, an outlet, a river: nothing is said to be there. */
function nameRules(of: Class): Rule[] {
  const adjective = `(?: (?:${of('adjective')}))?`;
  return [
    {
      name: 'office-of',
      effect: 'named-after',
      pattern: `${orCapitalised(of('office'))}${adjective} ${OF}${SETTLEMENT}`,
      examples: ['le gouverneur de [Zinder]', "l'évêque d'[Oran]", 'le procureur de la ville de [Bria]'],
      not: ["l'aéroport de [Zinder]", 'le gouverneur a quitté [Zinder]'],
    },
    {
      name: 'text-of',
      effect: 'named-after',
      pattern: `${orCapitalised(of('text'))}${adjective} ${OF}`,
      examples: ["l'accord de [Pretoria]", 'le processus de [Genève]'],
      not: ['un accord signé à [Pretoria]'],
    },
    {
      name: 'outlet-of',
      effect: 'named-after',
      pattern: `${orCapitalised(of('outlet'))}${adjective} (?:${OF})?`,
      examples: ['la radio [Kigali]', 'le tribunal de [Zinder]'],
      not: ['la prison de [Zinder]'],
    },
    {
      name: 'movement-of',
      effect: 'named-after',
      side: 'after',
      pattern: ' (?:islamique|islamiques)(?!\\p{L})',
      examples: ['Al-Qaïda au [Maghreb] islamique'],
      not: ['le [Maghreb] uni'],
    },
    {
      name: 'river',
      effect: 'water',
      pattern: `${orCapitalised(of('water'))} (?:${OF})?`,
      examples: ['le fleuve [Niger]', 'sur le fleuve [Sénégal]'],
      not: ['le [Niger]'],
    },
  ];
}

/** The name is a person's, or has an article that towns do not bear. */
function wordRules(of: Class): Rule[] {
  return [
    {
      name: 'titled',
      effect: 'named-after',
      pattern: `${orCapitalised(of('title'))} `,
      examples: ['M. [Koro]', 'le colonel [Kati]'],
      not: ['un colonel à [Kati]'],
    },
    {
      name: 'who-says',
      effect: 'person',
      pattern: `(?:${of('says')}) `,
      examples: ['déclare [Laurens]'],
      not: ['il déclare à [Gao]'],
    },
    {
      name: 'complement',
      effect: 'complement',
      pattern: OF,
      examples: ['la station de [Zinder]'],
      not: ['hier [Zinder]'],
    },
    {
      name: 'definite-article',
      effect: 'article',
      pattern:
        "(?:[Ll]e |[Ll]a |[Ll]es |[Ll]['’]|[Cc]et(?:te)? |[Cc]e |[Cc]es |[Uu]ne? |[Ss]on |[Ss]a |[Dd]u |[Aa]u |[Aa]ux |[Dd]es )",
      examples: ['la [Bourse]', "de l'[Ajax]", 'au [Raja]'],
      not: ['à [Gao]', "d'[Agadez]"],
    },
  ];
}

function governmentRules(of: Class): Rule[] {
  const adjective = `(?: (?:${of('adjective')}))?`;
  return [
    {
      name: 'government-noun',
      effect: 'government',
      pattern: `${orCapitalised(of('seat'))}${adjective} (?:${OF}|avec |à |entre )`,
      examples: ['le gouvernement de [Bamako]', 'ses relations avec [Paris]', 'le soutien de [Moscou]'],
      not: ["l'aéroport de [Bamako]"],
    },
    {
      name: 'government-between',
      effect: 'government',
      pattern: `${orCapitalised(of('with'))}(?: [\\p{Ll}-]+){0,3} entre (?:[\\p{Lu}][\\p{L}’'-]+(?:, | et ))?`,
      examples: ['un accord entre [Paris]', 'la tension entre Alger et [Rabat]'],
      not: ['la route entre [Paris]'],
    },
    {
      name: 'axis',
      effect: 'government',
      pattern: `(?:axe|couple|rapprochement|tandem) (?:[\\p{Lu}][\\p{L}’']+-)?`,
      examples: ["l'axe [Moscou]-Pékin", "l'axe Moscou-[Pékin]"],
      not: ["sur l'axe routier de [Pékin]"],
    },
    {
      name: 'object-of-an-act',
      effect: 'government',
      pattern: `(?:(?:${of('to-one')})|[Ss]elon|[Dd]['’]après|Pour|\\p{Ll}{2,20}(?:é|i|u|(?<!an)t)e?s? par|contre|avec) `,
      examples: ['selon [Moscou]', 'soutenu par [Moscou]', 'accuse [Kigali]'],
      not: ['la route vers [Moscou]', 'en passant par [Moscou]'],
    },
    {
      name: 'address-to',
      effect: 'government',
      pattern: `(?:${of('to')}) à `,
      examples: ['un ultimatum à [Moscou]', "s'oppose à [Paris]"],
      not: ['il vit à [Paris]'],
    },
    {
      name: 'does-as-a-government',
      effect: 'government',
      side: 'after',
      pattern: `(?: et [\\p{Lu}][\\p{L}’'-]+)?(?:,? (?:qui|pour sa part|de son côté|à son tour|lui aussi),?)? (?:n['’e] ?|s['’e] ?|l['’]|l[ea]s? )?(?:a |ont |avait |avaient |aurait |auraient |est |était |vient d[e’'] ?)?(?:également |aussi |pas |toujours |fermement |officiellement |récemment |déjà )?(?:${of('does')})\\p{Ll}*`,
      examples: [
        '[Paris] dément',
        "[Moscou] n'a pas démenti",
        '[Alger] a rappelé son ambassadeur',
        '[Kigali] accuse',
      ],
      not: ['[Paris] brûle'],
    },
  ];
}

function locatingRules(of: Class): Rule[] {
  return [
    {
      name: 'at',
      effect: 'locates',
      wants: 'town',
      pattern: `(?:[àÀA]|[Vv]ers|[Dd]epuis|[Jj]usqu['’]à|entre|via|passant par|(?:${of('takes')})) (?:la |le |l['’])?`,
      examples: ['à [Zinder]', 'vers [Zinder]', "jusqu'à [Bria]", 'ont repris [Bria]'],
      not: ['le maire de [Zinder]'],
    },
    {
      name: 'within',
      effect: 'locates',
      wants: 'region',
      pattern: `(?:[Ee]n|[Aa]ux?|[Dd]ans|[Jj]usqu['’](?:en|aux?)|[Ss]ur|[Hh]ors d[eu]) ?(?:la |le |les |l['’])?`,
      examples: ['en [Libye]', 'dans le [Hodh]', 'au [Tchad]'],
      not: ['le maire de [Zinder]'],
    },
    {
      name: 'what-is-there',
      effect: 'locates',
      pattern: `${orCapitalised(of('there'))}(?: (?:${of('adjective')}))? (?:${OF}|à |en |contre |sur |vers )`,
      examples: ["l'aéroport de [Zinder]", "l'attaque de [Bria]", 'des habitants de [Bria]'],
      not: ['le gouverneur de [Zinder]'],
    },
  ];
}
