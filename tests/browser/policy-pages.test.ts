import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';

import { post, startTestServer, type TestServer } from '../server/support.js';
import { root } from '../verdict/support.js';
import { inBrowser, startBrowser } from './browser.js';

const WIDTHS = [1280, 390];
const SCHEMES = ['light', 'dark'] as const;
/** Pictures of every page, to be looked at. */
const pictures = join(root, 'coverage', 'pages');

let server: TestServer;
let browser: Browser;
const addresses = new Map<string, string>([
  ['index', '/'],
  ...['aqara', 'smartomi', 'smartwarepro', 'sonoff', 'switchbot'].map((store): [string, string] => [
    store,
    `/policies/${store}`,
  ]),
  ['problems', '/problems'],
  ['missing', '/policies/nothing'],
]);

inBrowser('pages', () => {
  beforeAll(async () => {
    server = await startTestServer();
    browser = await startBrowser();
    const facts = { request: 'return', deliveryDate: '2026-06-10', condition: null, originalPackaging: true };
    const { json } = await post(`${server.url}/api/v1/verdict`, {
      store: 'sonoff',
      facts,
      today: '2026-06-20',
    });
    addresses.set(
      'certificate',
      `/api/v1/certificates/${(json as { verdict: { certificate: string } }).verdict.certificate}`,
    );
    mkdirSync(pictures, { recursive: true });
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  /** Opens a page and notes whatever it asks for and complains of. */
  const open = async (
    address: string,
    width: number,
    scheme: 'light' | 'dark',
  ): Promise<{ page: Page; requests: string[]; complaints: string[] }> => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
    const requests: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(server.url + address);
    return { page, requests, complaints };
  };

  describe.each(WIDTHS)('at %i pixels', (width) => {
    describe.each(SCHEMES)('in %s', (scheme) => {
      it('every page is accessible, fits, asks nobody else, and complains of nothing', async () => {
        for (const [name, address] of addresses) {
          const { page, requests, complaints } = await open(address, width, scheme);
          const problems = await violations(page);
          expect([name, problems]).toEqual([name, []]);
          const overflow = await page.evaluate(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          expect([name, overflow]).toEqual([name, 0]);
          expect(requests.filter((url) => !url.startsWith(server.url))).toEqual([]);
          // The browser notes a page that does not exist; that is what it was asked to look at.
          expect([name, complaints.filter((text) => !text.includes('404'))]).toEqual([name, []]);
          await page.screenshot({ path: join(pictures, `${name}-${width}-${scheme}.png`) });
          await page.close();
        }
      }, 120_000);
    });
  });

  it('a page that cannot be read would be found', async () => {
    const { page } = await open('/policies/aqara', 1280, 'light');
    await page.evaluate(
      'document.body.style.color = "#ccc"; document.documentElement.removeAttribute("lang")',
    );
    const found = (await violations(page)).join();
    expect(found).toContain('color-contrast');
    expect(found).toContain('html-has-lang');
    await page.close();
  });

  it('a linked clause is in view and highlighted', async () => {
    for (const width of WIDTHS) {
      const { page } = await open('/policies/sonoff#money-back-eligibility', width, 'light');
      const clause = page.locator('#money-back-eligibility');
      const box = await clause.boundingBox();
      expect(box!.y).toBeGreaterThanOrEqual(0);
      expect(box!.y).toBeLessThan(200);
      const colourOf = (selector: string): Promise<string> =>
        page.evaluate(`getComputedStyle(document.querySelector('${selector}')).backgroundColor`);
      expect(await colourOf('#money-back-eligibility')).not.toBe(await colourOf('#money-back-intro'));
      expect(await violations(page)).toEqual([]);
      await page.close();
    }
  });

  it('the contents lead to their sections, with the keyboard alone', async () => {
    const { page } = await open('/policies/sonoff', 390, 'light');
    const summary = page.locator('summary');
    await summary.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#_warranty-and-returns/);
    await page.close();
  });

  it('list items stand to the right of the sentence that introduces them', async () => {
    const { page } = await open('/policies/sonoff', 1280, 'light');
    const left = async (slug: string): Promise<number> =>
      (await page.locator(`#${slug} .words`).boundingBox())!.x;
    expect(await left('doa-refund')).toBeGreaterThan((await left('doa-solutions')) + 20);
    await page.close();
  });

  it('paper gets the text without the furniture', async () => {
    const { page } = await open('/policies/sonoff', 1280, 'dark');
    await page.emulateMedia({ media: 'print' });
    for (const selector of ['.contents-side', '.contents-fold', '.crumbs', '#doa-eligibility .permalink'])
      expect([selector, await page.locator(selector).isVisible()]).toEqual([selector, false]);
    expect(await page.locator('#doa-eligibility').isVisible()).toBe(true);
    expect(await page.evaluate('getComputedStyle(document.body).color')).toBe('rgb(0, 0, 0)');
    await page.close();
  });
});

/** What axe finds under every rule that it has, best practices included. */
async function violations(page: Page): Promise<string[]> {
  // Evaluated rather than loaded: the page's own policy allows no script.
  await page.evaluate(axe.source);
  const found = await page.evaluate<axe.AxeResults>(
    'axe.run(document, { resultTypes: ["violations"], runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } })',
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}
