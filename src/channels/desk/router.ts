import { type RequestHandler, Router } from 'express';

import { nameRoute, refuseMethod } from '../api/router.js';
import { takeJson } from './requests.js';
import { read, setup, verdict } from './routes/mail.js';
import { addAsk, exception, wrong } from './routes/review.js';
import { policy, search } from './routes/search.js';
import type { DeskServices } from './services.js';

/** Where the desk's own API is. */
export const DESK_API = '/desk/api';

type Route = readonly [method: 'get' | 'post', path: string, handler: RequestHandler];

/** The desk's own API, for its pages only. @param guard lets agents pass, and notes who they are */
export function deskApiRouter(services: DeskServices, guard: RequestHandler): Router {
  return routesOf(
    [
      ['get', '/setup', setup(services, false)],
      ['post', '/read', read(services)],
      ['post', '/verdict', verdict(services)],
      ['post', '/search', search(services)],
      ['get', '/policies/:store', policy(services)],
      ['post', '/review/evaluation', wrong(services)],
      ['post', '/review/exceptions', exception(services)],
      ['post', '/review/asks', addAsk(services)],
    ],
    guard,
  );
}

/** Routes under {@link DESK_API}; each path refuses other methods, and no answer is kept by anybody. */
function routesOf(routes: readonly Route[], guard: RequestHandler): Router {
  const router = Router();
  for (const path of new Set(routes.map(([, own]) => own))) {
    const own = routes.filter((route) => route[1] === path);
    const route = router.route(DESK_API + path);
    route.all(nameRoute(DESK_API + path), noStore);
    for (const [method, , handler] of own)
      if (method === 'get') route.get(guard, handler);
      else route.post(guard, ...takeJson, handler);
    route.all(refuseMethod(own.map(([method]) => method)));
  }
  return router;
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
