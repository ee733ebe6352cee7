import { createHash, timingSafeEqual } from 'node:crypto';

/** What is kept of a secret: its SHA-256, 32 bytes, so that what is compared has one length. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}

/**
 * Compares with every secret, in a time that does not depend on the outcome.
 * @param known digests as `digestOf` gives them
 */
export function isSecret(given: string, known: readonly Buffer[]): boolean {
  const digest = digestOf(given);
  let found = false;
  for (const one of known) found = timingSafeEqual(digest, one) || found;
  return found;
}
