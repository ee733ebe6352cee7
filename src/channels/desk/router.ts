import { type RequestHandler, type Response, Router } from 'express';

import type { Storage } from '../../storage/port.js';
import { nameRoute, refuseMethod } from '../api/router.js';
import { takeJson } from './requests.js';
import { insights, insightsTable } from './routes/insights.js';
import { read, setup, verdict } from './routes/mail.js';
import { conversation, live, queue, say, step } from './routes/queue.js';
import { addAsk, exception, wrong } from './routes/review.js';
import { policy, search } from './routes/search.js';
import type { DeskServices } from './services.js';
import type { Handoffs } from './takeover/handoffs.js';

/** Where the desk's own API is. */
export const DESK_API = '/desk/api';

/** The conversations that the desk takes part in. */
export interface DeskConversations {
  readonly storage: Storage;
  readonly handoffs: Handoffs;
  /** Answers that go on for as long as a page is open. */
  readonly streams: Set<Response>;
}

type Route = readonly [method: 'get' | 'post', path: string, handler: RequestHandler];

/**
 * The desk's own API, for its pages only.
 * @param guard lets agents pass, and notes who they are
 * @param conversations null: none are held here
 */
export function deskApiRouter(
  services: DeskServices,
  conversations: DeskConversations | null,
  guard: RequestHandler,
): Router {
  return routesOf(
    [
      ['get', '/setup', setup(services, conversations !== null)],
      ['post', '/read', read(services)],
      ['post', '/verdict', verdict(services)],
      ['post', '/search', search(services)],
      ['get', '/policies/:store', policy(services)],
      ['post', '/review/evaluation', wrong(services)],
      ['post', '/review/exceptions', exception(services)],
      ['post', '/review/asks', addAsk(services)],
      ...(conversations ? conversationRoutes(services, conversations) : []),
    ],
    guard,
  );
}

function conversationRoutes(
  services: DeskServices,
  { storage, handoffs, streams }: DeskConversations,
): readonly Route[] {
  return [
    ['get', '/queue', queue(handoffs)],
    ['get', '/live', live(handoffs, storage, streams)],
    ['get', '/handoffs/:reference', conversation(handoffs)],
    ['post', '/handoffs/:reference/join', step(handoffs, 'join')],
    ['post', '/handoffs/:reference/say', say(handoffs)],
    ['post', '/handoffs/:reference/leave', step(handoffs, 'leave')],
    ['get', '/insights', insights(services, handoffs, storage)],
    ['get', '/insights.csv', insightsTable(services, handoffs, storage)],
  ];
}

/** Routes under {@link DESK_API}; each path refuses other methods, and no answer is kept by anybody. */
function routesOf(routes: readonly Route[], guard: RequestHandler): Router {
  const router = Router();
  for (const path of new Set(routes.map(([, own]) => own))) {
    const own = routes.filter((route) => route[1] === path);
    const route = router.route(DESK_API + path);
    route.all(nameRoute(DESK_API + path));
    for (const [method, , handler] of own)
      if (method === 'get') route.get(guard, handler);
      else route.post(guard, ...takeJson, handler);
    route.all(refuseMethod(own.map(([method]) => method)));
  }
  return router;
}
