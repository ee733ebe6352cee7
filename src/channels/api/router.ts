import express, { type Request, type RequestHandler, type Response, Router } from 'express';

import type { Endpoint } from './endpoint.js';
import { requireOwnStore } from './own-stores.js';
import type { ApiObserver } from './ports.js';
import { Problem } from './problem.js';
import { readJson } from './read-json.js';
import { prefersPage } from './send-problem.js';

/** What the router needs beside the endpoints. */
export interface RouterOptions {
  /** Where it is mounted, for the names of routes. */
  readonly base: string;
  /** Lets pass who may use endpoints that are not open. */
  readonly guard: RequestHandler;
  readonly observer: ApiObserver;
}

/** Routes made from the endpoints; each path refuses other methods with 405. */
export function apiRouter(endpoints: readonly Endpoint[], { base, guard, observer }: RouterOptions): Router {
  const router = Router();
  for (const path of new Set(endpoints.map((endpoint) => endpoint.path))) {
    const own = endpoints.filter((endpoint) => endpoint.path === path);
    const route = router.route(path.replace(/\{(\w+)\}/g, ':$1'));
    route.all(nameRoute(base + path));
    for (const endpoint of own) {
      const handlers: RequestHandler[] = [
        ...(endpoint.open ? [] : [guard]),
        ...readers(endpoint),
        answer(endpoint, observer),
      ];
      if (endpoint.method === 'get') route.get(...handlers);
      else route.post(...handlers);
    }
    route.all(refuseMethod(own.map(({ method }) => method)));
  }
  return router;
}

/** Names the route for log and metrics: the address itself may hold a customer's facts. */
export function nameRoute(name: string): RequestHandler {
  return (_request, response, next) => {
    response.locals['route'] = name;
    next();
  };
}

/** Refuses every other method of a path, `OPTIONS` excepted. */
export function refuseMethod(methods: readonly ('get' | 'post')[]): RequestHandler {
  const allow = [
    ...methods.flatMap((method) => (method === 'get' ? ['GET', 'HEAD'] : ['POST'])),
    'OPTIONS',
  ].join(', ');
  return (request, response) => {
    if (request.method !== 'OPTIONS')
      throw new Problem('method-not-allowed', `${request.method} is not possible here; use ${allow}.`, [], {
        Allow: allow,
      });
    response.status(204).set('Allow', allow).end();
  };
}

function readers({ body, maxBytes }: Endpoint): RequestHandler[] {
  if (!body) return [];
  // `inflate: false`: a compressed body is refused rather than unpacked.
  return [requireJson, express.raw({ type: () => true, limit: maxBytes, inflate: false })];
}

const requireJson: RequestHandler = (request, _response, next) => {
  const type = request.headers['content-type'] ?? '';
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1]?.toLowerCase() ?? 'utf-8';
  const isJson = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type.trim());
  if (!isJson || (charset !== 'utf-8' && charset !== 'utf8'))
    throw new Problem('unsupported-media-type', 'Send the body as application/json in UTF-8.');
  next();
};

function answer(endpoint: Endpoint, observer: ApiObserver): RequestHandler {
  return async (request: Request, response: Response) => {
    const start = performance.now();
    const body: unknown = endpoint.body ? readJson(bytesOf(request)) : null;
    if (endpoint.body) observer.stage('read', (performance.now() - start) / 1000);
    response.locals['input'] = body;
    if (endpoint.body) requireOwnStore(response, body);
    const { json, page } = await endpoint.run({ params: request.params, body });
    response.set('Cache-Control', 'no-store');
    if (endpoint.hasPage) response.vary('Accept');
    if (page && prefersPage(request)) response.type('html').send(page());
    // Not `send`: nobody keeps the answer, so it needs no ETag.
    else response.type('application/json').end(JSON.stringify(json));
  };
}

function bytesOf(request: Request): Uint8Array {
  const body: unknown = request.body;
  if (body instanceof Uint8Array && body.length > 0) return body;
  throw new Problem('malformed-request', 'The body is missing; send a JSON object.');
}

/** Serves `GET` at an address, named after itself in the measurements; other methods are refused. */
export function getOnly(router: Router, path: string, ...handlers: RequestHandler[]): void {
  const route = router.route(path);
  route.all(nameRoute(path));
  route.get(...handlers);
  route.all(refuseMethod(['get']));
}
