import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

import type { ApiObserver } from '../channels/api/ports.js';
import type { TurnObserver } from '../channels/turn-observer.js';
import { turnMetrics } from './turn-metrics.js';

/** What is counted, and the page that Prometheus reads. */
export interface Metrics {
  readonly registry: Registry;
  readonly observer: ApiObserver;
  /** Counts and times the turns of conversations. */
  readonly turns: TurnObserver;
  /** Counts and times every request. */
  readonly middleware: RequestHandler;
}

const FAST = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/**
 * Metrics in a registry of their own, so that several servers in one process stay apart.
 * @param withProcess also memory, collections and the lag of the event loop
 */
export function createMetrics({ withProcess }: { readonly withProcess: boolean }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (withProcess) collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'clausewise_http_requests_total',
    help: 'Requests answered, by route and status.',
    labelNames: ['method', 'route', 'status'] as const,
    registers,
  });
  const latency = new Histogram({
    name: 'clausewise_http_request_duration_seconds',
    help: 'Time from the first line of a request to the end of its answer, by route.',
    labelNames: ['method', 'route'] as const,
    buckets: FAST,
    registers,
  });
  const stages = new Histogram({
    name: 'clausewise_stage_duration_seconds',
    help: 'Time spent in a stage of answering.',
    labelNames: ['stage'] as const,
    buckets: FAST,
    registers,
  });
  const verdicts = new Counter({
    name: 'clausewise_verdicts_total',
    help: 'Verdicts given, by store and outcome.',
    labelNames: ['store', 'outcome'] as const,
    registers,
  });
  const abstentions = new Counter({
    name: 'clausewise_abstentions_total',
    help: 'Questions that no clause answers, by store.',
    labelNames: ['store'] as const,
    registers,
  });
  return {
    registry,
    turns: turnMetrics(registry, FAST),
    observer: {
      stage: (stage, seconds) => stages.observe({ stage }, seconds),
      verdict: (store, outcome) => verdicts.inc({ store, outcome }),
      abstained: (store) => abstentions.inc({ store: store ?? 'none' }),
    },
    middleware: (request, response, next) => {
      const start = performance.now();
      response.once('finish', () => {
        const method = knownMethod(request.method);
        const route = String(response.locals['route'] ?? 'none');
        requests.inc({ method, route, status: response.statusCode });
        latency.observe({ method, route }, (performance.now() - start) / 1000);
      });
      next();
    },
  };
}

/** Methods nobody uses share one label, so that a client cannot make up new ones without end. */
function knownMethod(method: string): string {
  return ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(method) ? method : 'other';
}
