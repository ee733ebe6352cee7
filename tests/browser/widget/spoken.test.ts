import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { eventually, inBrowser } from '../browser.js';
import { browserAndServer, type RealServer } from './real-server.js';

/** One thing that a screen reader comes to. */
interface Spoken {
  readonly role: string;
  readonly name: string;
  /** How eagerly what changes inside is read out. */
  readonly live: string;
}

interface Node {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly childIds?: readonly string[];
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[];
}

/** The tree that Chromium hands to screen readers, in the order in which it is read. */
async function tree(page: Page): Promise<readonly Spoken[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: readonly Node[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const found: Spoken[] = [];
  const visit = (id: string): void => {
    const node = byId.get(id);
    if (!node) return;
    const live = node.properties?.find(({ name }) => name === 'live')?.value.value;
    if (!node.ignored)
      found.push({ role: node.role?.value ?? '', name: node.name?.value ?? '', live: String(live ?? '') });
    node.childIds?.forEach(visit);
  };
  visit(nodes[0]!.nodeId);
  return found;
}

const ACTED_ON = ['button', 'link', 'textbox', 'DisclosureTriangle', 'Date', 'checkbox'];

let browser: Browser;
let server: RealServer;

inBrowser('what a screen reader comes to', () => {
  beforeAll(async () => {
    [browser, server] = await browserAndServer();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  describe('in the chat', () => {
    it('tells who says what, in order, reads new messages out, and names all that can be pressed', async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      await page.goto(`${server.url}/demo/sonoff?today=2026-06-20`);
      await eventually(
        () => tree(page),
        (found) => {
          expect(found.filter(({ role, name }) => role === 'button' && /chat/i.test(name))).toHaveLength(1);
        },
      );
      await page.locator('.launch').click();
      await page.getByText('automated assistant of SONOFF').waitFor();
      await page
        .getByLabel('Write a message')
        .fill('My relay came on 10 June 2026 and I want to send it back unopened.');
      await page.keyboard.press('Enter');
      await page.locator('.message.bot').nth(1).waitFor();
      await eventually(
        () => tree(page),
        (spoken) => {
          const log = spoken.findIndex(({ role }) => role === 'log');
          expect(spoken[log]).toMatchObject({ live: 'polite' });
          const words = spoken
            .slice(log)
            .filter(({ role }) => role === 'StaticText')
            .map(({ name }) => name.trim());
          const order = ['automated assistant', 'You', 'My relay came', 'SONOFF'].map((part) =>
            words.findIndex((text) => text.includes(part)),
          );
          expect(order.every((at) => at >= 0)).toBe(true);
          expect(order.slice(0, 3)).toEqual([...order.slice(0, 3)].sort((a, b) => a - b));
          const before = words[words.findIndex((text) => text.startsWith('My relay came')) - 1];
          expect(before).toMatch(/^You/);
          expect(spoken.filter(({ role, name }) => ACTED_ON.includes(role) && name.trim() === '')).toEqual(
            [],
          );
        },
      );
      await context.close();
    }, 60_000);

    it('goes through the verdict by its headings, its drawing told in words', async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      await page.goto(`${server.url}/demo/aqara?today=2026-06-20`);
      await page.locator('.launch').click();
      await page
        .getByLabel('Write a message')
        .fill(
          'Bought my hub in your own store on 1 January 2026, never opened, complete, I want to return it.',
        );
      await page.keyboard.press('Enter');
      await page.locator('article.card').first().waitFor();
      await eventually(
        () => tree(page),
        (spoken) => {
          const at = spoken.findIndex(({ role }) => role === 'article');
          const card = spoken.slice(at);
          const headings = card.filter(({ role }) => role === 'heading').map(({ name }) => name);
          expect(headings.length).toBeGreaterThan(1);
          expect(headings.every((name) => name.trim() !== '')).toBe(true);
          const drawing = card.find(({ role }) => role === 'image' || role === 'img');
          expect(drawing?.name).toContain('Today 20 June 2026');
          // The message was read out already; the card is there to be gone through.
          expect(spoken.slice(0, at).some(({ live }) => live === 'polite')).toBe(true);
          expect(card.filter(({ role, name }) => ACTED_ON.includes(role) && name.trim() === '')).toEqual([]);
        },
      );
      await context.close();
    }, 60_000);
  });
});
