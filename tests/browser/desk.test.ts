import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { buildDesk } from '../../scripts/web-bundles.mjs';
import { deskBundle } from '../../src/server/desk/bundle.js';
import { account, Customer, type DeskServer, PASSWORD, startDesk } from '../server/desk/support.js';
import { root } from '../verdict/support.js';
import { inBrowser, startBrowser } from './browser.js';

/** Pictures of every page, to be looked at. */
const pictures = join(root, 'coverage', 'pages');
const mail = `From: "<img src=x onerror=alert(1)>" <kim@example.com>
Date: Mon, 15 Jun 2026 09:00:00 +0000

Hi SONOFF, the relay that I ordered on your site on 1 June arrived on 8 June 2026 and never turned on.
I still have the box. <script>alert(1)</script> Where do I send it?`;

let folder: string;
let server: DeskServer;
let browser: Browser;
let env: Record<string, string>;

inBrowser('the desk', () => {
  const start = (port = 0): Promise<DeskServer> =>
    startDesk({ folder, env, port, bundle: deskBundle(join(folder, 'web')) });
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'desk-browser-'));
    await buildDesk(join(folder, 'web'));
    mkdirSync(pictures, { recursive: true });
    env = { DESK_AGENTS: [await account('Maria', ':editor'), await account('Lou')].join(' ') };
    server = await start();
    browser = await startBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true });
  });

  const enter = async (name: string, width = 1280, scheme: 'light' | 'dark' = 'light') => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${server.url}/desk`);
    await page.fill('#name', name);
    await page.fill('#password', PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#mail');
    return { context, page, complaints };
  };

  describe('an agent', () => {
    it('pastes a mail, sees its facts in it, corrects one, and copies the reply, all with the keyboard', async () => {
      const { context, page, complaints } = await enter('Maria');
      await page.locator('.mail-view .controls input[type=date]').fill('2026-06-20');
      await page.focus('#mail');
      await page.keyboard.insertText(mail);
      await page.waitForSelector('.draft');
      expect(await page.locator('.marks .fact').allInnerTexts()).toContain('8 June 2026');
      expect(await page.locator('.marks .fact', { hasText: '8 June 2026' }).getAttribute('title')).toMatch(
        /^Delivery date: 8 June 2026\. \d+ % sure, read by \w+/,
      );
      expect(await page.locator('#desk script, #desk img').count()).toBe(0);
      const before = await page.locator('.verdict .headline').innerText();

      await page.focus('[data-fact=deliveryDate]');
      await page.keyboard.press('Enter');
      await page.locator('dialog input[type=date]').first().fill('2026-06-18');
      await page.keyboard.press('Enter');
      await page.waitForSelector('[data-fact=deliveryDate].edited');
      expect(await page.locator('[data-fact=deliveryDate]').innerText()).toContain('18 June 2026');
      await page.waitForFunction(
        `document.querySelector('.verdict .headline').innerText !== ${JSON.stringify(before)}`,
      );

      await page.keyboard.press('Control+Enter');
      await page.waitForSelector('.toast.shown');
      const copied = await page.evaluate<string>('navigator.clipboard.readText()');
      expect(copied).toMatch(/^Hello,[\s\S]*Maria\nSONOFF\s*$/);
      const types = await page.evaluate<string[]>(
        'navigator.clipboard.read().then((items) => items[0].types)',
      );
      expect(types.sort()).toEqual(['text/html', 'text/plain']);

      await page.reload();
      await page.waitForSelector('[data-fact=deliveryDate].edited');
      expect(await page.inputValue('#mail')).toBe(mail);
      expect(complaints).toEqual([]);
      await context.close();
    }, 120_000);

    it('takes over a waiting customer live; nothing is lost though the server starts again in the middle', async () => {
      const customer = await Customer.start(server.url, 'sonoff');
      await customer.say('My switch came on 10 June 2026 and I want to send it back, it is unopened.');
      await customer.say('I want to talk to a person');
      const [maria, lou] = [await enter('Maria'), await enter('Lou')];
      for (const { page } of [maria, lou]) {
        await page.click('nav a[href="/desk/queue"]');
        await page.click('.handoff.waiting');
        await page.waitForSelector('.chat-log li');
      }
      await maria.page.click('.chat-foot button.primary');
      await maria.page.waitForSelector('.chat-foot textarea');
      await lou.page.waitForSelector('text=Maria is with this customer.');
      await maria.page.fill('.chat-foot textarea', 'Hello, this is <b>Maria</b>.');
      await maria.page.keyboard.press('Enter');
      await lou.page.waitForSelector('.chat-log .agent:has-text("<b>Maria</b>")');
      expect((await customer.sees()).at(-1)).toBe('Maria: Hello, this is <b>Maria</b>.');
      await customer.say('Good to hear!');
      await maria.page.waitForSelector('.chat-log .user:has-text("Good to hear!")');
      await shoot(maria.page, 'desk-queue-1280-light');

      const port = Number(new URL(server.url).port);
      await server.close();
      server = await start(port);
      await customer.at(server.url).say('Are you still there?');
      await maria.page.waitForSelector('.chat-log .user:has-text("Are you still there?")', {
        timeout: 30_000,
      });
      await maria.page.reload();
      await maria.page.waitForSelector('.chat-log .user:has-text("Are you still there?")');
      expect(await maria.page.locator('.chat-log .user:has-text("Good to hear!")').count()).toBe(1);
      await maria.page.click('text=Hand back to the assistant');
      await maria.page.waitForSelector('.handoff.done');
      expect((await customer.sees()).at(-1)).toContain('Maria has left this chat.');
      await maria.context.close();
      await lou.context.close();
    }, 180_000);
  });

  describe.each([
    [1280, 'light'],
    [390, 'dark'],
    [820, 'light'],
    [390, 'light'],
    [1280, 'dark'],
  ] as const)('at %i pixels in %s', (width, scheme) => {
    it('every page is accessible and fits', async () => {
      const { context, page, complaints } = await enter('Maria', width, scheme);
      const look = async (name: string): Promise<void> => {
        await shoot(page, `desk-${name}-${width}-${scheme}`);
        expect([name, await violations(page)]).toEqual([name, []]);
        const over = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
        expect([name, await page.evaluate(over)]).toEqual([name, 0]);
      };
      await look('welcome');
      await page.locator('.mail-view .controls input[type=date]').fill('2026-06-20');
      await page.fill('#mail', mail);
      await page.waitForSelector('.draft');
      await look('mail');
      await page.click('[data-fact=deliveryDate]');
      await look('editor');
      await page.keyboard.press('Escape');
      await page.click('nav a[href="/desk/search"]');
      await page.fill('.search-view input', 'who pays for the return');
      await page.waitForSelector('.policy-side .target');
      await look('search');
      await page.click('nav a[href="/desk/queue"]');
      await page.waitForSelector('.queue li');
      await look('queue');
      await page.click('nav a[href="/desk/insights"]');
      await page.waitForSelector('.numbers');
      await look('insights');
      expect(complaints).toEqual([]);
      await context.close();
      await signInPageFits(browser, width, scheme);
    }, 180_000);
  });

  const signInPageFits = async (
    own: Browser,
    width: number,
    colorScheme: 'light' | 'dark',
  ): Promise<void> => {
    const context: BrowserContext = await own.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    await page.goto(`${server.url}/desk`);
    await page.waitForSelector('#name');
    await shoot(page, `desk-sign-in-${width}-${colorScheme}`);
    expect(await violations(page)).toEqual([]);
    await context.close();
  };
});

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** What axe finds under every rule that it has, best practices included. */
async function violations(page: Page): Promise<string[]> {
  // Evaluated rather than loaded: the page's own policy allows no script of others.
  await page.evaluate(axe.source);
  const found = await page.evaluate<axe.AxeResults>(
    'axe.run(document, { resultTypes: ["violations"], runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } })',
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}
