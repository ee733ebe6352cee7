import type { Request } from 'express';

import { DirectLineError } from './errors.js';
import type { DirectLineConfig } from './services.js';

const LOOPBACK = /^https?:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * Lets pages show a store's chat only where they may: on this server's own pages; on the origins
 * configured for the store; where none is, on pages of the developer's own machine. A client that
 * is no browser names no origin, and could name any.
 * @throws DirectLineError
 */
export function checkOrigin(
  request: Request,
  store: string,
  { origins }: Pick<DirectLineConfig, 'origins'>,
): void {
  const { origin } = request.headers;
  if (origin === undefined || origin === baseOf(request)) return;
  const allowed = [...(origins.get(store) ?? []), ...(origins.get('*') ?? [])];
  if (allowed.length > 0 ? allowed.includes(origin.toLowerCase()) : LOOPBACK.test(origin)) return;
  throw new DirectLineError(
    'OriginNotAllowed',
    `Pages of ${origin.slice(0, 200)} may not show the chat of ${store}.`,
  );
}

/** Under which name the client reached the server: `https://HOST`. */
export function baseOf(request: Request): string {
  return `${request.protocol}://${request.host}`;
}
