import { randomUUID } from 'node:crypto';

import type { RequestHandler } from 'express';
import { type Logger, pino } from 'pino';

import type { ServerConfig } from './config.js';

/** A logger that writes one JSON object a line to standard error. */
export function createLogger({ logLevel }: Pick<ServerConfig, 'logLevel'>): Logger {
  return pino({ level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}

const SANE_ID = /^[\w.:-]{1,64}$/;

/** Gives each request an id, the caller's own where it is short and plain, and returns it. */
export const requestId: RequestHandler = (request, response, next) => {
  const own = request.headers['x-request-id'];
  response.set('X-Request-Id', typeof own === 'string' && SANE_ID.test(own) ? own : randomUUID());
  next();
};

/**
 * Logs each request by its route, never by its address: a certificate's address holds facts. What
 * was sent is logged only with `LOG_TEXT=1`.
 */
export function accessLog(logger: Logger, { logText }: Pick<ServerConfig, 'logText'>): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    response.once('close', () => {
      const { route, input } = response.locals;
      const level =
        response.statusCode >= 500 ? 'error' : String(route).startsWith('/api') ? 'info' : 'debug';
      if (!logger.isLevelEnabled(level)) return;
      const entry = {
        id: response.getHeader('X-Request-Id'),
        method: request.method,
        route: typeof route === 'string' ? route : null,
        status: response.statusCode,
        ms: Math.round((performance.now() - start) * 100) / 100,
        ...(response.writableFinished ? {} : { aborted: true }),
        ...(logText && input !== undefined ? { input: input as unknown } : {}),
      };
      logger[level](entry, 'request');
    });
    next();
  };
}
