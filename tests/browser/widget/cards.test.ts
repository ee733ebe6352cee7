import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';

import type { Verdict } from '../../../src/model/verdict.js';
import { root } from '../../verdict/support.js';
import { inBrowser, startBrowser } from '../browser.js';
import { type FakeActivity, FakeDirectLine } from './fake-direct-line.js';
import { builtWidget, openShop, violations } from './shop-page.js';
import { cases, verdicts } from './verdicts.js';

/** `PICTURES=1` (or `all`, with everything unfolded) leaves pictures of every face of the card here. */
const pictures = join(root, 'coverage', 'widget');

const greeting: FakeActivity = { type: 'message', text: 'Hello! Tell me what happened.' };

/** A message with a verdict, as the server sends it. */
const said = (verdict: Verdict): FakeActivity => ({
  type: 'message',
  text: verdict.headline,
  channelData: { verdict, citations: verdict.citations },
});

/** Takes a picture of the whole panel, made as high as the card needs. */
async function picture(page: Page, card: Locator, name: string): Promise<void> {
  const before = page.viewportSize()!;
  const panel = page.locator('dialog');
  await page.setViewportSize({ ...before, height: Math.ceil((await card.boundingBox())!.height) + 320 });
  await panel.evaluate((element) => (element.style.height = 'calc(100vh - 7em)'));
  await card.evaluate((element) => element.scrollIntoView());
  await panel.screenshot({ path: join(pictures, `${name.replace(/\W+/g, '-')}.png`) });
  await panel.evaluate((element) => (element.style.height = ''));
  await page.setViewportSize(before);
}

inBrowser('cards', () => {
  let browser: Browser;
  let files: string;
  let all: ReadonlyMap<string, Verdict>;

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    [browser, files, all] = await Promise.all([startBrowser(), builtWidget(), verdicts()]);
  }, 60_000);
  afterAll(() => browser.close());

  describe.each([1280, 390])('at %i pixels', (width) => {
    describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
      it('every face of the card is accessible, fits and names its outcome', async () => {
        const line = new FakeDirectLine((what) => {
          const verdict = all.get(what?.text ?? '');
          return what === null ? [greeting] : verdict ? [said(verdict)] : [];
        });
        const { page, complaints, context } = await openShop(browser, files, line, { width, scheme });
        await page.locator('.launch').click();
        for (const { name } of cases) {
          await page.getByLabel('Write a message').fill(name);
          await page.keyboard.press('Enter');
          const card = page.locator('article.card').last();
          await card.getByText('Was this helpful?').waitFor();
          const box = (await card.boundingBox())!;
          expect([
            name,
            box.width <= width,
            await card.evaluate((e) => e.scrollWidth - e.clientWidth),
          ]).toEqual([name, true, 0]);
          if (process.env['PICTURES'] !== undefined) await picture(page, card, `${name}-${width}-${scheme}`);
          await card.locator('.folds').evaluate((folds) => {
            for (const fold of folds.querySelectorAll('details')) fold.open = true;
          });
          if (process.env['PICTURES'] === 'all')
            await picture(page, card, `${name}-${width}-${scheme}-unfolded`);
        }
        expect(await violations(page)).toEqual([]);
        expect(complaints).toEqual([]);
        await context.close();
      }, 120_000);
    });
  });
});
