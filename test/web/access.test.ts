/** Every screen by the rules of WCAG 2.2 AA as far as axe can check them, on paper white and in the dark; and its weight. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import type { PageSummary } from '../../src/contract/index.ts';
import type { CheckedEvent } from '../../src/model/index.ts';
import { project } from '../project.ts';
import { type Bench, bench, built } from './browser.ts';
import { visit } from './probes.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds; it is put into the window past the content-security policy, which would refuse it. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found: Violation[] = await page.evaluate(
    `axe.run({ runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'], iframes: false }).then(({ violations }) => violations)`,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]!.html} ${nodes[0]!.failureSummary}`);
}

async function screens({ ask }: Bench): Promise<string[]> {
  const pages = await ask<PageSummary[]>('api/pages');
  const events = await ask<CheckedEvent[]>('api/events');
  const rich = pages.sort((a, b) => b.events + b.claims - a.events - a.claims)[0]!;
  const told = events.sort(
    (a, b) => b.members.length + b.figures.length - a.members.length - a.figures.length,
  )[0]!;
  const copy = pages.find(({ copies }) => copies.length > 0)!;
  const compare = `#/compare?before=${copy.copies[0]}&after=${copy.id}`;
  return [
    '',
    '#/pages',
    '#/sources',
    compare,
    `#/pages/${rich.id}`,
    `#/events/${told.id}`,
    '#/search?q=Bamako',
    '#/search?q=',
  ];
}

bench(
  { manifest: join(project, 'examples', 'mali', 'manifest.jsonl') },
  {
    'every screen passes, in the light and in the dark, wide and narrow': async (b) => {
      const all = await screens(b);
      for (const [colorScheme, width] of [
        ['light', 1280],
        ['dark', 360],
      ] as const) {
        await b.open(
          '',
          async (page) => {
            for (const hash of all) {
              await visit(page, b.address, hash);
              const note = page.locator('.note > button').first();
              if (await note.count()) await note.click();
              assert.deepEqual(await violations(page), [], `${hash} ${colorScheme}`);
            }
          },
          { colorScheme, viewport: { width, height: 900 } },
        );
      }
    },

    'the help is a dialog that passes too': async (b) => {
      await b.open('', async (page) => {
        await page.keyboard.press('?');
        assert.ok(await page.locator('dialog').isVisible());
        assert.deepEqual(await violations(page), []);
      });
    },

    'the script weighs less than 40 KB packed': async () => {
      const folder = join(built, 'assets');
      const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
      const weight = scripts.reduce(
        (sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length,
        0,
      );
      assert.ok(weight > 0 && weight < 40_000, `${weight} bytes`);
    },
  },
);
