import { randomBytes } from 'node:crypto';

import { digestOf, isSecret } from '../channels/secret.js';
import type { Shared } from '../storage/shared.js';

/** A key of the HTTP API, as it is kept: what it is itself is nowhere. */
export interface ApiKey {
  readonly name: string;
  /** SHA-256 of the key, hexadecimal; null once it was revoked. */
  readonly digest: string | null;
  /** ISO 8601. */
  readonly made: string;
  /** Shops that it is for; null: every shop. */
  readonly stores: readonly string[] | null;
}

const PREFIX = 'api-key ';
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u;

/** Keys of `clausewise key add`, known to all processes over one database. */
export class ApiKeys {
  /** @param shared where they are kept; @param clock the real time */
  constructor(
    private readonly shared: Pick<Shared, 'get' | 'names' | 'change'>,
    private readonly clock: () => Date,
  ) {}

  /** Makes a key. @returns it, for the one time that it can be seen; @throws where the name cannot be had */
  async add(name: string, stores: readonly string[] | null): Promise<string> {
    if (!NAME.test(name))
      throw new Error('A name begins with a letter or digit and has at most 40 of them, with . _ - between.');
    const key = `cw_${randomBytes(32).toString('base64url')}`;
    const kept: ApiKey = {
      name,
      digest: digestOf(key).toString('hex'),
      made: this.clock().toISOString(),
      stores,
    };
    const text = JSON.stringify(kept);
    const isTaken = (before: string | null): boolean => before !== null && parse(before).digest !== null;
    const now = await this.shared.change(PREFIX + name, null, (before) => (isTaken(before) ? null : text));
    if (now !== text) throw new Error(`There is a key called ${name} already.`);
    return key;
  }

  /** All keys that there ever were, by name. */
  async list(): Promise<readonly ApiKey[]> {
    const names = await this.shared.names(PREFIX);
    const texts = await Promise.all(names.map((name) => this.shared.get(name)));
    return texts
      .flatMap((text) => (text === null ? [] : [parse(text)]))
      .sort((a, b) => a.name.localeCompare(b.name));
  }

  /** Ends a key. Its name stays, so that nobody gets in without a key once the last is gone. @returns false: there is none */
  async revoke(name: string): Promise<boolean> {
    let isThere = false;
    await this.shared.change(PREFIX + name, null, (before) => {
      const key = before === null ? null : parse(before);
      isThere = key !== null && key.digest !== null;
      return isThere ? JSON.stringify({ ...key, digest: null }) : null;
    });
    return isThere;
  }
}

function parse(text: string): ApiKey {
  return JSON.parse(text) as ApiKey;
}

/** What a key lets its holder do. */
export interface KeyGrant {
  /** Null: every shop. */
  readonly stores: ReadonlySet<string> | null;
}

const EVERYTHING: KeyGrant = { stores: null };
/** So long what was read of the kept keys is believed, in milliseconds: a revoked key ends after this at the latest. */
export const BELIEVED_FOR = 1000;

/** Every key that is taken: those of the configuration, and those that are kept. */
export class KeyRing {
  #read: { readonly at: number; readonly keys: Promise<readonly ApiKey[]> } | null = null;

  /** @param configured digests; @param kept null: there are none */
  constructor(
    private readonly configured: readonly Buffer[],
    private readonly kept: Pick<ApiKeys, 'list'> | null,
  ) {}

  /**
   * What a key lets its holder do; null: it is none, and there are some.
   * @throws where those kept cannot be read: nobody is let in by mistake
   */
  async grantOf(given: string): Promise<KeyGrant | null> {
    const kept = await this.#list();
    if (this.configured.length === 0 && kept.length === 0) return EVERYTHING;
    if (isSecret(given, this.configured)) return EVERYTHING;
    const own = kept.find(({ digest }) => digest !== null && isSecret(given, [Buffer.from(digest, 'hex')]));
    return own ? { stores: own.stores && new Set(own.stores) } : null;
  }

  #list(): Promise<readonly ApiKey[]> | readonly ApiKey[] {
    if (!this.kept) return [];
    const now = performance.now();
    if (!this.#read || now - this.#read.at > BELIEVED_FOR) this.#read = { at: now, keys: this.kept.list() };
    return this.#read.keys;
  }
}
