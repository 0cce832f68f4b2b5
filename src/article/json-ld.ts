/** JSON-LD of an article, flattened to the few properties that extraction reads. Hostile input is bounded by counts. */

export interface Property {
  /** `headline`, `datePublished`, `author`… of a node that is an article; `@type` of every node. */
  readonly path: string;
  readonly value: string;
}

const ARTICLE =
  /Article$|^(?:BlogPosting|Report|NewsArticle|LiveBlogPosting|Review|SocialMediaPosting|CreativeWork|AnalysisNewsArticle|ReportageNewsArticle|OpinionNewsArticle)$/;
const LONGEST = 2_000_000;
const MOST = 2000;

/** The properties of the article nodes of one script; nothing where it is not JSON. */
export function parseJsonLd(script: string): Property[] {
  if (script.length > LONGEST) return [];
  const properties: Property[] = [];
  const queue: unknown[] = [parseJson(script)];
  for (let i = 0; i < queue.length && i < MOST; i += 1) visit(queue[i], queue, properties);
  return properties;
}

/** JSON as publishers write it: in a comment, with raw line feeds in strings, with a comma too many. */
function parseJson(script: string): unknown {
  const bare = script.trim().replace(/^<!--|-->$|^\/\/<!\[CDATA\[|\/\/\]\]>$|;$/g, '');
  for (const attempt of [bare, bare.replace(/\p{Cc}+/gu, ' ').replace(/,\s{0,99}([}\]])/g, '$1')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next attempt, or nothing: a page's broken script is no error of the reading.
    }
  }
  return null;
}

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function visit(value: unknown, queue: unknown[], properties: Property[]): void {
  if (Array.isArray(value)) {
    queue.push(...value.slice(0, MOST));
    return;
  }
  if (!isNode(value)) return;
  const types = namesOf(value['@type']);
  if (types.some((type) => ARTICLE.test(type)) && !isOther(value, properties))
    addArticle(value, types, properties);
  if (types.includes('WebPage'))
    for (const date of namesOf(value['datePublished']))
      properties.push({ path: 'page.datePublished', value: date });
  for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage']) {
    const inner = value[key];
    if (typeof inner === 'object' && inner !== null) queue.push(inner);
  }
}

/** A second article with another headline is a teaser for it. */
function isOther(node: Node, properties: readonly Property[]): boolean {
  const headline = properties.find(({ path }) => path === 'headline')?.value;
  const own = namesOf(node['headline'])[0];
  return headline !== undefined && own !== undefined && headline !== own;
}

function addArticle(node: Node, types: readonly string[], properties: Property[]): void {
  const add = (path: string, values: readonly string[]) => {
    for (const value of values) properties.push({ path, value });
  };
  add('@type', types);
  for (const key of [
    'headline',
    'datePublished',
    'dateModified',
    'dateCreated',
    'inLanguage',
    'articleSection',
    'isAccessibleForFree',
    'url',
  ]) {
    add(key, namesOf(node[key]));
  }
  add('author', namesOf(node['author']));
  add('creator', namesOf(node['creator']));
  add('publisher', namesOf(node['publisher']));
  add('keywords', namesOf(node['keywords']));
  add('articleBody', namesOf(node['articleBody']));
}

/** A value as words: strings themselves, nodes by their name, lists one by one. */
function namesOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (Array.isArray(value))
    return value.slice(0, 50).flatMap((item) => (Array.isArray(item) ? [] : namesOf(item)));
  return isNode(value)
    ? namesOf(
        typeof value['name'] === 'object' && !Array.isArray(value['name']) ? null : (value['name'] ?? null),
      )
    : [];
}
