import { type RequestHandler, Router } from 'express';

import { Problem } from '../channels/api/problem.js';
import { getOnly } from '../channels/api/router.js';
import type { StoreKnowledge } from '../model/policy.js';
import type { Metrics } from './metrics.js';

/** Whether requests should be sent here. */
export interface Readiness {
  /** False before everything is loaded and from the moment the server begins to stop. */
  isReady(): boolean;
}

/** What the probes look at. */
export interface HealthServices {
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  /** Keeps the metrics from strangers. */
  readonly guard: RequestHandler;
  readonly stores: ReadonlyMap<string, StoreKnowledge>;
}

/** `/healthz` (the process lives), `/readyz` (it may be sent requests), `/metrics`. */
export function healthRouter({ readiness, metrics, guard, stores }: HealthServices): Router {
  const router = Router();
  getOnly(
    router,
    '/healthz',
    (_request, response) => void response.set('Cache-Control', 'no-store').json({ status: 'ok' }),
  );
  getOnly(router, '/readyz', (_request, response) => {
    if (!readiness.isReady())
      throw new Problem('unavailable', 'This server is stopping.', [], { 'Retry-After': '5' });
    response.set('Cache-Control', 'no-store').json({ status: 'ready', stores: stores.size });
  });
  getOnly(router, '/metrics', guard, async (_request, response) => {
    const { registry } = metrics;
    const text = await registry.metrics();
    response.set('Cache-Control', 'no-store').set('Content-Type', registry.contentType).send(text);
  });
  return router;
}
