import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { CLIENTS, packageFile } from '../../../scripts/packages.mjs';
import { missing, startBrowser } from '../browser.js';
import { type RealServer, startRealServer } from './real-server.js';
import { builtWidget, watch } from './shop-page.js';

/** A page with Bot Framework Web Chat as its documentation has it, and a policy that lets nothing in from elsewhere. */
const pageFor = (
  url: string,
): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Web Chat</title>
  <link rel="icon" href="/icon"><script nonce="n" src="/webchat.js"></script></head>
  <body><div id="webchat" role="main"></div><script nonce="n">
    (async () => {
      const answer = await fetch('${url}/widget/token', { method: 'POST', headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ store: 'sonoff', today: '2026-06-20' }) });
      const { token } = await answer.json();
      const directLine = WebChat.createDirectLine({ token, domain: '${url}/v3/directline' });
      WebChat.renderWebChat({ directLine, nonce: 'n' }, document.getElementById('webchat'));
    })();
  </script></body></html>`;

const policyFor = (url: string): string =>
  [
    "default-src 'none'",
    "script-src 'self' 'nonce-n'",
    // The hash is that of an empty style, which Web Chat writes.
    "style-src 'nonce-n' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    `connect-src ${url} ${url.replace('http', 'ws')} blob:`,
    "img-src 'self' data: blob:",
    "base-uri 'none'",
  ].join('; ');

/** Web Chat itself; null where it cannot be fetched here. */
function webChat(): string | null {
  try {
    return packageFile(CLIENTS.webchat, 'dist/webchat.js');
  } catch {
    return null;
  }
}

const script = missing === null ? webChat() : null;

if (missing !== null) it.skip(`Web Chat in a browser: ${missing}`, () => undefined);
else if (script === null)
  it.skip('Web Chat: botframework-webchat cannot be fetched from the registry', () => undefined);
else {
  let browser: Browser;
  let server: RealServer;
  /** A shop's own server, on another port than ours: its pages call from another origin. */
  let shop: Server;
  let address: string;
  beforeAll(async () => {
    const files = await builtWidget();
    [browser, server] = await Promise.all([startBrowser(), startRealServer(files)]);
    const webchat = readFileSync(script);
    shop = createServer(({ url }, response) => {
      if (url === '/webchat.js') response.setHeader('Content-Type', 'text/javascript').end(webchat);
      else if (url === '/icon') response.setHeader('Content-Type', 'image/svg+xml').end('');
      else
        response
          .setHeader('Content-Type', 'text/html')
          .setHeader('Content-Security-Policy', policyFor(server.url))
          .end(pageFor(server.url));
    });
    shop.listen(0, '127.0.0.1');
    await once(shop, 'listening');
    address = `http://127.0.0.1:${String((shop.address() as AddressInfo).port)}`;
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    shop.close();
    await server.close();
  });

  const open = async (): Promise<{
    context: BrowserContext;
    page: Page;
    requests: string[];
    complaints: string[];
  }> => {
    const context = await browser.newContext({ viewport: { width: 800, height: 900 } });
    const page = await context.newPage();
    const watched = watch(page);
    await page.goto(address);
    await page.locator('.webchat__bubble', { hasText: 'automated assistant of SONOFF' }).waitFor();
    return { context, page, ...watched };
  };

  const bubble = (page: Page, text: string): ReturnType<Page['locator']> =>
    page.locator('.webchat__bubble', { hasText: text }).last();

  describe('Bot Framework Web Chat, a client that is not ours', () => {
    it('is greeted, answers by button and by words, is told the verdict, and goes on after the server was away', async () => {
      const { page, context, requests, complaints } = await open();
      const input = page.getByRole('textbox');
      await input.fill(
        'I want to return my switch, it came on 10 June 2026 and I opened it but never used it',
      );
      await page.keyboard.press('Enter');
      for (let question = 0; question < 8; question++) {
        const verdict = bubble(page, 'until 10 July 2026');
        const reply = page.locator('.webchat__suggested-action').first();
        await verdict.or(reply).first().waitFor();
        if (await verdict.isVisible()) break;
        const before = await page.locator('.webchat__bubble').count();
        const labels = await page.locator('.webchat__suggested-action').allTextContents();
        const good = ['own online store', 'Nothing is wrong', 'not used', 'Yes'];
        const label = good.map((part) => labels.find((one) => one.includes(part))).find(Boolean);
        await page
          .locator('.webchat__suggested-action', { hasText: label ?? labels[0]! })
          .first()
          .click();
        await page.waitForFunction(
          (count) => document.querySelectorAll('.webchat__bubble').length > count + 1,
          before,
        );
      }
      expect(await bubble(page, 'until 10 July 2026').textContent()).toContain('30-Day Money Back Guarantee');
      expect(
        requests.filter(
          (url) => !/^(?:data|blob):/.test(url) && !url.startsWith(server.url) && !url.startsWith(address),
        ),
      ).toEqual([]);
      expect(complaints).toEqual([]);

      await server.pause();
      await server.resume();
      // It tries again after three to fifteen seconds.
      await page.waitForEvent('websocket', { timeout: 30_000 });
      await page.getByRole('textbox').fill('How long does a refund take?');
      await page.keyboard.press('Enter');
      await bubble(page, 'working days').waitFor();
      await context.close();
    }, 90_000);
  });
}
