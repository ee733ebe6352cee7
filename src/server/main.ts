import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Express } from 'express';
import type { Logger } from 'pino';

import { DirectLineSockets } from '../channels/directline/sockets.js';
import { type AppServices, createApp } from './compose.js';
import { createMetrics } from './metrics.js';

/** A server that listens. */
export interface RunningServer {
  /** Where it can be reached: `http://127.0.0.1:3978`. */
  readonly url: string;
  /** Answers what comes from now on with other services; what is in flight ends as it began. */
  swap(services: ServerServices): void;
  /** Stops taking requests, finishes those in flight, and resolves; the first call counts. */
  stop(): Promise<void>;
}

/** What the server is made of; whether it is ready, it knows itself. */
export type ServerServices = Omit<AppServices, 'readiness'>;

/**
 * Starts the server.
 * @throws where the address cannot be had (`EADDRINUSE`, `EACCES`)
 */
export async function startServer(services: ServerServices): Promise<RunningServer> {
  const { config, logger } = services;
  let ready = false;
  const metrics = services.metrics ?? createMetrics({ withProcess: true });
  const appOf = (own: ServerServices): Express =>
    createApp({ ...own, metrics, readiness: { isReady: () => ready } });
  let app = appOf(services);
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 10_000 },
    (request, response) => void app(request, response),
  );
  server.maxRequestsPerSocket = 0;
  server.maxConnections = config.connectionLimit;
  const sockets = services.directLine && new DirectLineSockets(services.directLine);
  server.on('upgrade', (request, socket, head) => {
    if (sockets?.serves(request)) void sockets.upgrade(request, socket, head);
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  server.listen(config.port, config.host);
  await once(server, 'listening');
  ready = true;
  const url = urlOf(server.address() as AddressInfo);
  logger.info({ url, stores: services.knowledge.stores.size }, 'listening');
  let stopping: Promise<void> | undefined;
  return {
    url,
    swap: (others) => {
      app = appOf(others);
    },
    stop: () => {
      ready = false;
      return (stopping ??= stopServer(server, sockets, config.shutdownSeconds, logger));
    },
  };
}

async function stopServer(
  server: Server,
  sockets: DirectLineSockets | undefined,
  seconds: number,
  logger: Logger,
): Promise<void> {
  logger.info('stopping');
  const closed = once(server, 'close');
  server.close();
  sockets?.close();
  server.closeIdleConnections();
  // A connection that goes idle from now on is not kept alive.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const deadline = setTimeout(() => {
    logger.warn('requests in flight were cut off');
    server.closeAllConnections();
    sockets?.terminate();
  }, seconds * 1000);
  await closed;
  clearInterval(sweep);
  clearTimeout(deadline);
  logger.info('stopped');
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
