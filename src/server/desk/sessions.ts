import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

import type { Shared } from '../../storage/shared.js';

/** A signed-in session. */
export interface Session {
  /** Name of the agent; null: let in without an account. */
  readonly agent: string | null;
  /** Known to nobody but the browser's cookie and this server. */
  readonly id: string;
  /** Milliseconds since 1970 at which the agent signed in. */
  readonly began: number;
  /** At which this cookie was made: a session goes on under ever new cookies. */
  readonly issued: number;
}

const MINUTE = 60_000;
/** A session ends so long after signing in, whatever happens. */
const LONGEST = 12 * 60 * MINUTE;
/** And so long after it was last used. */
const IDLE = 2 * 60 * MINUTE;
/** A cookie older than this is replaced. */
const ROTATED = 10 * MINUTE;

/**
 * Makes and reads cookies: signed, not stored. Those of sessions that were ended are remembered by all processes until
 * they would have run out.
 */
export class Sessions {
  readonly #key: Buffer;
  readonly #clock: () => Date;
  readonly #shared: Pick<Shared, 'get' | 'change'>;

  /** @param key at least 32 bytes; another key ends every session; @param shared knows which were ended; @param clock the real time */
  constructor(key: Buffer, shared: Pick<Shared, 'get' | 'change'>, clock: () => Date) {
    if (key.length < 32) throw new Error('The key for sessions must have at least 32 bytes.');
    this.#key = key;
    this.#shared = shared;
    this.#clock = clock;
  }

  /** A new session. */
  begin(agent: string | null): Session {
    const now = this.#now();
    return { agent, id: randomBytes(18).toString('base64url'), began: now, issued: now };
  }

  /** What the cookie holds. */
  write(session: Session): string {
    const body = Buffer.from(JSON.stringify({ ...session, issued: this.#now() })).toString('base64url');
    return `${body}.${this.#sign('session', body)}`;
  }

  /** The session of a cookie, or null where it is none of ours, changed, ended or past its time. */
  async read(cookie: string): Promise<Session | null> {
    const [body = '', signature = '', ...rest] = cookie.split('.');
    if (rest.length > 0 || !same(signature, this.#sign('session', body))) return null;
    const session = JSON.parse(Buffer.from(body, 'base64url').toString()) as Session;
    const now = this.#now();
    const isLive = now < session.began + LONGEST && now < session.issued + IDLE;
    return isLive && (await this.#shared.get(ended(session.id))) === null ? session : null;
  }

  /** True where the cookie is to be replaced by a new one. */
  isOld({ issued }: Session): boolean {
    return this.#now() > issued + ROTATED;
  }

  /** Ends a session: no cookie of it is taken again. */
  async end({ id, began }: Session): Promise<void> {
    await this.#shared.change(ended(id), new Date(began + LONGEST).toISOString(), () => 'ended');
  }

  /** What a page of the session must send with everything that changes something: no other page knows it. */
  tokenFor({ id }: Session): string {
    return this.#sign('token', id);
  }

  /** True for the token of the session. */
  isToken(session: Session, token: string): boolean {
    return same(token, this.tokenFor(session));
  }

  /** A text that this server, and nobody else, can have made; it is not hidden. */
  seal(text: string): string {
    const body = Buffer.from(text).toString('base64url');
    return `${body}.${this.#sign('sealed', body)}`;
  }

  /** What was sealed; null: it was not, or was changed. */
  unseal(sealed: string): string | null {
    const [body = '', signature = '', ...rest] = sealed.split('.');
    if (rest.length > 0 || !same(signature, this.#sign('sealed', body))) return null;
    return Buffer.from(body, 'base64url').toString();
  }

  #sign(use: string, text: string): string {
    return createHmac('sha256', this.#key).update(`${use}\0${text}`).digest('base64url');
  }

  #now(): number {
    return this.#clock().getTime();
  }
}

/** Under what an ended session is remembered. */
function ended(id: string): string {
  return `session ${id}`;
}

/** Compares in a time that does not depend on where they differ. */
function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
