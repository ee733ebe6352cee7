import { authorizeJWT } from '@microsoft/agents-hosting';
import type { Request, RequestHandler } from 'express';

import type { BotConfig } from './config.js';
import { authConfiguration } from './credentials.js';

/** What a checked token says of who sends; empty on a developer's machine. */
export type Identity = Readonly<Record<string, unknown>>;

/** Thrown to refuse a request. */
export class Refused extends Error {
  /** @param status of HTTP; @param message for the developer of the sender */
  constructor(
    readonly status: 400 | 401 | 403,
    message: string,
  ) {
    super(message);
  }
}

/** Issuers of the tokens of Microsoft's channels; each names the address that it may be answered at. */
const CHANNEL_ISSUERS = ['https://api.botframework.com', 'https://api.botframework.us'];

/**
 * Lets pass who shows a token that the SDK finds good; without a client id, whoever sends from this machine.
 * @param isLocal true for a request made on this machine
 */
export function authorize(config: BotConfig, isLocal: (request: Request) => boolean): RequestHandler {
  const check = authorizeJWT(authConfiguration(config));
  return async (request, response, next) => {
    if (config.clientId === null && (config.isProduction || !isLocal(request)))
      throw new Refused(401, 'Without a client id only this machine is listened to.');
    await check(request as never, response as never, next);
  };
}

/** Who sends, once {@link authorize} let it pass. */
export function identityOf(request: Request): Identity {
  return (request as Request & { readonly user?: Identity }).user ?? {};
}

/**
 * Holds a token against the activity that came with it: a token for one address, taken from one channel, is of no use
 * with another.
 * @throws Refused
 */
export function checkActivity(identity: Identity, activity: Identity, config: BotConfig): void {
  if (config.clientId !== null) checkServiceUrl(identity, activity);
  const { allowedTenants } = config;
  const tenant = tenantOf(activity);
  if (allowedTenants.length > 0 && (tenant === null || !allowedTenants.includes(tenant.toLowerCase())))
    throw new Refused(403, 'This bot is not for this tenant.');
}

/** The tenant from which an activity comes, or null: not every channel has one. */
export function tenantOf({ channelData, conversation }: Identity): string | null {
  const data = channelData as { readonly tenant?: { readonly id?: unknown } } | null | undefined;
  const place = conversation as { readonly tenantId?: unknown } | null | undefined;
  const id = data?.tenant?.id ?? place?.tenantId;
  return typeof id === 'string' && id !== '' ? id : null;
}

function checkServiceUrl(identity: Identity, { serviceUrl }: Identity): void {
  const claim = identity['serviceurl'] ?? identity['serviceUrl'];
  if (claim === undefined && !CHANNEL_ISSUERS.includes(String(identity['iss']))) return;
  if (typeof claim !== 'string' || typeof serviceUrl !== 'string' || plain(claim) !== plain(serviceUrl))
    throw new Refused(401, 'The token is for another service URL.');
}

function plain(url: string): string {
  return URL.canParse(url) ? new URL(url).href.replace(/\/+$/, '').toLowerCase() : '';
}
