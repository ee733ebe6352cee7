import { type Response, Router } from 'express';

import { Problem } from '../channels/api/problem.js';
import { getOnly } from '../channels/api/router.js';
import { versionInForce } from '../channels/api/versions.js';
import type { StoreKnowledge } from '../model/policy.js';
import { demoIndexPage, type DemoShop, demoShopPage } from '../rendering/html/demo/shop-page.js';
import { demoAssets } from './assets.js';

/** What the demonstration shops show. */
export interface DemoServices {
  readonly stores: ReadonlyMap<string, StoreKnowledge>;
  readonly clock: () => Date;
  /** Conversations may be given a date to live on, by `?today=`. */
  readonly testClock: boolean;
}

/** These pages run the chat, and it calls this server; nothing else. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A page for each shop as it might have one, with the chat on it, and the list of them. */
export function demoRouter({ stores, clock, testClock }: DemoServices): Router {
  const router = Router();
  const shopOf = ({ info, ...store }: StoreKnowledge, today: string | null): DemoShop => ({
    id: info.id,
    name: info.name,
    effectiveFrom: versionInForce({ info, ...store }, clock()).effectiveFrom,
    today,
  });
  getOnly(router, '/demo', (_request, response) => {
    const shops = [...stores.values()].map((store) => shopOf(store, null));
    sendPage(response, demoIndexPage(shops, demoAssets));
  });
  getOnly(router, '/demo/:store', (request, response) => {
    const store = stores.get(String(request.params['store']));
    if (!store)
      throw new Problem('not-found', `There is no such shop; there are ${[...stores.keys()].join(', ')}.`);
    const asked = new URL(request.originalUrl, 'http://localhost').searchParams.get('today') ?? '';
    const today = testClock && /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : null;
    sendPage(response, demoShopPage(shopOf(store, today), demoAssets));
  });
  return router;
}

function sendPage(response: Response, page: string): void {
  response.set({ 'Cache-Control': 'no-cache', 'Content-Security-Policy': POLICY }).type('html').send(page);
}
