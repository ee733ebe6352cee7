import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** A password as it is kept: `scrypt.LOG2N.R.P.SALT.HASH`, salt and hash in base64url. No sign of it means anything to a shell. */
export interface PasswordHash {
  /** Base-2 logarithm of the cost. */
  readonly logN: number;
  readonly r: number;
  readonly p: number;
  readonly salt: Buffer;
  readonly hash: Buffer;
}

const HASH_BYTES = 32;
const SALT_BYTES = 16;
/** Costs of new hashes, as OWASP recommends for scrypt: 128 MiB and some hundred milliseconds. */
const USUAL = { logN: 17, r: 8, p: 1 };
const SHORTEST = 10;

/** Reads a kept hash; null where it is none, or one that would be too weak or too dear to check. */
export function readHash(text: string): PasswordHash | null {
  const [, logN, r, p, salt, hash] =
    /^scrypt\.(\d{1,2})\.(\d{1,2})\.(\d{1,2})\.([\w-]+)\.([\w-]+)$/.exec(text) ?? [];
  if (salt === undefined || hash === undefined) return null;
  const read = {
    logN: Number(logN),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64url'),
    hash: Buffer.from(hash, 'base64url'),
  };
  const isSane =
    read.logN >= 14 && read.logN <= 18 && read.r >= 8 && read.r <= 16 && read.p >= 1 && read.p <= 4;
  return isSane && read.salt.length >= SALT_BYTES && read.hash.length === HASH_BYTES ? read : null;
}

/** Makes the text that is kept of a password. @throws where it is shorter than 10 characters */
export async function hashPassword(password: string, costs = USUAL): Promise<string> {
  if (password.length < SHORTEST) throw new Error(`A password must have at least ${SHORTEST} characters.`);
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, { ...costs, salt });
  const { logN, r, p } = costs;
  return ['scrypt', logN, r, p, salt.toString('base64url'), hash.toString('base64url')].join('.');
}

/** True for the right password, in a time that does not depend on how wrong it is. */
export async function isPassword(password: string, kept: PasswordHash): Promise<boolean> {
  return timingSafeEqual(await derive(password, kept), kept.hash);
}

/** A hash that no password has, to be checked where there is no such agent: the answer then takes as long. */
export function nobodysHash(): PasswordHash {
  return { ...USUAL, salt: randomBytes(SALT_BYTES), hash: randomBytes(HASH_BYTES) };
}

function derive(password: string, { logN, r, p, salt }: Omit<PasswordHash, 'hash'>): Promise<Buffer> {
  const N = 2 ** logN;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
