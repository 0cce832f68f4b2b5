/** What makes a derivation, and what does not. */
import assert from 'node:assert/strict';
import { test } from '../runner.ts';
import { find, FLOOD, groupsOf, page, STRIKE, textOf } from './page.ts';

const flood = page('a', textOf(FLOOD), { site: 'Le Courrier du Sud', published: '2024-03-05' });

test('origins: an excerpt is one group with its source, and the overlap stands in both texts', () => {
  const cut = page('b', textOf(FLOOD.slice(0, 4)), { site: 'Info Vallée', published: '2024-03-06' });
  const [group] = find(flood, cut);
  const [edge] = group!.edges;
  assert.deepEqual([edge?.from, edge?.to, edge?.relation, edge?.direction], ['b', 'a', 'excerpt', 'known']);
  assert.deepEqual(group!.origins, [{ name: 'Le Courrier du Sud', articles: ['a', 'b'] }]);
  const { from, to } = edge!.overlap[0]!;
  assert.equal(cut.article.text.slice(from.start, from.end), textOf(FLOOD.slice(0, 4)).replace(/\.$/, ''));
  assert.equal(flood.article.text.slice(to.start, to.end), textOf(FLOOD.slice(0, 4)).replace(/\.$/, ''));
});

test('origins: every third word changed is still a copy', () => {
  const edited = textOf(FLOOD)
    .split(' ')
    .map((word, i) => (i % 3 === 2 ? `autre${i}` : word))
    .join(' ');
  assert.deepEqual(groupsOf(flood, page('b', edited)), ['a b']);
});

test('origins: pages that share a quotation only are two, and the quotation is shown', () => {
  const quote =
    '« Nous avions prévenu la commune six fois depuis l’automne, et six fois on nous a répondu que rien ne pressait », dit le syndicat.';
  const groups = find(
    page('a', textOf([...FLOOD, quote])),
    page('b', textOf([...STRIKE.slice(0, 2), quote, ...STRIKE.slice(2)])),
  );
  assert.deepEqual(
    groups.map(({ articles }) => articles),
    [['a'], ['b']],
  );
});

test('origins: pages that print one statement are two, with the passage shared', () => {
  const statement = [
    'Le conseil du fleuve rappelle que les vannes ont été inspectées en septembre par le bureau Novalta.',
    'Aucune fissure n’avait alors été relevée, et le rapport a été remis aux trois communes riveraines.',
    'Une commission indépendante sera nommée avant la fin de la semaine pour établir les faits.',
  ];
  const a = page('a', textOf([...FLOOD.slice(0, 5), 'Voici le communiqué :', ...statement]));
  const b = page('b', textOf([...STRIKE, 'Le communiqué :', ...statement]));
  const groups = find(a, b);
  assert.equal(groups.length, 2);
  const passage = groups[0]!.shared![0]!;
  assert.deepEqual([passage.from, passage.to], ['a', 'b']);
  const { start, end } = passage.overlap[0]!.from;
  assert.ok(a.article.text.slice(start, end).includes('bureau Novalta'));
});

test('origins: a standing paragraph joins nothing', () => {
  const standing =
    'Fondée en 1871, la commune de Saint-Orens compte onze mille habitants et vit du marbre. Elle a été dévastée par la crue de 1930 et par l’incendie de 1952. Son port fluvial a fermé en 1988.';
  const pages = [FLOOD.slice(0, 4), STRIKE, FLOOD.slice(4).concat(STRIKE[4]!.replace('vendredi', 'samedi'))];
  assert.equal(find(...pages.map((text, i) => page(`p${i}`, `${textOf(text)}\n${standing}`))).length, 3);
});

test('origins: a piece made of two wires rests on both', () => {
  const strike = page('b', textOf(STRIKE), { site: 'Agence du Golfe', published: '2024-03-05' });
  const merged = page('c', textOf([...FLOOD.slice(0, 5), ...STRIKE.slice(0, 4)]), {
    published: '2024-03-06',
    site: 'Matin',
  });
  const [group] = find(flood, strike, merged);
  assert.deepEqual(group!.articles, ['a', 'b', 'c']);
  assert.equal(group!.independent_origins, 2);
  assert.deepEqual(group!.origins, [
    { name: 'Agence du Golfe', articles: ['b', 'c'] },
    { name: 'Le Courrier du Sud', articles: ['a', 'c'] },
  ]);
  assert.deepEqual(
    group!.edges.map(({ relation }) => relation),
    ['merge', 'merge'],
  );
});

test('origins: old words with a new date are a reissue', () => {
  const again = page('b', textOf(FLOOD), { published: '2024-11-02', site: 'Info Vallée' });
  const [edge] = find(flood, again)[0]!.edges;
  assert.deepEqual([edge?.from, edge?.to, edge?.relation], ['b', 'a', 'reissue']);
});

test('origins: two reports of one event by two reporters are two', () => {
  const other = page(
    'b',
    'Dans la nuit de lundi à mardi, le fleuve a emporté la digue de Saint-Orens. Nous avons vu des familles attendre sur les toits du faubourg Sud jusqu’au lever du jour. Lucien Faravel, le maire, parle de plus de trois cents sinistrés au gymnase. Sur place, les secours cherchaient encore une femme de 84 ans. Hélène Tissandier, préfète du département, a survolé la zone en hélicoptère. « On savait que cela finirait ainsi », lâche un ancien du syndicat des eaux.',
  );
  assert.equal(find(flood, other).length, 2);
});
