import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit, type Store } from 'express-rate-limit';
import helmet from 'helmet';

import { limitToStores } from '../channels/api/own-stores.js';
import { Problem } from '../channels/api/problem.js';
import type { KeyRing } from './api-keys.js';
import type { ServerConfig } from './config.js';

/** Headers for every answer, worked out once. Pages load their style sheet and icon from here, and nothing else. */
export function securityHeaders(): RequestHandler {
  const headers = new Map<string, string>();
  const response = {
    setHeader: (name: string, value: string) => void headers.set(name, value),
    removeHeader: () => undefined,
  };
  policy()({} as unknown as IncomingMessage, response as unknown as ServerResponse, (error) => {
    if (error !== undefined)
      throw error instanceof Error ? error : new Error('No headers.', { cause: error });
  });
  return (_request, answer, next) => {
    for (const [name, value] of headers) answer.setHeader(name, value);
    next();
  };
}

function policy(): ReturnType<typeof helmet> {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // Only for this host: what else the shop serves under its name is not ours to decide.
    strictTransportSecurity: { includeSubDomains: false },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });
}

const FORWARDING = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
];

/**
 * True for a request made on this machine. One that came through a proxy was not, whatever the
 * proxy's own address.
 */
export function isFromLoopback(request: Request): boolean {
  const address = request.socket.remoteAddress ?? '';
  const isLoopback = /^(?:::1$|(?:::ffff:)?127\.)/i.test(address);
  return isLoopback && FORWARDING.every((name) => request.headers[name] === undefined);
}

/**
 * Lets pass who is on this machine or has a key, and everybody while there never was a key. What a key is for is noted: a
 * request of its holder must name one of those shops.
 */
export function requireKey(ring: KeyRing): RequestHandler {
  return async (request, response, next) => {
    if (!isFromLoopback(request)) {
      const grant = await ring.grantOf(keyOf(request));
      if (!grant) {
        const detail = 'Send an API key as "Authorization: Bearer KEY" or as "X-Api-Key: KEY".';
        throw new Problem('key-required', detail, [], { 'WWW-Authenticate': 'Bearer realm="clausewise"' });
      }
      limitToStores(response, grant.stores);
    }
    next();
  };
}

function keyOf({ headers }: Request): string {
  const own = headers['x-api-key'];
  if (typeof own === 'string') return own;
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
}

/**
 * Limits how often one address may ask; requests made on this machine are not limited.
 * @param store shared with the other processes; absent: this one counts for itself
 */
export function limitRate(
  { rateLimit: limit }: Pick<ServerConfig, 'rateLimit'>,
  store?: Store,
): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // Its own checks print to the console; trust in proxies is decided in the configuration.
    validate: false,
    skip: isFromLoopback,
    ...(store ? { store } : {}),
    // Without the database there are no conversations to protect; policies are still read.
    passOnStoreError: true,
    keyGenerator: ({ ip }) => (ip === undefined ? 'none' : ipKeyGenerator(ip)),
    handler: (_request, response) => {
      const seconds = String(response.getHeader('Retry-After') ?? 60);
      throw new Problem(
        'too-many-requests',
        `At most ${limit} requests a minute; come back in ${seconds} s.`,
        [],
        {
          'Retry-After': seconds,
        },
      );
    },
  });
}
