/** The site that the relay writes: whose each article is, what it says of itself, and that only changes are written. */
import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseFeed } from 'feedsmith';
import { parseDocument } from 'htmlparser2';
import { RecoupeError } from '../../src/model/index.ts';
import { escapeText, jsonInHtml, webAddress } from '../../src/relay/escape.ts';
import { findEntry } from '../../src/relay/index.ts';
import { test } from '../runner.ts';
import { deskOf, pageHtml, story, withPress } from './material.ts';
import { checkHtml, elementsOf, textOf } from './html.ts';

const articleOf = (files: ReadonlyMap<string, string>, word: string) =>
  Array.from(files).find(([name, content]) => name.startsWith('articles/') && content.includes(word))?.[1] ??
  '';

test('relay: an article goes out with its origin, an excerpt and a link', () =>
  withPress(async ({ add, run, files }) => {
    await add({ 'gorom.html': pageHtml('Le maire de Gorom introuvable', story('Gorom')) });
    const done = await run();
    assert.deepEqual([done.articles, done.untranslated], [1, 0]);
    const page = articleOf(await files(), 'Gorom');
    for (const part of [
      '<html lang="fr">',
      '<meta name="generator" content="recoupe relay 9.9.9" />',
      '<link rel="canonical" href="https://gazette.example/gorom.html" />',
      'hreflang="fr"',
      'La Gazette de Tilwa',
      '<time datetime="2024-03-01">',
      '<blockquote cite="https://gazette.example/gorom.html">',
      '<span translate="no">Moussa Diarra</span>',
      'Ce qui est de nous',
    ])
      assert.ok(page.includes(part), part);
    assert.ok(!page.includes('42 commerçants'), 'an excerpt by default');
    assert.ok(!page.includes('class="machine"'), 'nothing was translated');
    const whole = await run({ fullText: true });
    assert.equal(whole.written > 0, true);
    assert.ok(articleOf(await files(), 'Gorom').includes('42 commerçants'));
  }));

test('relay: pages are valid, and read without script', () =>
  withPress(async ({ add, run, files }) => {
    await add({
      'a.html': pageHtml('Le maire de Gorom introuvable', story('Gorom')),
      'b.html': pageHtml('Le pont de Sokolo fermé', story('Sokolo')),
    });
    const desk = await deskOf((sentence) => `EN ${sentence}`);
    await run({ to: 'en', engine: 'e', deskFor: async () => desk });
    const site = await files();
    const pages = Array.from(site).filter(([name]) => name.endsWith('.html'));
    assert.equal(pages.length, 3);
    for (const [name, content] of pages) assert.deepEqual(checkHtml(content, site, name), [], name);
  }));

test('relay: a translated page says so on top, by which engine, and stands beside its original', () =>
  withPress(async ({ add, run, files, workspace, out }) => {
    await add({ 'a.html': pageHtml('Le maire de Gorom introuvable', story('Gorom')) });
    const desk = await deskOf((sentence) =>
      sentence.startsWith('Le maire de Gorom, ')
        ? 'The mayor of Gorom, Moussa Diarra, left the town on Tuesday evening with about thirty relatives, according to local radio.'
        : `The ${sentence}`,
    );
    const options = { to: 'en', engine: 'e', deskFor: async () => desk };
    await run(options);
    const page = articleOf(await files(), 'Gorom');
    const body = page.slice(page.indexOf('<body>'));
    assert.ok(body.indexOf('class="machine"') < body.indexOf('<h1>'));
    assert.ok(
      page.includes('Traduit automatiquement du français vers l’anglais par testengine (1.0), non relu.'),
    );
    assert.ok(page.includes('Machine-translated from French into English by testengine (1.0), not reviewed'));
    // « aurait quitté » came back as "left": flagged, with its reason and its original.
    const flagged = elementsOf(page, 'div').filter((element) => element.attribs['class'] === 'pair flagged');
    assert.ok(
      flagged.some(
        (element) => /conditional or hedge/.test(textOf(element)) && /aurait quitté/.test(textOf(element)),
      ),
    );
    const [script] = elementsOf(page, 'script');
    const data = JSON.parse(textOf(script!)) as Record<string, Record<string, string>>;
    assert.deepEqual(data['translator'], {
      '@type': 'SoftwareApplication',
      name: 'testengine',
      softwareVersion: '1.0',
    });
    assert.equal(data['isBasedOn']?.['url'], 'https://gazette.example/a.html');
    assert.equal(data['translationOfWork']?.['inLanguage'], 'fr');
    assert.equal(
      data['digitalSourceType'],
      'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
    );

    // A review holds for the words that were seen.
    const id = (await workspace.idOfName('https://gazette.example/a.html'))!;
    const { digest } = (await findEntry(out, id))!.translation!;
    await workspace.putReview({
      page: id,
      lang: 'en',
      digest,
      reviewer: 'Awa Kanté',
      at: '2024-03-04T00:00:00Z',
    });
    await run(options);
    assert.ok(articleOf(await files(), 'Gorom').includes('relu par Awa Kanté le 2024-03-04'));
    const other = await deskOf((sentence) => `Other ${sentence}`, { model: '2.0' });
    await run({ to: 'en', engine: 'e2', deskFor: async () => other });
    assert.ok(articleOf(await files(), 'Gorom').includes('(2.0), non relu'));
  }));

test('relay: only what changed is written, and what left is removed', () =>
  withPress(async ({ add, run, files, out }) => {
    await add({
      'a.html': pageHtml('Le maire de Gorom introuvable', story('Gorom')),
      'b.html': pageHtml('Le pont de Sokolo fermé', story('Sokolo')),
    });
    await run();
    const first = await files();
    assert.equal((await run({ now: '2030-01-01T00:00:00Z' })).written, 0);
    assert.deepEqual(await files(), first);

    await add({ 'b.html': pageHtml('Le pont de Sokolo rouvert', story('Sokolo')) }, '2024-03-05');
    const done = await run({ now: '2024-03-05T12:00:00Z' });
    const second = await files();
    const changed = Array.from(second.keys()).filter((name) => second.get(name) !== first.get(name));
    assert.equal(done.written, changed.length - 1, 'the manifest is not counted');
    assert.equal(changed.filter((name) => name.startsWith('articles/')).length, 1);
    assert.equal(second.size, first.size, 'the same address keeps its file');

    const file = Array.from(second.keys()).find((name) => name.startsWith('articles/'))!;
    await rm(join(out, file));
    assert.equal((await run()).written, 1, 'what is missing is written again');
    await writeFile(join(out, 'mine.txt'), 'not ours');
    const tagged = await run({ tag: 'absent' });
    assert.deepEqual([tagged.articles, tagged.removed], [0, 2]);
    assert.ok((await files()).has('mine.txt'));
  }));

test('relay: a folder with other files in it is refused', () =>
  withPress(async ({ add, run, out }) => {
    await add({ 'a.html': pageHtml('Le maire de Gorom introuvable', story('Gorom')) });
    await run();
    await rm(join(out, '.recoupe-relay.json'));
    await assert.rejects(run(), (error: RecoupeError) => error.code === 'relay.foreign');
    await writeFile(join(out, '.recoupe-relay.json'), '{"format":1,"pages":{"../../x":1}}');
    await assert.rejects(run(), (error: RecoupeError) => error.code === 'relay.damaged');
  }));

test('relay: articles are chosen by words and by tag', () =>
  withPress(async ({ add, run, files }) => {
    const tag = '<meta property="article:tag" content="Élections">';
    await add({
      'a.html': pageHtml('Le maire de Gorom introuvable', story('Gorom')),
      'b.html': pageHtml('Le pont de Sokolo fermé', story('Sokolo'), { head: tag }),
    });
    assert.equal((await run({ search: 'Gorom' })).articles, 1);
    assert.ok(articleOf(await files(), 'Gorom') !== '');
    assert.equal((await run({ tag: 'élections' })).articles, 1);
    assert.ok(articleOf(await files(), 'Sokolo') !== '');
    await assert.rejects(run({ search: '""' }), (error: RecoupeError) => error.code === 'usage.search');
  }));

test('relay: an engine that fails leaves the original with the reason, and is asked again next time', () =>
  withPress(async ({ add, run, files }) => {
    await add(
      Object.fromEntries(
        ['Gorom', 'Sokolo', 'Tilwa', 'Badou', 'Farako'].map((place) => [
          `${place}.html`,
          pageHtml(`Le maire de ${place} introuvable`, story(place)),
        ]),
      ),
    );
    let asked = 0;
    const broken = await deskOf(() => {
      asked += 1;
      throw new RecoupeError('translate.quota', 'The quota is used up.', 'Wait.');
    });
    const options = { to: 'en', engine: 'e', deskFor: async () => broken };
    const done = await run(options);
    assert.deepEqual([done.articles, done.untranslated, asked], [5, 5, 3]);
    assert.ok(articleOf(await files(), 'Gorom').includes('Non traduit'));
    const mended = await deskOf((sentence) => `EN ${sentence}`);
    const again = await run({ ...options, deskFor: async () => mended });
    assert.deepEqual([again.articles, again.untranslated], [5, 0]);
  }));

test('relay: a language that the engine has no model for is left, and the others are translated', () =>
  withPress(async ({ add, run, files }) => {
    const spanish = [
      'El alcalde de Badou abandonó la ciudad el martes por la noche con una treintena de allegados, según la radio local.',
      'Los habitantes de Badou no han recibido ninguna explicación, y el mercado de la ciudad sigue cerrado desde hace tres días.',
      'La prefectura dice que espera el informe de sus servicios sobre lo que pasó en la ciudad durante la noche del martes.',
    ];
    await add({
      'a.html': pageHtml('Le maire de Gorom introuvable', story('Gorom')),
      'b.html': pageHtml('El alcalde de Badou no aparece', spanish).replace('lang="fr"', 'lang="es"'),
    });
    const desk = await deskOf((sentence) => `EN ${sentence}`);
    const done = await run({
      to: 'en',
      engine: 'e',
      deskFor: async (from) => {
        if (from === 'fr') return desk;
        throw new RecoupeError('models.missing', `There is no model for ${from}-en.`, 'Fetch it.');
      },
    });
    assert.deepEqual([done.articles, done.untranslated], [2, 1]);
    assert.deepEqual(done.reasons, ['There is no model for es-en. Fetch it.']);
    assert.ok(articleOf(await files(), 'Gorom').includes('Machine-translated'));
  }));

test('relay: both feeds parse elsewhere, with stable ids and full dates', () =>
  withPress(async ({ add, run, files }) => {
    await add({
      'a.html': pageHtml('Le maire de Gorom introuvable', story('Gorom')),
      'b.html': pageHtml('Le pont de Sokolo fermé', story('Sokolo'), { day: '2024-02-28' }),
    });
    await run();
    const site = await files();
    const atom = parseFeed(site.get('feed.xml')!);
    assert.equal(atom.format, 'atom');
    if (atom.format !== 'atom') return;
    const { feed } = atom;
    const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/;
    assert.match(String(feed.updated), rfc3339);
    assert.equal(feed.entries?.length, 2);
    for (const entry of feed.entries ?? []) {
      assert.match(
        String(entry.id),
        /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      assert.match(String(entry.updated), rfc3339);
      assert.match(String(entry.published), rfc3339);
      assert.ok(entry.title && (entry.authors?.length ?? 0) > 0 && entry.content);
      assert.ok(
        entry.links?.some(({ rel, href }) => rel === 'via' && href?.startsWith('https://gazette.example/')),
      );
    }
    const json = parseFeed(site.get('feed.json')!);
    assert.equal(json.format, 'json');
    const raw = JSON.parse(site.get('feed.json')!) as { items: Record<string, string>[] };
    for (const item of raw.items) {
      assert.match(item['date_published']!, rfc3339);
      assert.ok(item['id'] && item['content_html'] && item['external_url']);
    }
    assert.deepEqual(
      raw.items.map(({ id }) => id),
      feed.entries?.map(({ id }) => id),
    );
    // The ids outlive a change of the article.
    await add({ 'a.html': pageHtml('Le maire de Gorom retrouvé', story('Gorom')) }, '2024-03-06');
    await run({ now: '2024-03-06T00:00:00Z' });
    const after = JSON.parse((await files()).get('feed.json')!) as typeof raw;
    const ids = ({ items }: typeof raw) => new Set(items.map(({ id }) => id));
    assert.deepEqual(ids(after), ids(raw));
  }));

/** Text of Atom, which is a string or an object with one. */
function valueOf(text: unknown): string {
  return typeof text === 'string' ? text : ((text as { value?: string } | undefined)?.value ?? '');
}

test('relay: a file holds what was put in, whatever that was (H24, H26)', async () => {
  for (const title of [
    'Fin </script><script>alert(1)</script> du récit',
    'Un ]]> dans le titre <!-- et --> là',
    'Deux lignes\u2028une seule\u2029phrase ici',
    `"><img src=x onerror=alert(1)> 'apostrophe' & esperluette`,
    'Un &amp; deux &lt;b&gt; trois &#x27; quatre',
    '<svg onload=alert(1)> et <math><mi xlink:href="data:x"> ici',
    '=HYPERLINK("http://x","y") {{mustache}} ${literal} <%= erb %>',
  ])
    await withPress(async ({ add, run, files }) => {
      await add({ 'a.html': pageHtml(title, [`${title}. Le maire de Gorom est parti.`, ...story('Gorom')]) });
      await run();
      const site = await files();
      const page = articleOf(site, '</article>');
      const wanted = title.replace(/\s+/g, ' ');
      const plain = (text: string) => text.replace(/\s+/g, ' ');
      const [h1] = elementsOf(page, 'h1');
      assert.equal(plain(textOf(h1!)), wanted);
      const scripts = elementsOf(page, 'script');
      assert.equal(scripts.length, 1);
      const data = JSON.parse(textOf(scripts[0]!)) as { isBasedOn: { headline: string } };
      assert.equal(plain(data.isBasedOn.headline), wanted);
      for (const element of elementsOf(page, '*'))
        assert.ok(
          !['img', 'svg', 'math'].includes(element.name) &&
            !Object.keys(element.attribs).some((name) => name.startsWith('on')),
        );
      const atom = parseFeed(site.get('feed.xml')!);
      if (atom.format !== 'atom') throw new Error(atom.format);
      assert.equal(plain(valueOf(atom.feed.entries?.[0]?.title)), wanted);
      const html = parseDocument(valueOf(atom.feed.entries?.[0]?.content));
      assert.ok(plain(textOf(html)).includes(wanted.slice(0, 12)));
      const json = JSON.parse(site.get('feed.json')!) as { items: { title: string }[] };
      assert.equal(plain(json.items[0]!.title), wanted);
      assert.deepEqual(
        checkHtml(page, site, Array.from(site.keys()).find((name) => name.startsWith('articles/'))!),
        [],
      );
    });
});

test('relay: every escape gives back what was put in, in an independent parser', () => {
  const hard = `a</script>b]]>c--d"e'f&g<h>\u2028i\u2029j\rk\u00a0l😀m`;
  assert.equal(textOf(parseDocument(`<p>${escapeText(hard)}</p>`)), hard);
  assert.equal(JSON.parse(textOf(parseDocument(`<script>${jsonInHtml(hard)}</script>`))), hard);
  assert.ok(!/[\u2028\u2029<>&]/.test(jsonInHtml(hard)));
  assert.equal(escapeText('a\u0000b\u0008c\ud800d\ufffee'), 'a\ufffdb\ufffdc\ufffdd\ufffde');
  for (const bad of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'http://user:key@host/',
    '//x',
    'x',
  ])
    assert.equal(webAddress(bad), null, bad);
});
