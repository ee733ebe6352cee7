import type { Activity } from '@microsoft/agents-activity';
import type { CloudAdapter } from '@microsoft/agents-hosting';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, Router } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';

import { plainActivity } from '../activity.js';
import { Problem } from '../api/problem.js';
import { readJson } from '../api/read-json.js';
import { nameRoute, refuseMethod } from '../api/router.js';
import { baseOf } from '../directline/origins.js';
import type { ChannelBot } from './bot.js';
import { authorize, checkActivity, identityOf, Refused } from './caller.js';
import type { BotConfig } from './config.js';

/** Where channels send activities. */
export const MESSAGES = '/api/messages';

/** What the router works with. */
export interface BotRouterParts {
  readonly adapter: CloudAdapter;
  readonly bot: ChannelBot;
  readonly config: BotConfig;
  /** True for a request from this machine. */
  readonly isLocal: (request: Request) => boolean;
}

const MOST_BYTES = 256 * 1024;
/** Refused requests a minute from one address: for each, the keys of its alleged issuer may have to be fetched. */
const MOST_REFUSED = 120;

/** `POST /api/messages`: the Activity protocol. Whoever sends is checked before what they send is read. */
export function botRouter({ adapter, bot, config, isLocal }: BotRouterParts): Router {
  const router = Router();
  const route = router.route(MESSAGES);
  route.all(nameRoute(MESSAGES), noStore);
  route.post(
    limitRefused(isLocal),
    authorize(config, isLocal),
    express.raw({ type: () => true, limit: MOST_BYTES, inflate: false }),
    async (request, response) => {
      const body = bodyOf(request);
      const identity = identityOf(request);
      checkActivity(identity, body, config);
      request.body = body;
      repairReplies(response);
      await adapter.process(request as never, response as never, (context) =>
        bot.take(context, identity, baseOf(request)),
      );
    },
  );
  route.all(refuseMethod(['post']));
  router.use(MESSAGES, sendRefusal);
  return router;
}

function bodyOf(request: Request): Readonly<Record<string, unknown>> {
  const bytes: unknown = request.body;
  const body = bytes instanceof Uint8Array && bytes.length > 0 ? readJson(bytes) : null;
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refused(400, 'An activity must be a JSON object.');
  const fields: Readonly<Record<string, unknown>> = { ...body };
  // Nothing could be answered without them; the SDK would find that out in the middle of the turn.
  for (const name of ['type', 'channelId', 'conversation', 'from', 'recipient'])
    if (fields[name] === undefined || fields[name] === null)
      throw new Refused(400, `The activity lacks "${name}".`);
  return fields;
}

/** The SDK writes `channelId` of replies that go back with the request under a name of its own. */
function repairReplies(response: { send(body: unknown): unknown }): void {
  const send = response.send.bind(response);
  response.send = (body: unknown) => {
    const activities = (body as { readonly activities?: readonly Activity[] } | null)?.activities;
    return send(Array.isArray(activities) ? { activities: activities.map(plainActivity) } : body);
  };
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

function limitRefused(isLocal: (request: Request) => boolean): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: MOST_REFUSED,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: false,
    skip: isLocal,
    skipSuccessfulRequests: true,
    keyGenerator: ({ ip }) => (ip === undefined ? 'none' : ipKeyGenerator(ip)),
    handler: () => {
      throw new Problem('too-many-requests', 'Too many requests were refused; wait a little.');
    },
  });
}

/** Refusals in a few words; the SDK's own errors about a malformed activity are the sender's fault. */
const sendRefusal: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const isMalformed = error instanceof Error && error.name === 'ZodError';
  const status = error instanceof Refused ? error.status : isMalformed ? 400 : null;
  if (status === null || response.headersSent) {
    next(error);
    return;
  }
  const message = error instanceof Refused ? error.message : 'This is no activity.';
  response.status(status).json({ error: { code: status === 400 ? 'BadRequest' : 'Unauthorized', message } });
};
