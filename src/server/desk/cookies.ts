import type { Request, Response } from 'express';

const NAME = 'clausewise-desk';

/** Over TLS the name itself forbids that another host or a plain connection sets the cookie. */
function nameFor({ secure }: Request): string {
  return secure ? `__Host-${NAME}` : NAME;
}

/** The session cookie of a request; empty: there is none. */
export function sessionCookie(request: Request): string {
  return cookieOf(request, nameFor(request));
}

function cookieOf({ headers }: Request, name: string): string {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

/** Sets the session cookie: not for scripts, not for other sites. It ends with the browser's session at the latest. */
export function setSessionCookie(request: Request, response: Response, value: string): void {
  response.cookie(nameFor(request), value, {
    httpOnly: true,
    sameSite: 'strict',
    secure: request.secure,
    path: '/',
    encode: String,
  });
}

/** Takes the session cookie away. */
export function clearSessionCookie(request: Request, response: Response): void {
  response.clearCookie(nameFor(request), {
    httpOnly: true,
    sameSite: 'strict',
    secure: request.secure,
    path: '/',
  });
}

const OIDC = 'clausewise-desk-oidc';
/** So long may signing in with the identity provider take, in milliseconds. */
const OIDC_LONGEST = 10 * 60_000;

/** What this browser's way to the identity provider began with; empty: it did not begin here. */
export function oidcCookie(request: Request): string {
  return cookieOf(request, OIDC);
}

/** Sets it, for the way back from another site; empty: takes it away. */
export function setOidcCookie(request: Request, response: Response, value: string): void {
  response.cookie(OIDC, value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: request.secure,
    path: '/desk/oidc',
    maxAge: value === '' ? 0 : OIDC_LONGEST,
    encode: String,
  });
}
