/** What the relay wrote comes back in: it is known by its own mark, counts for nothing, and does not go out again. */
import assert from 'node:assert/strict';
import { RELAYED_BY_US } from '../../src/model/index.ts';
import { crossCheck, type ReadPage } from '../../src/pipeline/dossier.ts';
import type { Workspace } from '../../src/store/index.ts';
import { test } from '../runner.ts';
import { deskOf, pageHtml, withPress } from './material.ts';

const ATTACK = [
  'Des hommes armés ont attaqué le poste de gendarmerie de Ménaka dans la nuit de lundi à mardi, tuant sept soldats, a annoncé le ministère de la Défense.',
  "Le colonel Moussa Diarra a déclaré que l'armée malienne avait repoussé les assaillants après deux heures de combats.",
  'Le gouverneur de la région a décrété un couvre-feu de trois jours, et les écoles de Ménaka sont fermées.',
];

async function pagesOf(workspace: Workspace): Promise<ReadPage[]> {
  const pages: ReadPage[] = [];
  for await (const page of workspace.readings()) pages.push(page);
  return pages;
}

/** Events with how many voices stand behind each. */
async function voicesOf(workspace: Workspace): Promise<string[]> {
  const { events } = crossCheck(await pagesOf(workspace));
  return events
    .map(({ type, place, origins, status }) => `${type} ${place} ${origins.length} ${status}`)
    .sort();
}

for (const { what, options } of [
  { what: 'as it stands', options: {} },
  { what: 'in full', options: { fullText: true } },
  { what: 'translated', options: { to: 'en', engine: 'e', fullText: true } },
])
  test(`relay: its own page, ${what}, comes back as no source`, () =>
    withPress(async ({ add, run, files, workspace }) => {
      await add({ 'menaka.html': pageHtml('Sept soldats tués à Ménaka', ATTACK) });
      const before = await voicesOf(workspace);
      assert.ok(before.length > 0);
      const desk = await deskOf((sentence) => `Armed men attacked Ménaka, it is reported: ${sentence}`);
      await run({ ...options, ...('to' in options && { deskFor: async () => desk }) });
      const own = Array.from(await files()).filter(([name]) => name.startsWith('articles/'));
      assert.equal(own.length, 1);
      await add({ 'again.html': own[0]![1] }, '2024-03-04');

      const [, relayed] = await pagesOf(workspace);
      assert.ok(relayed!.page.diagnostics.some(({ code }) => code === RELAYED_BY_US));
      if ('to' in options) assert.equal(relayed!.page.article.machine_translated.value, true);
      assert.deepEqual(await voicesOf(workspace), before);

      const again = await run({ now: '2024-03-05T00:00:00Z' });
      assert.equal(again.articles, 1, 'the relay does not relay itself');
    }));
