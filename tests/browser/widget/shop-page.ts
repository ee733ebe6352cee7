import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { buildWidget } from '../../../scripts/web-bundles.mjs';
import { CHAT, type FakeDirectLine } from './fake-direct-line.js';

/** Origin of the shop whose pages hold the chat: another than the chat's own. */
export const SHOP = 'https://shop.example';

/** The strictest policy under which a shop can have the chat: what the README asks for, and nothing else. */
export const POLICY = `default-src 'none'; script-src ${CHAT}; connect-src ${CHAT} ${CHAT.replace('https', 'wss')}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;

/** How a test wants its shop page. */
export interface ShopPage {
  /** Attributes of the script tag beside `src` and `data-store`. */
  readonly attributes?: string;
  /** A style sheet of the shop's. */
  readonly style?: string;
  readonly body?: string;
  readonly policy?: string;
}

/** A window with what it asked for and complained of. */
export interface Watched {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly requests: string[];
  readonly complaints: string[];
}

/** Builds the bundles once and gives the folder that holds them. */
export async function builtWidget(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'clausewise-widget-'));
  await buildWidget(folder);
  return folder;
}

/** Opens a shop's page with the chat on it, served by nobody: the browser's driver answers. */
export async function openShop(
  browser: Browser,
  files: string,
  line: FakeDirectLine,
  how: ShopPage & { width?: number; scheme?: 'light' | 'dark' } = {},
): Promise<Watched> {
  const width = how.width ?? 1280;
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 844 : 900 },
    colorScheme: how.scheme ?? 'light',
    hasTouch: width < 500,
    isMobile: width < 500,
    deviceScaleFactor: 1,
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  await context.route(`${SHOP}/**`, (route) =>
    route.fulfill(
      route.request().url().endsWith('.css')
        ? { contentType: 'text/css', body: how.style ?? '' }
        : {
            contentType: 'text/html',
            headers: {
              'Content-Security-Policy': how.policy ?? `${POLICY}; style-src ${SHOP}; img-src ${SHOP}`,
            },
            body: pageOf(how),
          },
    ),
  );
  await context.route(new RegExp(`^${CHAT}/widget[^/]*\\.js$`), (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      headers: { 'Access-Control-Allow-Origin': '*' },
      body: readFileSync(join(files, new URL(route.request().url()).pathname), 'utf8'),
    }),
  );
  await line.install(context);
  const page = await context.newPage();
  const watched = { context, page, ...watch(page) };
  await page.goto(`${SHOP}/`);
  return watched;
}

/** Notes whatever a page asks for and complains of. */
export function watch(page: Page): Pick<Watched, 'requests' | 'complaints'> {
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { requests, complaints };
}

function pageOf({ attributes = '', body = '' }: ShopPage): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="/icon.css"><link rel="stylesheet" href="/shop.css">
    <script src="${CHAT}/widget.js" data-store="sonoff" ${attributes} async></script></head>
    <body><main><h1>A shop</h1><p>Things for your home.</p>${body}</main></body></html>`;
}

/** What axe finds under every rule that it has, best practices included, in the page and in the chat. */
export async function violations(page: Page): Promise<string[]> {
  // Evaluated rather than loaded: the page's own policy allows no other script.
  await page.evaluate(axe.source);
  const found = await page.evaluate<axe.AxeResults>(
    'axe.run(document, { resultTypes: ["violations"], runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } })',
  );
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}
