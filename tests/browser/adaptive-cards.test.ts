import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type * as Library from 'adaptivecards';
import type { Browser, Page } from 'playwright-core';

import { everyCard } from '../rendering/cards/every-card.js';
import { root } from '../verdict/support.js';
import { inBrowser, startBrowser } from './browser.js';

/** `PICTURES=1` leaves a picture of every card here. */
const pictures = join(root, 'coverage', 'adaptive-cards');
const library = readFileSync(join(root, 'node_modules/adaptivecards/dist/adaptivecards.min.js'), 'utf8');
const STYLE = `body { font: 14px 'Segoe UI', sans-serif; margin: 16px; background: #f5f5f5; width: 480px }
  .ac-adaptiveCard { background: white; border: 1px solid #ddd; border-radius: 6px }
  .ac-pushButton { font: inherit; margin: 2px; padding: 4px 10px; border: 1px solid #bbb; border-radius: 4px; background: white }`;

inBrowser('cards as Microsoft’s library shows them', () => {
  let browser: Browser;
  let page: Page;
  let cards: Awaited<ReturnType<typeof everyCard>>;
  const complaints: string[] = [];
  beforeAll(async () => {
    browser = await startBrowser();
    page = await browser.newPage({ viewport: { width: 540, height: 900 } });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.setContent(`<style>${STYLE}</style><main></main>`);
    await page.evaluate(library);
    cards = await everyCard();
  });
  afterAll(() => browser.close());

  /** Shows a card alone on the page; what its buttons send is kept in `window.sent`. */
  const show = (card: unknown): Promise<number> =>
    page.evaluate((json) => {
      const { AdaptiveCards, document: doc } = globalThis as unknown as {
        AdaptiveCards: typeof Library;
        document: Document;
      };
      // Teams reads Markdown; here only its escapes, so that nothing else may look right by chance.
      AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
        const plain = text.replace(/\\(.)/g, '$1');
        result.outputHtml = plain.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
        result.didProcess = true;
      };
      const shown = new AdaptiveCards.AdaptiveCard();
      const sent: unknown[] = [];
      Object.assign(globalThis, { sent });
      shown.onExecuteAction = (action) => sent.push((action as { data?: unknown }).data);
      const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
      shown.parse(json, context);
      doc.querySelector('main')!.replaceChildren(shown.render()!);
      return context.eventCount;
    }, card);

  /** What is wrong with the card that is shown: empty, too wide, a button without a name. */
  const flaws = (): Promise<string[]> =>
    page.evaluate(() => {
      const main = document.querySelector('main')!;
      const nameless = [...main.querySelectorAll('button, input, select')].filter(
        (one) =>
          (one.textContent.trim() ||
            one.getAttribute('aria-label') ||
            one.getAttribute('aria-labelledby')) === null,
      );
      return [
        ...(main.innerText.trim() === '' ? ['empty'] : []),
        ...[main, ...main.querySelectorAll('.ac-actionSet')].flatMap((one) =>
          one.scrollWidth > one.clientWidth ? [`cut off: ${one.textContent}`] : [],
        ),
        ...nameless.map((one) => `no name: ${one.outerHTML}`),
      ];
    });

  describe('every card', () => {
    it('is shown without a complaint, within its width, with every button named', async () => {
      for (const [name, card] of cards) {
        expect([name, await show(card)]).toEqual([name, 0]);
        expect([name, await flaws()]).toEqual([name, []]);
        if (process.env['PICTURES']) {
          mkdirSync(pictures, { recursive: true });
          await page.locator('main').screenshot({ path: join(pictures, `${name.replace(/\W+/g, '-')}.png`) });
        }
      }
      expect(complaints).toEqual([]);
    });

    it('sends what its buttons stand for, with what was filled in', async () => {
      await show(cards.get('question by day'));
      const sent = (): Promise<unknown> => page.evaluate('sent');
      // Nothing is sent without the day.
      await page.getByRole('button', { name: 'Use this' }).click();
      expect(await sent()).toEqual([]);
      await page.locator('input[type=date]').fill('2026-06-10');
      await page.getByRole('button', { name: 'Use this' }).click();
      expect(await sent()).toEqual([
        expect.objectContaining({
          press: 'input',
          fact: 'deliveryDate',
          type: 'date',
          value: '2026-06-10',
          of: 'bf-test',
        }),
      ]);
    });

    it('unfolds the clauses that decide, word for word', async () => {
      await show(cards.get('verdict: granted, two deadlines'));
      const quote = page.getByText('“', { exact: false }).first();
      expect(await quote.isVisible()).toBe(false);
      await page.getByRole('button', { name: 'The clauses that decide' }).click();
      expect(await quote.isVisible()).toBe(true);
    });
  });
});
