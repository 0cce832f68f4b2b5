/** Row H08 of the battery: a page that answers 200 and is not the article. */
import assert from 'node:assert/strict';
import { createReader } from '../../../src/pipeline/index.ts';
import { itemOf } from '../../../src/source/net/pages.ts';
import { test } from '../../runner.ts';
import { html, withHostile } from './hostile-server.ts';

const page = (title: string, body: string, lang = 'fr') =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title></head><body><nav><ul><li><a href="/">Accueil</a></li><li><a href="/monde">Monde</a></li></ul></nav><main>${body}</main><footer><p>© 2024 Le Phare du Fleuve. Tous droits réservés.</p></footer></body></html>`;

const teasers = Array.from(
  { length: 14 },
  (_, i) =>
    `<article><a href="/a${i}"><h3>Le marché numéro ${i} de la ville rouvre après les travaux</h3><p>Les commerçants ont retrouvé lundi leurs étals, deux mois après l’incendie qui avait tué ${i + 3} personnes.</p></a></article>`,
).join('');

/** What the server sends, and what its diagnostic must speak of. */
const WALLS: Readonly<Record<string, readonly [page: string, says: RegExp]>> = {
  login: [
    page(
      'Trois villages isolés par la crue | Le Phare',
      '<h1>Connectez-vous pour continuer</h1><p>Cet article est réservé aux membres. Identifiez-vous avec votre adresse électronique et votre mot de passe.</p><form><input type="password"></form><p>Mot de passe oublié ? Pas encore de compte ? Créez-en un gratuitement.</p>',
    ),
    /login/,
  ],
  subscription: [
    page(
      'Abonnez-vous',
      '<h1>Il ne vous reste plus d’article gratuit ce mois-ci</h1><p>Abonnez-vous à partir de 2 € par mois pour lire tous nos articles.</p><p>Déjà abonné ? Se connecter</p>',
    ),
    /subscription/,
  ],
  cookies: [
    page(
      'Trois villages isolés par la crue',
      '<h1>Votre vie privée</h1><p>Avec votre accord, nos partenaires et nous utilisons des cookies pour stocker et traiter des données telles que votre visite sur ce site.</p><p>Vous pouvez retirer votre consentement à tout moment.</p><p>Nous traitons vos données pour : publicités personnalisées, mesure d’audience.</p><button>Tout accepter</button>',
    ),
    /consent/,
  ],
  captcha: [
    page(
      'Vérification',
      '<h1>Êtes-vous un robot ?</h1><p>Nos systèmes ont détecté un trafic inhabituel en provenance de votre réseau. Cochez la case pour prouver que vous êtes un humain.</p>',
    ),
    /robot/,
  ],
  challenge: [
    page(
      'Just a moment...',
      '<h1>www.lephare.example</h1><p>Verifying you are human. This may take a few seconds.</p>',
      'en',
    ),
    /robot/,
  ],
  missing: [
    page(
      'Page introuvable - Le Phare',
      "<h1>Oups ! Page introuvable</h1><p>La page que vous cherchez n'existe pas ou a été déplacée.</p>",
    ),
    /does not exist/,
  ],
  'missing, with teasers': [
    page(
      'Page non trouvée',
      `<h1>Cette page est introuvable</h1><p>Le lien que vous avez suivi est peut-être rompu.</p>${teasers}`,
    ),
    /does not exist/,
  ],
  down: [
    page(
      'Le Phare',
      '<h1>Nous revenons bientôt</h1><p>Notre site est momentanément indisponible pour cause de maintenance.</p>',
    ),
    /out of order/,
  ],
  shell: [
    '<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Trois morts dans un accident près de Bougouni</title><meta property="og:title" content="Trois morts dans un accident près de Bougouni"><script src="/app.js"></script></head><body><noscript>Vous devez activer JavaScript.</noscript><div id="root"><div class="spinner"></div></div></body></html>',
    /script/,
  ],
};

const reader = createReader();

test('H08: walls, tests for robots, error pages and empty shells are no articles, and say why they are not', () =>
  withHostile(async (hostile) => {
    for (const [name, [content, says]] of Object.entries(WALLS)) {
      hostile.on('/article', html(content));
      const item = itemOf(await hostile.get('/article'));
      assert.ok(item.kind === 'capture');
      const { page } = reader.read(item.capture);
      assert.notEqual(page.article.verdict.kind, 'article', name);
      assert.deepEqual([page.events, page.claims], [[], []], name);
      assert.match(page.diagnostics.map(({ message }) => message).join(), says, name);
    }
  }));

test('H08: an article that only mentions such things, or stands behind a notice, is read', () =>
  withHostile(async (hostile) => {
    const paragraph =
      'Le conseil communal de Kéniéba-Sud a voté samedi un budget de dix-huit millions de francs pour deux forages, a indiqué son secrétaire. ';
    const around =
      '<p>Connectez-vous pour commenter.</p><p>Nous utilisons des cookies.</p><p>Mot de passe oublié ?</p>';
    const titles = [
      'Le site de la mairie est indisponible depuis lundi',
      'Êtes-vous un robot ? Le livre qui fait débat',
    ];
    for (const title of titles) {
      hostile.on(
        '/article',
        html(
          page(
            title,
            `<article><h1>${title}</h1>${`<p>${paragraph.repeat(2)}</p>`.repeat(3)}</article>${around}`,
          ),
        ),
      );
      const item = itemOf(await hostile.get('/article'));
      assert.ok(item.kind === 'capture');
      assert.equal(reader.read(item.capture).page.article.verdict.kind, 'article', title);
    }
  }));
