import express, { type ErrorRequestHandler, type Express } from 'express';
import type { Logger } from 'pino';

import packageJson from '../../package.json' with { type: 'json' };
import { apiEndpoints } from '../channels/api/endpoints/index.js';
import type { AskService, SearchService } from '../channels/api/ports.js';
import { Problem } from '../channels/api/problem.js';
import { apiRouter } from '../channels/api/router.js';
import { problemOf, sendProblem } from '../channels/api/send-problem.js';
import { directLineRouter } from '../channels/directline/router.js';
import type { DirectLineServices } from '../channels/directline/services.js';
import type { StoreKnowledge } from '../model/policy.js';
import { StorageUnavailable } from '../storage/unavailable.js';
import type { Judge } from '../verdict/judge.js';
import { ApiKeys, KeyRing } from './api-keys.js';
import { assetRouter, pageAssets } from './assets.js';
import type { Bot } from './bot/open-bot.js';
import type { ServerConfig } from './config.js';
import { demoRouter } from './demo.js';
import type { Desk } from './desk/open-desk.js';
import { healthRouter, type Readiness } from './health.js';
import { accessLog, requestId } from './logging.js';
import { createMetrics, type Metrics } from './metrics.js';
import { pageRouter } from './pages.js';
import type { RateStores } from './rate-store.js';
import { isFromLoopback, limitRate, requireKey, securityHeaders } from './security.js';
import type { WebFile } from './web-files.js';
import { widgetRouter } from './widget.js';

/** Everything that the server is made of. */
export interface AppServices {
  readonly knowledge: { readonly stores: ReadonlyMap<string, StoreKnowledge> };
  readonly judge: Judge;
  readonly clock: () => Date;
  /** Answers texts; absent: `POST /ask` is 503. */
  readonly ask?: AskService;
  /** Finds clauses; absent: `POST /search` is 503. */
  readonly search?: SearchService;
  /** Holds conversations; absent: there are none here. */
  readonly directLine?: DirectLineServices | undefined;
  /** The Bot Framework's channels; absent: there are none here. */
  readonly bot?: Pick<Bot, 'router'> | null | undefined;
  /** The support desk; absent: there is none. */
  readonly desk?: Desk | undefined;
  /** The chat for web pages, built; absent: there is none. */
  readonly web?: readonly WebFile[] | undefined;
  /** Counters that all processes share; absent: this one counts for itself. */
  readonly rates?: RateStores | undefined;
  readonly config: ServerConfig;
  readonly logger: Logger;
  /** Counters that outlive this app; absent: its own. */
  readonly metrics?: Metrics;
  /** Whether it should be sent requests; absent: always. */
  readonly readiness?: Readiness;
}

const API = '/api/v1';

/** Puts the server together, without listening. */
export function createApp(services: AppServices): Express {
  const { knowledge, judge, clock, ask, search, config, logger } = services;
  const metrics = services.metrics ?? createMetrics({ withProcess: false });
  const shared = services.directLine?.storage.shared;
  const keys = shared ? new ApiKeys(shared, () => new Date()) : null;
  const guard = requireKey(new KeyRing(config.apiKeys, keys));
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', false);
  app.set('trust proxy', config.trustProxy);
  app.use(requestId, metrics.middleware, accessLog(logger, config), securityHeaders());
  app.use(
    healthRouter({
      readiness: services.readiness ?? { isReady: () => true },
      metrics,
      guard,
      stores: knowledge.stores,
    }),
  );
  // Before the limit: a poll that is refused ends a conversation. What is costly here has limits of its own.
  const { directLine } = services;
  const { rates } = services;
  if (directLine) app.use(directLineRouter(directLine, { isLocal: isFromLoopback, store: rates }));
  // A channel's few addresses speak for all its customers.
  if (services.bot) app.use(services.bot.router);
  app.use(limitRate(config, rates?.('requests')));
  app.use(assetRouter());
  app.use(widgetRouter(services.web ?? []));
  if (services.desk) app.use(services.desk.router);
  app.use(pageRouter({ stores: knowledge.stores, clock }));
  app.use(demoRouter({ stores: knowledge.stores, clock, testClock: config.testClock }));
  const { observer } = metrics;
  const endpoints = apiEndpoints(
    { stores: knowledge.stores, judge, clock, ask, search, observer, assets: pageAssets },
    packageJson.version,
  );
  app.use(API, apiRouter(endpoints, { base: API, guard, observer }));
  app.use(() => {
    throw new Problem('not-found', 'There is nothing at this address.');
  });
  app.use(reportErrors(logger));
  return app;
}

/** Every error as a problem; a broken invariant is logged, never shown. */
function reportErrors(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const problem = problemOf(error);
    if (problem.kind === 'internal-error') {
      const { name, message, stack } =
        error instanceof Error ? error : { name: 'Error', message: 'thrown', stack: '' };
      logger.error(
        { id: response.getHeader('X-Request-Id'), error: { name, message, stack } },
        'broken invariant',
      );
    }
    // Clients are told to come back; the operator is told why.
    if (error instanceof StorageUnavailable)
      logger.error({ id: response.getHeader('X-Request-Id'), error: error.message }, 'storage unavailable');
    if (response.headersSent) next(error);
    else sendProblem(problem, request, response, pageAssets);
  };
}
