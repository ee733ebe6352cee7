import { type Request, type RequestHandler, Router } from 'express';
import { ipKeyGenerator, rateLimit, type Store } from 'express-rate-limit';

import { nameRoute, refuseMethod } from '../api/router.js';
import { getActivities, postActivity } from './activities.js';
import { readBytes } from './bodies.js';
import { reconnect, startConversation } from './conversations.js';
import { allowPages } from './cors.js';
import { DirectLineError, sendDirectLineError } from './errors.js';
import type { DirectLineServices } from './services.js';
import { generateToken, refreshToken, renewWidgetToken, widgetToken } from './token-endpoints.js';
import { getPicture, upload } from './upload.js';

/** Where Direct Line is. */
export const DIRECT_LINE = '/v3/directline';

/** What the router needs beside the services. */
export interface RouterOptions {
  /** True for a request from this machine, which is not limited. */
  readonly isLocal: (request: Request) => boolean;
  /** Counters shared with other processes; absent or undefined: this one counts for itself. */
  readonly store?: ((limit: string) => Store | undefined) | undefined;
}

/**
 * Direct Line 3.0 over HTTP, and the token of web pages. Reading is never limited: Direct Line
 * clients take anything but 200 on a poll for the end.
 */
export function directLineRouter(services: DirectLineServices, { isLocal, store }: RouterOptions): Router {
  const router = Router();
  const { messagesPerMinute, tokensPerMinute } = services.config;
  const perConversation = limit(messagesPerMinute, { isLocal, store: store?.('messages') }, ({ params }) =>
    String(params['id']),
  );
  const perAddress = limit(tokensPerMinute, { isLocal, store: store?.('tokens') }, ({ ip }) =>
    ip === undefined ? 'none' : ipKeyGenerator(ip),
  );
  const add = (
    path: string,
    handlers: { readonly get?: readonly RequestHandler[]; readonly post?: readonly RequestHandler[] },
  ): void => {
    const route = router.route(path);
    route.all(nameRoute(path), allowPages, noStore);
    if (handlers.get) route.get(...handlers.get);
    if (handlers.post) route.post(...handlers.post);
    route.all(
      refuseMethod([...(handlers.get ? ['get' as const] : []), ...(handlers.post ? ['post' as const] : [])]),
    );
  };
  const conversation = `${DIRECT_LINE}/conversations/:id`;
  add('/widget/token', { post: [perAddress, readBytes, widgetToken(services)] });
  add('/widget/renew', { post: [readBytes, renewWidgetToken(services)] });
  add(`${DIRECT_LINE}/tokens/generate`, { post: [readBytes, generateToken(services)] });
  add(`${DIRECT_LINE}/tokens/refresh`, { post: [readBytes, refreshToken(services)] });
  add(`${DIRECT_LINE}/conversations`, { post: [readBytes, startConversation(services)] });
  add(conversation, { get: [reconnect(services)] });
  add(`${conversation}/activities`, {
    get: [getActivities(services)],
    post: [perConversation, readBytes, postActivity(services)],
  });
  add(`${conversation}/upload`, { post: [perConversation, upload(services)] });
  add(`${DIRECT_LINE}/attachments/:id`, { get: [getPicture(services)] });
  router.use([DIRECT_LINE, '/widget'], sendDirectLineError);
  return router;
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

function limit(
  perMinute: number,
  { isLocal, store }: { readonly isLocal: (request: Request) => boolean; readonly store: Store | undefined },
  keyOf: (request: Request) => string,
): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: false,
    skip: isLocal,
    ...(store ? { store } : {}),
    passOnStoreError: true,
    keyGenerator: keyOf,
    handler: () => {
      throw new DirectLineError('TooManyRequests', `At most ${perMinute} a minute; wait a little.`);
    },
  });
}
