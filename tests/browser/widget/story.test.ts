import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { root } from '../../verdict/support.js';
import { eventually, inBrowser } from '../browser.js';
import { browserAndServer, type RealServer } from './real-server.js';
import { violations, watch } from './shop-page.js';

/** Pictures of the demonstration shops with the chat, to be looked at. */
const pictures = join(root, 'coverage', 'widget');
const TODAY = '2026-06-20';

let browser: Browser;
let server: RealServer;

/** A window on a demonstration shop. */
interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly requests: string[];
  readonly complaints: string[];
}

async function visit(width: number, store = 'sonoff', scheme: 'light' | 'dark' = 'light'): Promise<Visit> {
  const phone = width < 500;
  const context = await browser.newContext({
    viewport: { width, height: phone ? 844 : 900 },
    hasTouch: phone,
    isMobile: phone,
    colorScheme: scheme,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const watched = watch(page);
  await page.goto(`${server.url}/demo/${store}?today=${TODAY}`);
  return { context, page, ...watched };
}

/** Writes a message and waits until it stands in the conversation and was answered. */
async function write(page: Page, text: string): Promise<void> {
  const before = await page.locator('.message.bot').count();
  await page.getByLabel('Write a message').fill(text);
  await page.keyboard.press('Enter');
  await answered(page, before);
}

async function answered(page: Page, before: number): Promise<void> {
  await page.waitForFunction((count) => {
    const chat = document.querySelector('clausewise-chat')!.shadowRoot!;
    return (
      chat.querySelectorAll('.message.bot').length > count && chat.querySelector('.pending .message') === null
    );
  }, before);
}

/** Presses a quick reply. */
async function press(page: Page, name: string): Promise<void> {
  const before = await page.locator('.message.bot').count();
  await page.locator('.reply', { hasText: name }).first().click();
  await answered(page, before);
}

/** From the first question to the verdict. */
async function toVerdict(page: Page): Promise<void> {
  await write(page, 'I changed my mind and would like to return my switch. It came on 10 June 2026.');
  for (let question = 0; question < 8; question++) {
    if ((await page.locator('article.card').count()) > 0) return;
    const picker = page.locator('.picker input');
    if ((await picker.count()) > 0) {
      const before = await page.locator('.message.bot').count();
      await picker.fill('2026-06-03');
      await page.getByRole('button', { name: 'Use this' }).click();
      await answered(page, before);
      continue;
    }
    const labels = await page.locator('.reply').allTextContents();
    const good = [
      'The brand’s own online store',
      'own online store',
      'Opened, but not used',
      'Nothing is wrong',
      'Yes',
    ];
    const choice = good.map((start) => labels.find((label) => label.includes(start))).find(Boolean);
    await press(page, choice ?? labels[0]!);
  }
}

inBrowser('the chat', () => {
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    [browser, server] = await browserAndServer();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  describe.each([1280, 390])('a newcomer at %i pixels', (width) => {
    it('asks, is asked back, gets a verdict, opens the clause, and finds it all again after a reload', async () => {
      const { page, context, requests, complaints } = await visit(width);
      await page.screenshot({ path: join(pictures, `demo-${String(width)}.png`) });
      await page.locator('.launch').click();
      await page.getByText('automated assistant of SONOFF').waitFor();
      await toVerdict(page);
      const card = page.locator('article.card');
      await card.getByText('30-Day Money Back Guarantee').first().waitFor();
      expect(await card.locator('.outcome').textContent()).toBe('Yes');
      expect(await card.getByRole('img').getAttribute('aria-label')).toContain('Today 20 June 2026');
      await page.screenshot({ path: join(pictures, `story-${String(width)}.png`) });

      await card.getByText('The clauses that decide').click();
      const clause = card.locator('.clauses .quote').first();
      expect(await clause.locator('blockquote').textContent()).toContain('within 30 days of receipt');
      const [policy] = await Promise.all([
        context.waitForEvent('page'),
        clause.getByRole('link', { name: 'Open in the policy' }).click(),
      ]);
      await policy.waitForLoadState();
      expect(policy.url()).toBe(`${server.url}/policies/sonoff#money-back-eligibility`);
      await policy.close();

      const said = await page.locator('.message').allTextContents();
      await page.reload();
      await page.locator('article.card').getByText('Was this helpful?').waitFor();
      expect(await page.locator('.message').allTextContents()).toEqual(said);
      expect(await violations(page)).toEqual([]);
      expect(requests.filter((url) => !url.startsWith(server.url))).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    }, 90_000);
  });

  it('with the keyboard alone, from the page to a person and back', async () => {
    const { page, context, complaints } = await visit(1280);
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        const within = document.activeElement?.shadowRoot?.activeElement;
        return within?.getAttribute('aria-label') ?? within?.textContent ?? '';
      });
    const focusComesTo = (name: string): Promise<void> =>
      eventually(focused, (now) => {
        expect(now).toBe(name);
      });
    await page.locator('.launch').focus();
    await page.keyboard.press('Enter');
    await page.getByText('automated assistant of SONOFF').waitFor();
    await focusComesTo('Write a message');
    await page.keyboard.type('The parcel is here, but the plug is dead.');
    await page.keyboard.press('Enter');
    await page.locator('.reply').first().waitFor();
    // Back to the first of the answers, and on with what it gives.
    await page.locator('.reply').first().focus();
    await page.keyboard.press('Enter');
    await focusComesTo('Write a message');
    // Send, while there is nothing to send, is passed over.
    await page.keyboard.press('Tab');
    await focusComesTo('Talk to a person');
    await page.keyboard.press('Enter');
    await page.getByText('Your reference', { exact: false }).last().waitFor();
    await page.getByRole('button', { name: 'More' }).focus();
    await page.keyboard.press('Enter');
    await focusComesTo('Start over');
    await page.keyboard.press('Escape');
    await focusComesTo('More');
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'hidden' });
    await eventually(focused, (now) => {
      expect(now).toContain('Chat');
    });
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);

  it('on a phone the page behind is out of reach while the panel is open', async () => {
    const { page, context } = await visit(390);
    await page.locator('.launch').click();
    await page.getByText('automated assistant of SONOFF').waitFor();
    const box = (await page.locator('dialog').boundingBox())!;
    expect([box.x, box.y, box.width, box.height]).toEqual([0, 0, 390, 844]);
    for (let press = 0; press < 12; press++) {
      await page.keyboard.press('Tab');
      expect(
        await page.evaluate(() => ['BODY', 'CLAUSEWISE-CHAT'].includes(document.activeElement!.tagName)),
      ).toBe(true);
    }
    await page.getByRole('button', { name: 'Close the chat' }).click();
    await page.locator('.launch').waitFor();
    await context.close();
  });

  it('two tabs hold one conversation', async () => {
    const { page, context } = await visit(1280);
    await page.locator('.launch').click();
    await page.getByText('automated assistant of SONOFF').waitFor();
    const other = await context.newPage();
    await other.goto(`${server.url}/demo/sonoff?today=${TODAY}`);
    await other.locator('.launch').click();
    await other.getByText('automated assistant of SONOFF').waitFor();
    await write(page, 'How long does shipping take?');
    await other.locator('.own', { hasText: 'How long does shipping take?' }).waitFor();
    await write(other, 'Do you ship to Canada?');
    await page.locator('.own', { hasText: 'Do you ship to Canada?' }).waitFor();
    expect(await page.locator('.message.own').allTextContents()).toEqual(
      await other.locator('.message.own').allTextContents(),
    );
    await context.close();
  });

  it('what is written while the server is away is sent once it is back', async () => {
    const { page, context } = await visit(1280);
    await page.locator('.launch').click();
    await page.getByText('automated assistant of SONOFF').waitFor();
    await server.pause();
    await page.getByText('Trying again').waitFor();
    await page.getByLabel('Write a message').fill('Can I return my switch?');
    await page.keyboard.press('Enter');
    await page.getByText('Waiting for a connection').waitFor();
    const before = await page.locator('.message.bot').count();
    await server.resume();
    await answered(page, before);
    expect(await page.locator('.message.own').count()).toBe(1);
    await context.close();
  }, 60_000);

  it('what is written while the browser is offline is sent after, in order and once', async () => {
    const { page, context, complaints } = await visit(390);
    await page.locator('.launch').click();
    await page.getByText('automated assistant of SONOFF').waitFor();
    await context.setOffline(true);
    await page.getByText('You are offline').waitFor();
    const written = ['Can I return my switch?', 'It came on 10 June 2026.', 'I never opened it.'];
    for (const text of written) {
      await page.getByLabel('Write a message').fill(text);
      await page.keyboard.press('Enter');
    }
    await page.getByText('Waiting for a connection').nth(2).waitFor();
    expect(await page.locator('.pending .message').count()).toBe(3);
    const before = await page.locator('.message.bot').count();
    await context.setOffline(false);
    await answered(page, before + written.length - 1);
    const own = await page.locator('.message.own .bubble').allTextContents();
    expect(own).toEqual(written);
    // What the browser itself says of a cut line is no fault of the page.
    expect(complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
    await context.close();
  }, 60_000);

  it('the transcript and the message to the shop can be taken along', async () => {
    const { page, context } = await visit(1280);
    await page.locator('.launch').click();
    await page.getByText('automated assistant of SONOFF').waitFor();
    await toVerdict(page);
    const before = await page.locator('.message.bot').count();
    await page.getByRole('button', { name: 'Write the message' }).first().click();
    await answered(page, before);
    const mail = page.getByRole('link', { name: 'Open in your mail program' });
    expect(await mail.getAttribute('href')).toMatch(/^mailto:support%40sonoff\.tech\?subject=.+&body=.+/);
    await page.getByRole('button', { name: 'More' }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download transcript' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('conversation.txt');
    const text = await (await file.createReadStream()).toArray();
    expect(Buffer.concat(text as Buffer[]).toString('utf8')).toContain('[sonoff/money-back-eligibility]');
    await context.close();
  }, 60_000);

  it('every demonstration shop stands, narrow and wide, light and dark', async () => {
    for (const [store, width, scheme] of [
      ['aqara', 1280, 'light'],
      ['smartomi', 390, 'dark'],
      ['smartwarepro', 1280, 'dark'],
      ['sonoff', 390, 'light'],
      ['switchbot', 1280, 'light'],
    ] as const) {
      const { page, context, complaints, requests } = await visit(width, store, scheme);
      await page.locator('.launch').waitFor();
      expect([store, await violations(page)]).toEqual([store, []]);
      expect(
        await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ),
      ).toBe(0);
      expect([complaints, requests.filter((url) => !url.startsWith(server.url))]).toEqual([[], []]);
      await page.screenshot({ path: join(pictures, `shop-${store}-${String(width)}-${scheme}.png`) });
      await context.close();
    }
  }, 60_000);
});
