import { join } from 'node:path';

import { type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';

import { getOnly } from '../../channels/api/router.js';
import { missingPhrases } from '../../channels/desk/draft/keys.js';
import type { DeskParts } from '../../channels/desk/parts.js';
import { ReviewFile } from '../../channels/desk/review/review-file.js';
import { deskApiRouter, type DeskConversations } from '../../channels/desk/router.js';
import type { DeskServices } from '../../channels/desk/services.js';
import { Handoffs } from '../../channels/desk/takeover/handoffs.js';
import type { StoreKnowledge } from '../../model/policy.js';
import { deskClosedPage, deskPage } from '../../rendering/html/desk-pages.js';
import type { Storage } from '../../storage/port.js';
import { keyOf } from '../keys.js';
import { type RateStores, rateStores } from '../rate-store.js';
import { type DeskBundle, deskBundle } from './bundle.js';
import type { DeskConfig } from './config.js';
import { closedBecause, enter, guardApi, type GuardParts } from './guard.js';
import { Lockout } from './lockout.js';
import { oidcRouter } from './oidc.js';
import { Sessions } from './sessions.js';
import { signInRouter } from './sign-in.js';
import { Webhook } from './webhook.js';

/** What the desk is opened with. */
export interface DeskOptions {
  readonly parts: DeskParts;
  readonly stores: ReadonlyMap<string, StoreKnowledge>;
  readonly config: DeskConfig;
  /** Folder for what is stored. */
  readonly data: string;
  readonly clock: () => Date;
  readonly logger: Logger;
  /** Where conversations are, and what all processes know of sessions and deliveries. */
  readonly storage: Storage;
  /** Counters of limits; absent: those of the storage. */
  readonly rates?: RateStores;
  /** The built pages; absent: those beside the program. */
  readonly bundle?: DeskBundle | null;
}

/** The support desk, ready to be served. */
export interface Desk {
  readonly router: Router;
  /** Ends what goes on for as long as a page is open, so that the server can stop. */
  close(): void;
}

const PAGES = ['/desk', '/desk/queue', '/desk/search', '/desk/insights'];

/** Opens the desk. @throws where its key cannot be read or made, or a phrase of `dialogs/draft.yaml` is missing */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { parts, stores, config, data, clock, logger, storage, bundle = deskBundle() } = options;
  const missing = missingPhrases(parts.wording);
  if (missing.length > 0) throw new Error(`dialogs/draft.yaml lacks ${missing.join(', ')}.`);
  if (!bundle) logger.warn('the pages of the support desk are not built; "npm run build" does so');
  const services: DeskServices = {
    parts,
    stores,
    clock,
    review: new ReviewFile(join(data, 'review')),
  };
  const guard: GuardParts = {
    config,
    sessions: new Sessions(await keyOf('desk', { storage, data }), storage.shared, clock),
    rates: options.rates ?? rateStores(storage),
    stores: [...stores.keys()],
  };
  const router = Router();
  router.use('/desk', pagePolicy);
  if (bundle) {
    router.use(bundle.router);
    router.use(pages(guard, bundle, new Lockout(storage.shared, clock), logger));
  }
  const conversations: DeskConversations = {
    storage,
    handoffs: new Handoffs({ storage, parts, clock }),
    streams: new Set(),
  };
  router.use(deskApiRouter(services, conversations, guardApi(guard)));
  const webhook = config.webhook
    ? new Webhook({
        config: config.webhook,
        handoffs: () => conversations.handoffs.list({ stores: new Set(stores.keys()), seesAll: true }),
        shared: storage.shared,
        clock,
        logger,
      })
    : null;
  return {
    router,
    close: () => {
      webhook?.close();
      conversations.handoffs.close();
      for (const stream of conversations.streams) stream.end();
    },
  };
}

/** Pages of the desk run their own program, talk to their own server, and send their own form. */
const pagePolicy: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
      "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
  });
  next();
};

function pages(guard: GuardParts, { assets }: DeskBundle, lockout: Lockout, logger: Logger): Router {
  const router = Router();
  const closed: RequestHandler = (request, response, next) => {
    const why = closedBecause(guard, request);
    if (why === null) next();
    else response.status(403).type('html').send(deskClosedPage(assets, why));
  };
  router.use(['/desk/sign-in', '/desk/sign-out', '/desk/oidc'], closed);
  router.use(signInRouter(guard, assets, lockout));
  const { oidc } = guard.config;
  if (oidc) router.use(oidcRouter({ ...guard, oidc, assets, logger }));
  for (const path of PAGES) {
    getOnly(router, path, closed, async (request, response) => {
      const entered = await enter(guard, request, response);
      if (!entered) response.redirect(303, '/desk/sign-in');
      else response.type('html').send(deskPage({ assets, token: guard.sessions.tokenFor(entered.session) }));
    });
  }
  return router;
}
