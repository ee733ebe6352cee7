import type { Request, RequestHandler, Response } from 'express';

import { Problem } from '../../channels/api/problem.js';
import { type DeskAgent, setAgent } from '../../channels/desk/agent.js';
import { baseOf } from '../../channels/desk/requests.js';
import { isLoopbackHost } from '../../channels/loopback.js';
import type { RateStores } from '../rate-store.js';
import { isFromLoopback } from '../security.js';
import type { Account } from './account.js';
import type { DeskConfig } from './config.js';
import { sessionCookie, setSessionCookie } from './cookies.js';
import type { Session, Sessions } from './sessions.js';

/** Who may come in, and how their sessions are known. */
export interface GuardParts {
  readonly config: DeskConfig;
  readonly sessions: Sessions;
  /** Counts tries to sign in. */
  readonly rates: RateStores;
  /** Ids of all shops. */
  readonly stores: readonly string[];
}

/** Where no account is configured, whoever sits at this machine works under this name. */
const NOBODY = 'Support';

/** Why the desk answers nobody who asks like this; null: it may. */
export function closedBecause({ config }: Pick<GuardParts, 'config'>, request: Request): string | null {
  if (config.accounts.size === 0) {
    if (!isFromLoopback(request))
      return 'No accounts are configured, so the desk answers only on the machine that it runs on. Accounts are named in DESK_AGENTS; "clausewise agent add" makes an entry.';
    // A page of another site can have its name lead to this machine; it cannot send the name of this machine.
    return isOwnName(request.hostname) ? null : 'Without accounts the desk answers only as localhost.';
  }
  if (request.secure || config.plainHttp || isFromLoopback(request)) return null;
  return 'Passwords are not taken over a plain connection. Serve the desk over HTTPS (behind a proxy, set TRUST_PROXY), or set DESK_PLAIN_HTTP=1 on a network that you trust.';
}

function isOwnName(name: string): boolean {
  return name === '::1' || isLoopbackHost(name);
}

/** The session of a request with who works in it; null: nobody is signed in. */
export async function enter(
  parts: GuardParts,
  request: Request,
  response: Response,
): Promise<Entered | null> {
  const { config, sessions, stores } = parts;
  const session = await sessions.read(sessionCookie(request));
  if (config.accounts.size === 0) {
    const open = session?.agent === null ? session : sessions.begin(null);
    if (open !== session || sessions.isOld(open)) setSessionCookie(request, response, sessions.write(open));
    const agent = {
      name: NOBODY,
      role: 'editor' as const,
      stores: new Set(stores),
      seesAll: true,
      open: true,
    };
    return { session: open, agent };
  }
  const name = session?.agent ?? null;
  const account = name === null ? undefined : config.accounts.get(name);
  if (!session || !account) return null;
  if (sessions.isOld(session)) setSessionCookie(request, response, sessions.write(session));
  return { session, agent: agentOf(account, stores) };
}

/** Somebody at the desk, in their session. */
export interface Entered {
  readonly session: Session;
  readonly agent: DeskAgent;
}

function agentOf({ name, role, stores: own }: Account, stores: readonly string[]): DeskAgent {
  return { name, role, stores: new Set(own ?? stores), seesAll: own === null, open: false };
}

/** Lets pass who is signed in; what changes something must come from a page of the same session. */
export function guardApi(parts: GuardParts): RequestHandler {
  return async (request, response, next) => {
    const closed = closedBecause(parts, request);
    if (closed !== null) throw new Problem('forbidden', closed);
    const isChange = request.method !== 'GET' && request.method !== 'HEAD';
    // Read before a new session may begin: a request without one has no token either.
    const entered = await enter(parts, request, response);
    if (!entered) throw new Problem('sign-in-required', 'Sign in at /desk/sign-in.');
    if (isChange) {
      requireOwnOrigin(request);
      const token = request.headers['x-desk-token'];
      if (typeof token !== 'string' || !parts.sessions.isToken(entered.session, token))
        throw new Problem('forbidden', 'This page is of another session; load it again.');
    }
    setAgent(response, entered.agent);
    next();
  };
}

/**
 * Refuses what a page of another site sends. A browser says so itself where it can; the origin alone is `null` for
 * a form of a page that sends no referrer.
 * @throws Problem
 */
export function requireOwnOrigin(request: Request): void {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isOwn =
    site === undefined
      ? origin === undefined || origin === baseOf(request)
      : (site === 'same-origin' || site === 'none') &&
        (origin === undefined || origin === 'null' || origin === baseOf(request));
  if (!isOwn) throw new Problem('forbidden', 'This was sent by a page of another site.');
}

/** Lets an account in. The session before, if there was one, ends: nobody can have planted the new one. */
export async function letIn(
  { sessions }: Pick<GuardParts, 'sessions'>,
  request: Request,
  response: Response,
  account: string,
): Promise<void> {
  const before = await sessions.read(sessionCookie(request));
  if (before) await sessions.end(before);
  setSessionCookie(request, response, sessions.write(sessions.begin(account)));
}

/** Whether some account has a password of its own. */
export function hasPasswords({ accounts }: DeskConfig): boolean {
  return [...accounts.values()].some(({ password }) => password !== null);
}
