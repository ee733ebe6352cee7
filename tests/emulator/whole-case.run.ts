import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';

import { inBrowser, startBrowser } from '../browser/browser.js';
import { type BotServer, NOW, startBot } from '../channels/botframework/support.js';
import { root } from '../verdict/support.js';
import { type Emulator, startEmulator } from './emulator.js';

/** Pictures of each step are left here. */
const pictures = join(root, 'coverage', 'emulator');
/** Without the internet the emulator knows no real registration, so the bot has none: this machine alone is let in. */
const unregistered = {
  BOT_CLIENT_ID: '',
  BOT_CLIENT_SECRET: '',
  BOT_TENANT_ID: '',
  BOT_AUTHORITY: '',
  BOT_HOSTS: '',
};

inBrowser('a whole case in the Teams emulator', () => {
  let server: BotServer;
  let emulator: Emulator;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    server = await startBot({ real: true, env: unregistered });
    emulator = await startEmulator(`${server.url}/api/messages`);
    browser = await startBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    // The emulator's calendar opens at today: the day of the tests.
    await page.clock.setFixedTime(NOW);
    await page.goto(emulator.url);
  });
  afterAll(async () => {
    await browser.close();
    await emulator.close();
    await server.close();
  });

  const say = async (text: string): Promise<void> => {
    await page.getByRole('textbox').first().fill(text);
    await page.keyboard.press('Enter');
  };
  /** Presses the newest button of that name. */
  const press = (name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).last().click();
  /** Picks a day in the emulator's calendar. @param day of this month or the one before */
  const pick = async (field: Locator, day: string): Promise<void> => {
    await field.click();
    if (!day.startsWith(NOW.toISOString().slice(0, 7)))
      await page
        .getByRole('button', { name: /previous month/i })
        .first()
        .click();
    const said = new Date(day).toLocaleDateString('en-US', { month: 'long' });
    await page
      .getByRole('button', { name: new RegExp(`^${Number(day.slice(8))}, ${said}`) })
      .first()
      .click();
  };
  const picture = (name: string): Promise<unknown> =>
    page.screenshot({ path: join(pictures, `${name}.png`) });

  describe('from the first word to the verdict', () => {
    it('greets with the label of an automated answer, and offers the shops', async () => {
      await page.getByText('I am an automated assistant').first().waitFor();
      await page.getByText('AI generated').first().waitFor();
      await page.getByRole('button', { name: 'SONOFF', exact: true }).waitFor();
      await picture('1-greeting');
    });

    it('takes text, and puts a question as a card', async () => {
      await press('SONOFF');
      await say('I want to return my switch');
      await page.getByText('When did you receive').or(page.getByText('Why do you ask?')).last().waitFor();
      await picture('2-question');
    });

    it('takes each button, closes its card in place, and ends in a verdict card with citations', async () => {
      const verdict = page
        .getByText('30-Day Money Back Guarantee', { exact: true })
        .filter({ visible: true });
      for (let turns = 0; turns < 8 && (await verdict.count()) === 0; turns++) {
        const asked = await server.storage.effects({ kind: 'asked' });
        const { fact } = asked.at(-1)!.body as { readonly fact: string };
        const closed = await page.getByText('✓').count();
        const answer = ANSWERS[fact];
        if (answer === undefined) throw new Error(`nobody expected to be asked for ${fact}`);
        if (/^\d/.test(answer)) {
          await pick(page.getByRole('combobox', { name: 'Day' }).last(), answer);
          await press('Use this');
        } else await press(answer);
        await page.getByText('✓').nth(closed).waitFor();
        await picture(`2-answered-${turns}`);
        expect(server.logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
      }
      await page.getByText('a full refund until 24 June 2026').last().waitFor();
      await picture('3-verdict');
      await press('The clauses that decide');
      await page.getByText('“Eligibility: Any undamaged product').last().waitFor();
      await page.getByText('“Eligibility: Any undamaged product').last().scrollIntoViewIfNeeded();
      await picture('4-clauses');
    });

    it('shows in place what a corrected fact makes of it', async () => {
      await press('Correct a fact');
      await pick(page.getByRole('combobox', { name: 'Delivery date' }).last(), '2026-05-01');
      await press('Use this');
      await page.getByText('is too late').last().waitFor();
      await picture('5-corrected');
      expect(server.logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
    });
  });
});

/** What the customer answers, by the fact that is asked. */
const ANSWERS: Readonly<Record<string, string>> = {
  deliveryDate: '2026-06-10',
  purchaseDate: '2026-06-03',
  boughtFrom: "The brand's own online store",
  condition: 'Opened, but not used',
  originalPackaging: 'Yes, I have it',
  accessoriesIncluded: 'Yes, everything',
};
