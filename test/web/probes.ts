/**
 * Questions put to a window of the workbench. They run in the browser, whose globals these tests are not compiled
 * with; so they are written as expressions.
 */
import type { Page } from 'playwright-core';

/** Another screen in the same window, loaded afresh. */
export async function visit(page: Page, address: string, hash: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(address + hash);
  await page.waitForSelector('main h1');
}

/** How many stretches are lit with the marks whose names begin with `mark`. */
export function countLit(page: Page, mark: string): Promise<number> {
  return page.evaluate(
    `[...CSS.highlights].filter(([name]) => name.startsWith(${JSON.stringify(mark)}))
      .reduce((sum, [, ranges]) => sum + ranges.size, 0)`,
  );
}

/** Asks again until the answer is true; gives up after half a minute. */
export async function until(question: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 1500; i += 1) {
    if (await question()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('it did not come about');
}

/** The middle of some words of a block of the article, in the window, after scrolling there. */
export function pointOf(
  page: Page,
  block: number,
  from: number,
  to: number,
): Promise<{ x: number; y: number }> {
  return page.evaluate(`(() => {
    const node = document.querySelectorAll('.passage .lit')[${block}].firstChild;
    node.parentElement.scrollIntoView({ block: 'center' });
    const range = document.createRange();
    range.setStart(node, ${from});
    range.setEnd(node, ${to});
    const box = range.getClientRects()[0];
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  })()`);
}

/** The text of the element that has the focus. */
export function focused(page: Page): Promise<string> {
  return page.evaluate('document.activeElement?.textContent ?? ""');
}

/** Waits until the title of the screen matches. */
export async function waitForTitle(page: Page, title: RegExp): Promise<void> {
  await page.locator('main h1').filter({ hasText: title }).waitFor();
}

/** How far the page runs over the right edge of the window. */
export function overrun(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - innerWidth');
}

/** Spaces of every sort made one. */
export function plain(text: string | null): string {
  return (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
}
