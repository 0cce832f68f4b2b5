/** One wire on its way through many hands (H35), and two reporters who print one communiqué (H36). */
import assert from 'node:assert/strict';
import { test } from '../runner.ts';
import { find, FLOOD, page, STRIKE, textOf } from './page.ts';

/** The report as it comes back from another language, by a translator without mercy. */
const THERE_AND_BACK = [
  'Le barrage de Saint-Orens a cédé le mardi autour de quatre heures du matin, et l’eau envahit les deux banlieues sud.',
  'Le maire, Lucien Faravel, a ouvert le gymnase et l’école Pasteur, où 312 personnes trouvèrent refuge à midi.',
  'Douze bateaux de pêche servirent aux premiers secours, parce que les pompiers ne purent plus passer le pont des Moulins.',
  'Une octogénaire est disparue dans la rue du Lavoir, et quatre habitants furent emmenés à l’hôpital de Bruguières.',
  'La préfète, Hélène Tissandier, croit que la baisse des eaux ne commence pas avant le jeudi de soir.',
  'Déjà en 1994, le même barrage avait rompu après neuf jours de pluie, sans victimes.',
  'Les travaux alors promis ne furent jamais finis, par manque d’accord entre la commune et le syndicat des eaux.',
];

/** About every fifth word another. */
function rewrite(text: string, first: number): string {
  return text
    .split(' ')
    .map((word, i) => (i % 5 === first ? `mot${i}` : word))
    .join(' ');
}

test('H35: twelve sites that relay one wire are one origin, whatever was done to it on the way', () => {
  const wire = textOf(FLOOD);
  const source = page('wire', wire, {
    site: 'Agence du Golfe',
    published: '2024-03-05T08:00',
    fetchedAt: '2024-03-05T09:00:00Z',
  });
  const texts = [
    ...Array.from({ length: 9 }, () => wire),
    rewrite(wire, 1),
    rewrite(wire, 3),
    textOf(THERE_AND_BACK),
  ];
  const copies = texts.map((text, i) =>
    page(`site${String(i).padStart(2, '0')}`, text, {
      site: `Site ${i}`,
      // The first one claims to be older than the wire; it was seen after it.
      published: i === 0 ? '2024-03-01' : '2024-03-06',
      fetchedAt: `2024-03-0${6 + (i % 3)}T12:00:00Z`,
      ...(i % 3 === 1 && { credit: 'Agence du Golfe' }),
    }),
  );
  const [group, ...rest] = find(source, ...copies);
  assert.deepEqual(rest, []);
  assert.equal(group!.articles.length, 13);
  assert.deepEqual(
    group!.origins.map(({ name }) => name),
    ['Agence du Golfe'],
  );
  for (const edge of group!.edges) assert.ok(edge.direction === 'unknown' || edge.reasons.length > 0);
  const backDated = group!.edges.filter(({ from, to }) => from === 'site00' || to === 'site00');
  assert.ok(backDated.length > 0);
  // It is nowhere taken for the source of a page that was seen before it.
  assert.ok(backDated.every(({ from, direction }) => from === 'site00' || direction === 'unknown'));
});

test('H36: two reports that quote one communiqué at length share the quotation, and stay two', () => {
  const words =
    'Le conseil du fleuve rappelle que les vannes ont été inspectées en septembre par le bureau Novalta. Aucune fissure n’avait alors été relevée, et le rapport a été remis aux trois communes riveraines. Une commission indépendante sera nommée avant la fin de la semaine pour établir les faits. Les familles touchées recevront une aide de trois cents euros par personne.';
  for (const statement of [`« ${words} »`, `Le conseil a publié ce communiqué. ${words}`]) {
    const a = page('a', `${textOf(FLOOD.slice(0, 5))}\n${statement}\n${FLOOD[5]!}`, { site: 'Matin' });
    const b = page('b', `${textOf(STRIKE.slice(0, 3))}\n${statement}\n${STRIKE[4]!}`, { site: 'Soir' });
    const groups = find(a, b);
    assert.deepEqual(
      groups.map(({ articles, independent_origins }) => [articles, independent_origins]),
      [
        [['a'], 1],
        [['b'], 1],
      ],
    );
    assert.equal(groups[0]!.shared?.length, 1);
  }
});

test('origins: a copy of an empty page, a page of one word, and a page of blanks join nothing', () => {
  const pages = ['', '', 'Crue', 'Crue', ' \n\t', '«', '12'].map((text, i) => page(`p${i}`, text));
  assert.equal(find(...pages).length, pages.length);
});
