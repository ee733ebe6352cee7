import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';

import { buildDesk, buildWidget } from '../../scripts/web-bundles.mjs';
import { deskBundle } from '../../src/server/desk/bundle.js';
import { account, type DeskServer, PASSWORD, startDesk } from '../server/desk/support.js';
import { root } from '../verdict/support.js';
import { inBrowser, startOwnBrowser } from './browser.js';

/** Pictures of a customer who talks to a person, to be looked at. */
const pictures = join(root, 'coverage', 'widget');

let folder: string;
let env: Record<string, string>;
let server: DeskServer;

const start = (port = 0): Promise<DeskServer> =>
  startDesk({
    folder: join(folder, 'data'),
    env,
    port,
    bundle: deskBundle(join(folder, 'web')),
    widget: join(folder, 'web'),
  });

/** The customer's browser with the chat open on the shop's page. */
async function customerAt(): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await startOwnBrowser(join(folder, 'customer'));
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${server.url}/demo/sonoff?today=2026-06-20`);
  await page.getByRole('button', { name: /chat/i }).first().click();
  await page.getByLabel('Write a message').waitFor();
  return { context, page };
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('Write a message').fill(text);
  await page.keyboard.press('Enter');
  await page.locator('.message.own', { hasText: text }).waitFor();
}

/** The agent's browser, signed in, with the customer's conversation open. */
async function agentAt(name: string): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await startOwnBrowser(join(folder, 'agent'));
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${server.url}/desk`);
  const queue = page.locator('nav a[href="/desk/queue"]');
  await page.locator('#name').or(queue).first().waitFor();
  if ((await queue.count()) === 0) {
    await page.fill('#name', name);
    await page.fill('#password', PASSWORD);
    await page.keyboard.press('Enter');
  }
  await queue.click();
  await page.click('.handoff');
  await page.waitForSelector('.chat-log li');
  return { context, page };
}

async function reply(page: Page, text: string): Promise<void> {
  await page.fill('.chat-foot textarea', text);
  await page.keyboard.press('Enter');
  await page.locator('.chat-log .agent', { hasText: text }).waitFor();
}

/** How often something stands in the conversation, as either side sees it. */
const times = (page: Page, text: string): Promise<number> =>
  page.locator('.message, .chat-log li').filter({ hasText: text }).count();

inBrowser('a takeover', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'takeover-'));
    mkdirSync(pictures, { recursive: true });
    await Promise.all([buildDesk(join(folder, 'web')), buildWidget(join(folder, 'web'))]);
    env = { DESK_AGENTS: await account('Maria') };
    server = await start();
  }, 120_000);
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  describe('of a customer by an agent', () => {
    it('goes on where it was after the server and both browsers were started again in its middle', async () => {
      let customer = await customerAt();
      await write(customer.page, 'My relay came on 10 June 2026 and I want to send it back, it is unopened.');
      await write(customer.page, 'I want to talk to a person');
      let agent = await agentAt('Maria');
      await agent.page.click('.chat-foot button.primary');
      await reply(agent.page, 'Hello, I have your case in front of me.');
      const said = customer.page.locator('.message.by-person', { hasText: 'I have your case' });
      await said.waitFor();
      expect(await said.innerText()).toContain('Maria');
      // It looks like every other message, and not like the button that calls for a person.
      const looks = await customer.page.evaluate(() => {
        const chat = document.querySelector('clausewise-chat')!.shadowRoot!;
        return ['.message.by-person', '.message.bot:not(.by-person)'].map((which) => {
          const { fontWeight, color, alignItems } = getComputedStyle(chat.querySelector(`${which} .bubble`)!);
          return [fontWeight, color, alignItems];
        });
      });
      expect(looks[0]).toEqual(looks[1]);
      await write(customer.page, 'It is the one with two channels.');
      await agent.page.locator('.chat-log .user', { hasText: 'two channels' }).waitFor();

      const port = Number(new URL(server.url).port);
      await Promise.all([customer.context.close(), agent.context.close()]);
      await server.close();
      server = await start(port);
      customer = await customerAt();
      agent = await agentAt('Maria');

      await customer.page.locator('.message.by-person', { hasText: 'I have your case' }).waitFor();
      for (const { page } of [customer, agent])
        for (const text of ['it is unopened', 'I have your case', 'two channels'])
          expect([text, await times(page, text)]).toEqual([text, 1]);
      await write(customer.page, 'Are you still there?');
      await agent.page.locator('.chat-log .user', { hasText: 'Are you still there?' }).waitFor();
      await reply(agent.page, 'I am. Please send it to the address on the label.');
      await customer.page.locator('.message.by-person', { hasText: 'the address on the label' }).waitFor();
      await customer.page.screenshot({ path: join(pictures, 'talking-to-a-person.png') });
      await agent.page.click('text=Hand back to the assistant');
      await customer.page.locator('.message.bot', { hasText: 'Maria has left this chat.' }).waitFor();
      await Promise.all([customer.context.close(), agent.context.close()]);
    }, 180_000);
  });
});
