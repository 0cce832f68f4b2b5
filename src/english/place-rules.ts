/**
 * The English rules on how the name of a place is used, made of the word classes of `data/en/places-words.tsv`. Each
 * looks at no more than a line around the name; each carries examples that run as tests, the name in brackets.
 */
import type { PlaceRule } from '../annotate/places/index.ts';

/** Words by class. */
export type Words = ReadonlyMap<string, readonly string[]>;

const BEARING =
  '(?<bearing>(?:[Nn]orth|[Ss]outh)(?:[- ]?(?:[Ee]ast|[Ww]est))?(?:ern)?|[Ee]ast(?:ern)?|[Ww]est(?:ern)?|[Cc]entral|[Cc]entre|[Cc]enter)';
const NUMBER = '(?<km>\\d[\\d.,]{0,6}|a dozen|two dozen|fifty|a hundred)';
const UNIT = '(?<unit>kilomet(?:re|er)s?|kms?|miles?|mi)';
const TOWN_OF = '(?:the )?(?:(?:city|town|village|port|capital) of )?';

type Rule = Omit<PlaceRule, 'pattern' | 'side' | 'not' | 'wants'> & {
  readonly pattern: string;
  readonly side?: PlaceRule['side'];
  readonly not?: readonly string[];
  readonly wants?: PlaceRule['wants'];
};

export function englishPlaceRules(words: Words): PlaceRule[] {
  const of = (name: string) => alternatives(words.get(name) ?? []);
  const kinds = alternatives(
    [...words].filter(([name]) => name.startsWith('kind:')).flatMap(([, nouns]) => nouns),
  );
  return [
    ...distanceRules(of('near')),
    ...nameRules(of, kinds),
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

function alternatives(words: readonly string[]): string {
  return words
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => word.replaceAll('.', '\\.'))
    .join('|');
}

function distanceRules(near: string): Rule[] {
  return [
    {
      name: 'distance-and-bearing',
      effect: 'offset',
      wants: 'town',
      pattern: `(?:about |some |around |roughly |nearly |just )?${NUMBER}[ -]?${UNIT}(?: \\([^)]{1,20}\\))?(?: (?:to the )?${BEARING})? (?:of|from|outside) ${TOWN_OF}`,
      examples: ['about 40 kilometres south of [Zinder]', '12 miles north-east of the town of [Bria]'],
      not: ['40 years of [Zinder]'],
    },
    {
      name: 'near',
      effect: 'near',
      wants: 'town',
      pattern: `(?:${near}) ${TOWN_OF}`,
      examples: ['shots near [Zinder]', 'just outside the town of [Bria]'],
      not: ['the mayor of [Zinder]'],
    },
    {
      name: 'bearing-beyond',
      effect: 'beyond',
      pattern: `(?<![Ii]n the )(?<![Ii]n )(?:to the )?${BEARING} of ${TOWN_OF}`,
      examples: ['a convoy north of [Zinder]'],
      not: ['in northern [Chad]', 'in the north of [Chad]'],
    },
    {
      name: 'sector-of',
      effect: 'sector',
      pattern: `(?:in )?(?:the )?${BEARING}(?: of)? `,
      examples: ['in northern [Chad]', 'in the south of [Libya]'],
      not: ['the north is calm in [Zinder]'],
    },
  ];
}

type Class = (name: string) => string;

function nameRules(of: Class, kinds: string): Rule[] {
  return [
    {
      name: 'kind-noun-of',
      effect: 'kind',
      pattern: `(?<noun>${kinds}) (?:of |called |named )(?:the )?`,
      examples: ['the province of [Zinder]', 'the town of [Bria]'],
      not: ['the fate of [Zinder]'],
    },
    {
      name: 'kind-noun',
      effect: 'kind',
      side: 'after',
      pattern: ` (?<noun>${kinds})(?!\\p{L})`,
      examples: ['[Zinder] province', '[Cook] County'],
      not: ['[Zinder] burns'],
    },
    {
      name: 'office-of',
      effect: 'named-after',
      pattern: `(?:${of('office')}) of (?:the )?`,
      examples: ['the Archbishop of [Lagos]', 'the Duke of [York]'],
      not: ['the airport of [Lagos]'],
    },
    {
      name: 'part-of-a-name',
      effect: 'named-after',
      side: 'after',
      pattern: `(?:['’]s)? (?:${of('body')})(?!\\p{L})`,
      examples: ['[Kampala] Times', '[Oxford] University'],
      not: ['[Kampala] burns'],
    },
    {
      name: 'river',
      effect: 'water',
      pattern: `(?:${of('water')}) (?:of )?`,
      examples: ['the River [Jordan]', 'Lake [Victoria]'],
      not: ['in [Jordan]'],
    },
    {
      name: 'water-after',
      effect: 'water',
      side: 'after',
      pattern: ' (?:River|Strait|Canal|Valley|Delta|Gulf|Sea|Bay|Channel|Bridge|Dam)(?!\\p{L})',
      examples: ['the [Niger] River', 'the [Suez] Canal'],
      not: ['in [Suez]'],
    },
  ];
}

/** The name is a person's, or belongs to the noun before it. */
function wordRules(of: Class): Rule[] {
  return [
    {
      name: 'titled',
      effect: 'named-after',
      pattern: `(?:${of('title')}) `,
      examples: ['Mr [Washington]', 'Judge [Lincoln]'],
      not: ['he said in [Lincoln]'],
    },
    {
      name: 'complement',
      effect: 'complement',
      pattern: 'of (?:the )?',
      examples: ['the people of [Bria]'],
      not: ['in [Bria]'],
    },
    {
      name: 'who-says',
      effect: 'person',
      pattern: '(?:said|says|added|told|asked) ',
      examples: ['said [Lincoln]'],
      not: ['he said in [Lincoln]'],
    },
  ];
}

function governmentRules(of: Class): Rule[] {
  return [
    {
      name: 'government-noun',
      effect: 'government',
      pattern: `(?:${of('seat')}) (?:in|of|with|between|from) `,
      examples: ['the government in [Bamako]', 'its relations with [Paris]'],
      not: ['the airport in [Bamako]'],
    },
    {
      name: 'does-as-a-government',
      effect: 'government',
      side: 'after',
      pattern: `(?:['’]s)? (?:has |had |have |is |was |also |not |repeatedly )*(?:${of('does')})(?!\\p{L})`,
      examples: ['[Moscow] denies', '[Paris] has accused'],
      not: ['[Paris] burns'],
    },
  ];
}

function locatingRules(of: Class): Rule[] {
  return [
    {
      name: 'at',
      effect: 'locates',
      pattern: `(?:[Ii]n|[Aa]t|[Tt]o|[Ff]rom|[Ii]nto|[Tt]oward|[Tt]owards|[Tt]hrough|[Aa]cross|[Ww]ithin|[Bb]etween|[Vv]ia|[Ll]eft|[Rr]eached|[Ee]ntered|[Ss]eized|[Cc]aptured|[Tt]hroughout|[Bb]ased in|[Oo]utside of|[Dd]owntown) (?:the )?`,
      examples: ['in [Zinder]', 'from [Bria]'],
      not: ['the mayor of [Zinder]'],
    },
    {
      name: 'its-people',
      effect: 'locates',
      side: 'after',
      pattern: `(?:['’]s)? (?:${of('whose')})(?!\\p{L})`,
      examples: ['[Danbury] police', "[Bria]'s mayor"],
      not: ['[Danbury] burns'],
    },
    {
      name: 'what-is-there',
      effect: 'locates',
      pattern: `(?:${of('there')}) (?:of|in|on|at) (?:the )?`,
      examples: ['residents of [Zinder]', 'an attack on [Bria]'],
      not: ['the mayor of [Zinder]'],
    },
  ];
}
