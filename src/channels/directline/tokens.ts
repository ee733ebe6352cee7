import { errors, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';

import { digestOf } from '../secret.js';
import { DirectLineError } from './errors.js';

/** How long a token is good, in seconds: clients renew it every 15 minutes. */
export const TOKEN_SECONDS = 3600;
/**
 * How long after its end a token of the chat on a page can still be renewed, in seconds: a laptop sleeps over night,
 * and the customer finds the conversation where it was. Nothing else can be done with it, and nothing of Direct Line.
 */
export const RENEWAL_SECONDS = 24 * 3600;
/** How long the address of a socket is good. It stands in logs of proxies, so no longer than needed. */
const STREAM_SECONDS = 60;
const ISSUER = 'clausewise';

/** What a token lets its holder do: speak as this user in this conversation. */
export interface Grant {
  readonly conversation: string;
  readonly user: string;
}

/** What the address of a socket grants. */
export interface StreamGrant extends Grant {
  /** Under which name the client reached the server: `https://HOST`. */
  readonly base: string;
}

const claims = z.object({
  conv: z.string(),
  user: z.string(),
  base: z.string().default(''),
  exp: z.number(),
});

/** Tokens that were found good and are remembered: about as many chats as are open at once. */
const MOST_REMEMBERED = 5000;

/** What a good token grants until when, in milliseconds since 1970. */
interface Remembered {
  readonly grant: StreamGrant;
  readonly until: number;
}

/** Makes and reads tokens: signed, not stored, each bound to one conversation and one user. */
export class Tokens {
  readonly #key: Uint8Array;
  readonly #clock: () => Date;
  /** Tokens for chats that were found good, by their hash: each comes with every message. */
  readonly #good = new Map<string, Remembered>();

  /** @param key at least 32 bytes, the same in every process; @param clock the real time */
  constructor(key: Uint8Array, clock: () => Date) {
    if (key.length < 32) throw new Error('The key for tokens must have at least 32 bytes.');
    this.#key = key;
    this.#clock = clock;
  }

  /** A token for a conversation, good for {@link TOKEN_SECONDS}. */
  issue(grant: Grant): Promise<string> {
    return this.#sign({ conv: grant.conversation, user: grant.user }, 'chat', TOKEN_SECONDS);
  }

  /** A token that only opens the conversation's socket, soon. */
  issueForStream({ conversation, user, base }: StreamGrant): Promise<string> {
    return this.#sign({ conv: conversation, user, base }, 'stream', STREAM_SECONDS);
  }

  /** What a token grants, or for `renewal` granted. @throws DirectLineError where it is none of ours, changed, or past its time */
  async read(token: string, use: 'chat' | 'stream' | 'renewal' = 'chat'): Promise<StreamGrant> {
    if (use !== 'chat') return (await this.#verify(token, use)).grant;
    // Found by its hash, so that the time a look takes tells nothing of the tokens that are good.
    const hash = digestOf(token).toString('base64');
    const known = this.#good.get(hash);
    if (known && this.#clock().getTime() < known.until) return known.grant;
    this.#good.delete(hash);
    const found = await this.#verify(token, use);
    const [oldest] = this.#good.size < MOST_REMEMBERED ? [] : this.#good.keys();
    if (oldest !== undefined) this.#good.delete(oldest);
    this.#good.set(hash, found);
    return found.grant;
  }

  async #verify(token: string, use: 'chat' | 'stream' | 'renewal'): Promise<Remembered> {
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        issuer: ISSUER,
        audience: use === 'renewal' ? 'chat' : use,
        clockTolerance: use === 'renewal' ? RENEWAL_SECONDS : 0,
        algorithms: ['HS256'],
        currentDate: this.#clock(),
        requiredClaims: ['exp'],
      });
      const { conv, user, base, exp } = claims.parse(payload);
      return { grant: { conversation: conv, user, base }, until: exp * 1000 };
    } catch (error) {
      if (error instanceof errors.JWTExpired)
        throw new DirectLineError('TokenExpired', 'The token has expired. Get a new one.');
      throw new DirectLineError('TokenInvalid', 'The token is not valid here.');
    }
  }

  // `user` is the claim by which Direct Line clients learn who they are.
  #sign(payload: Readonly<Record<string, string>>, audience: string, seconds: number): Promise<string> {
    const now = Math.floor(this.#clock().getTime() / 1000);
    return new SignJWT(payload)
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + seconds)
      .sign(this.#key);
  }
}
