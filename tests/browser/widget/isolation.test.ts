import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { inBrowser, startBrowser } from '../browser.js';
import { CHAT, type FakeActivity, FakeDirectLine } from './fake-direct-line.js';
import { builtWidget, openShop, SHOP, violations } from './shop-page.js';

const hello: FakeActivity = {
  type: 'message',
  text: 'Hello!',
  suggestedActions: { actions: [{ type: 'imBack', title: 'Return an item', value: 'Return an item' }] },
};

/** A style sheet that spoils whatever it can reach. */
const HOSTILE = `
  html { font-size: 5px; direction: rtl; }
  * { all: unset !important; --accent: #fff; --paper: #000; --ink: #000; }
  *, *::before, *::after { display: none !important; position: static !important; opacity: 0.1 !important;
    transform: rotate(20deg) !important; color: red !important; background: yellow !important;
    font: 40px/3 fantasy !important; animation: spin 1s infinite !important; filter: blur(4px) !important;
    visibility: hidden !important; pointer-events: none !important; z-index: -1 !important; letter-spacing: 2em !important; }
  html, body, main, h1 { display: block !important; visibility: visible !important; opacity: 1 !important; filter: none !important;
    transform: none !important; }
  clausewise-chat { display: none !important; width: 0 !important; clip-path: inset(50%) !important; }
`;

inBrowser('isolation', () => {
  let browser: Browser;
  let files: string;
  beforeAll(async () => {
    [browser, files] = await Promise.all([startBrowser(), builtWidget()]);
  }, 60_000);
  afterAll(() => browser.close());

  /** How the launcher and the open panel look: boxes, colours and fonts of what matters. */
  const looks = (page: Page): Promise<unknown> =>
    page.evaluate(() => {
      const chat = document.querySelector('clausewise-chat')!.shadowRoot!;
      return ['.launch', '.panel', '.title h2', '.bubble', '.reply', 'textarea', '.person'].map(
        (selector) => {
          const element = chat.querySelector(selector)!;
          const { color, backgroundColor, fontFamily, fontSize, letterSpacing, visibility } =
            getComputedStyle(element);
          const { x, y, width, height } = element.getBoundingClientRect();
          return [
            selector,
            x,
            y,
            width,
            height,
            color,
            backgroundColor,
            fontFamily,
            fontSize,
            letterSpacing,
            visibility,
          ];
        },
      );
    });

  const opened = async (
    style: string,
    more: Parameters<typeof openShop>[3] = {},
  ): ReturnType<typeof openShop> => {
    const shop = await openShop(browser, files, new FakeDirectLine((said) => (said ? [] : [hello])), {
      style,
      ...more,
    });
    await shop.page.waitForFunction(() => document.querySelector('clausewise-chat') !== null);
    await shop.page.evaluate(() => window.clausewise!.open());
    await shop.page.locator('.reply').waitFor();
    return shop;
  };

  describe("a shop's page", () => {
    it('with hostile styles changes nothing of the chat, under a policy that allows no style of ours', async () => {
      const [plain, spoilt] = [await opened(''), await opened(HOSTILE)];
      expect(await looks(spoilt.page)).toEqual(await looks(plain.page));
      expect(spoilt.complaints).toEqual([]);
      await plain.context.close();
      await spoilt.context.close();
    });

    it('is not changed by the chat', async () => {
      const shop = await openShop(browser, files, new FakeDirectLine(() => [hello]), {
        style: 'body { margin: 20px; } .launch, .panel { color: red; }',
        body: '<div class="panel">A panel of the shop</div><button class="launch">Launch</button>',
      });
      const look = (): Promise<string[]> =>
        shop.page.evaluate(() =>
          [...document.body.querySelectorAll('*:not(clausewise-chat)')].map((element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return [element.tagName, x, y, width, height, getComputedStyle(element).color].join(' ');
          }),
        );
      const before = await look();
      await shop.page.evaluate(() => window.clausewise!.open());
      await shop.page.getByText('Hello!').waitFor();
      expect(await look()).toEqual(before);
      await shop.context.close();
    });

    it('never sees a word of the chat as markup', async () => {
      const nasty =
        '<img src=x onerror="window.pwned=1"><b>bold</b> https://evil.example/"onmouseover="x <script>1</script>';
      const line = new FakeDirectLine((said) =>
        said === null
          ? [hello]
          : [
              {
                type: 'message',
                text: nasty,
                suggestedActions: { actions: [{ type: 'imBack', title: nasty, value: 'x' }] },
              },
            ],
      );
      const { page, context, complaints } = await openShop(browser, files, line, {
        attributes: `data-greeting="&lt;b&gt;Hi&lt;/b&gt;" data-title="&lt;i&gt;Shop"`,
      });
      await page.locator('.launch').click();
      await page.getByLabel('Write a message').fill(nasty);
      await page.keyboard.press('Enter');
      await page.locator('.reply', { hasText: 'onerror' }).waitFor();
      expect(await page.locator('.panel b, .panel img, .panel script, .title i').count()).toBe(0);
      expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
      expect(await page.locator('.greeting').textContent()).toBe('<b>Hi</b>');
      expect(complaints).toEqual([]);
      await context.close();
    });

    it('gives the chat its colour, side, theme, title and greeting', async () => {
      const { page, context } = await openShop(
        browser,
        files,
        new FakeDirectLine((said) => (said ? [] : [hello])),
        {
          attributes:
            'data-color="#ffd400" data-position="left" data-theme="dark" data-title="Ask us" data-greeting="Welcome!"',
        },
      );
      await page.locator('.launch').click();
      await page.locator('.reply').waitFor();
      expect(await page.locator('.title h2').textContent()).toBe('Ask us');
      expect(await page.locator('.greeting').textContent()).toBe('Welcome!');
      expect((await page.locator('.panel').boundingBox())!.x).toBeLessThan(100);
      const launch = await page.locator('.launch').evaluate((element) => {
        const { color, backgroundColor } = getComputedStyle(element);
        return [color, backgroundColor];
      });
      // Yellow is written on in black.
      expect(launch).toEqual(['rgb(0, 0, 0)', 'rgb(255, 212, 0)']);
      expect(await violations(page)).toEqual([]);
      await context.close();
    });

    it.each(['#ffd400', '#888'])('in %s can be read, light and dark', async (color) => {
      for (const scheme of ['light', 'dark'] as const) {
        const { page, context } = await openShop(
          browser,
          files,
          new FakeDirectLine((said) => (said ? [] : [hello])),
          {
            attributes: `data-color="${color}"`,
            scheme,
          },
        );
        await page.locator('.launch').click();
        await page.locator('.reply').waitFor();
        await page.getByLabel('Write a message').fill('Mine');
        await page.keyboard.press('Enter');
        await page.locator('.own').first().waitFor();
        expect([color, scheme, await violations(page)]).toEqual([color, scheme, []]);
        await context.close();
      }
    });

    it('from right to left is mirrored', async () => {
      const { page, context } = await opened('', { attributes: 'data-dir="rtl"' });
      const [title, close] = [
        await page.locator('.title h2').boundingBox(),
        await page.getByRole('button', { name: 'Close the chat' }).boundingBox(),
      ];
      expect(close!.x).toBeLessThan(title!.x);
      expect(await violations(page)).toEqual([]);
      await context.close();
    });

    it('whose chat cannot be loaded stays as it is, and the next try is taken', async () => {
      const line = new FakeDirectLine((said) => (said ? [] : [hello]));
      const { page, context } = await openShop(browser, files, line);
      const panel = `${CHAT}/widget-panel-*.js`;
      await page.route(panel, (route) => route.abort());
      await page.locator('.launch').click();
      await page.locator('.launch', { hasText: 'could not be loaded' }).waitFor();
      await page.unroute(panel);
      expect(page.url()).toBe(`${SHOP}/`);
      await page.reload();
      await page.locator('.launch').click();
      await page.getByText('Hello!').waitFor();
      await context.close();
    });
  });
});
