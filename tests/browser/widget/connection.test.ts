import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { eventually, inBrowser, startBrowser } from '../browser.js';
import { type FakeActivity, FakeDirectLine } from './fake-direct-line.js';
import { builtWidget, openShop, SHOP, type Watched } from './shop-page.js';

const hello: FakeActivity = { type: 'message', text: 'Hello!' };

/** An assistant that says back what it is told. */
const echo = (said: FakeActivity | null): readonly FakeActivity[] =>
  said === null ? [hello] : [{ type: 'message', text: `You said: ${said.text ?? ''}` }];

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('Write a message').fill(text);
  await page.keyboard.press('Enter');
}

const texts = (page: Page): Promise<string[]> => page.locator('.message .bubble').allTextContents();

inBrowser('connections', () => {
  let browser: Browser;
  let files: string;
  beforeAll(async () => {
    [browser, files] = await Promise.all([startBrowser(), builtWidget()]);
  }, 60_000);
  afterAll(() => browser.close());

  /** A shop's page with the chat open and greeted. */
  const opened = async (line: FakeDirectLine, before?: (page: Page) => Promise<void>): Promise<Watched> => {
    const shop = await openShop(browser, files, line);
    if (before) {
      await before(shop.page);
      await shop.page.goto(`${SHOP}/`);
    }
    await shop.page.locator('.launch').click();
    await shop.page.getByText('Hello!').first().waitFor();
    return shop;
  };

  describe('the connection', () => {
    it('asks nothing of the server before somebody seems to want the chat', async () => {
      const line = new FakeDirectLine(echo);
      const { page, requests, context } = await openShop(browser, files, line);
      await page.locator('.launch').waitFor();
      await page.waitForTimeout(300);
      expect(requests.filter((url) => !url.startsWith(SHOP)).map((url) => new URL(url).pathname)).toEqual([
        '/widget.js',
      ]);
      expect(line.calls).toEqual([]);
      await context.close();
    });

    it('comes back after a cut, and what was said meanwhile is there once', async () => {
      const line = new FakeDirectLine(echo);
      const { page, context } = await opened(line);
      await write(page, 'one');
      await page.getByText('You said: one').waitFor();
      await line.cut();
      line.say({ type: 'message', text: 'Said in between' });
      await page.getByText('Said in between').waitFor();
      await write(page, 'two');
      await page.getByText('You said: two').waitFor();
      expect(await texts(page)).toEqual([
        'Hello!',
        'one',
        'You said: one',
        'Said in between',
        'two',
        'You said: two',
      ]);
      await context.close();
    });

    it('finds the conversation after an hour of sleep, though its token has ended', async () => {
      const line = new FakeDirectLine(echo);
      const { page, context } = await opened(line, (before) => before.clock.install());
      await write(page, 'before I slept');
      await page.getByText('You said: before I slept').waitFor();
      line.forget();
      line.expireAll();
      line.say({ type: 'message', text: 'Said while it slept' });
      await page.clock.fastForward('01:00:00');
      await page.getByText('Said while it slept').waitFor();
      await write(page, 'awake');
      await page.getByText('You said: awake').waitFor();
      expect(line.begun).toBe(1);
      expect(await texts(page)).toEqual([
        'Hello!',
        'before I slept',
        'You said: before I slept',
        'Said while it slept',
        'awake',
        'You said: awake',
      ]);
      await context.close();
    });

    it('begins a new conversation where the old one is no more, and says so', async () => {
      const line = new FakeDirectLine(echo);
      const { page, context } = await opened(line);
      await write(page, 'old');
      await page.getByText('You said: old').waitFor();
      line.lose();
      await line.cut();
      await page.getByText('this is a new one').waitFor();
      await write(page, 'new');
      await page.getByText('You said: new').waitFor();
      expect(line.begun).toBe(2);
      await context.close();
    });

    it('does without sockets where there are none', async () => {
      const line = new FakeDirectLine(echo);
      line.noSockets = true;
      const shop = await openShop(browser, files, line);
      await shop.page.locator('.launch').click();
      await write(shop.page, 'hello?');
      await shop.page.getByText('You said: hello?').waitFor({ timeout: 20_000 });
      expect(line.said.length).toBe(1);
      await shop.context.close();
    }, 40_000);

    it('a message that the server will not have can be tried again or discarded', async () => {
      const line = new FakeDirectLine(echo);
      const { page, context } = await opened(line);
      line.refused = 413;
      await write(page, 'too much');
      await page.getByText('Not sent.').waitFor();
      line.refused = null;
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('You said: too much').waitFor();
      await context.close();
    });

    it('says where this page may not have the chat, and does not insist', async () => {
      const line = new FakeDirectLine(echo);
      line.status = 403;
      const { page, context } = await openShop(browser, files, line);
      await page.locator('.launch').click();
      await page.getByText('not available on this page').waitFor();
      await page.waitForTimeout(1500);
      expect(line.calls.length).toBe(1);
      await context.close();
    });

    it('keeps what was written over a reload while the server is away', async () => {
      const line = new FakeDirectLine(echo);
      const { page, context } = await opened(line);
      line.status = 503;
      await line.cut();
      await write(page, 'kept');
      await page.getByText('Waiting for a connection').waitFor();
      await page.getByLabel('Write a message').fill('a draft');
      await page.reload();
      await page.getByText('Waiting for a connection').waitFor();
      expect(await page.getByLabel('Write a message').inputValue()).toBe('a draft');
      line.status = null;
      await page.getByText('You said: kept').waitFor({ timeout: 20_000 });
      expect(line.said.map(({ text }) => text)).toEqual(['kept']);
      await context.close();
    }, 40_000);

    it('counts what came while the panel was closed, and forgets it once it was seen', async () => {
      const line = new FakeDirectLine(echo);
      const { page, context } = await opened(line);
      await page.keyboard.press('Escape');
      line.say({ type: 'message', text: 'A person here.' }, { type: 'message', text: 'How can I help?' });
      await page.locator('.badge', { hasText: '2' }).waitFor();
      expect(await page.locator('.launch').textContent()).toContain('2 unread messages');
      await page.reload();
      await page.locator('.badge', { hasText: '2' }).waitFor();
      await page.locator('.launch').click();
      await page.getByText('How can I help?').waitFor();
      await eventually(
        () => page.locator('.badge').textContent(),
        (unread) => {
          expect(unread).toBe('');
        },
      );
      await context.close();
    });
  });
});
