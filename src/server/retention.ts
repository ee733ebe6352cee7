import type { Logger } from 'pino';

import type { Storage } from '../storage/port.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A server may be off for so long before its clock is doubted. */
const LONGEST_PAUSE = 7 * DAY;
/** Two clocks may drift so far apart between two looks. */
const DRIFT = 10 * 60_000;
const LAST = 'tidied';

/** What is deleted, and when. */
export interface RetentionOptions {
  /** Days after the last message until a conversation is deleted; 0: never. */
  readonly days: number;
  readonly clock: () => Date;
  readonly logger: Logger;
  /** Milliseconds between two looks; an hour unless told. */
  readonly every?: number;
}

/**
 * Deletes old conversations now and every hour. Those that never began, such as a token that was
 * fetched and not used, go after a day. A clock that jumped deletes nothing until it has gone on from there for an
 * hour: somebody may set it right before.
 * @returns ends it, once a look that is under way is over
 */
export function keepTidy(
  storage: Storage,
  { days, clock, logger, every = HOUR }: RetentionOptions,
): () => Promise<void> {
  let before: { readonly time: number; readonly steady: number } | null = null;
  const isTrusted = async (time: number, steady: number): Promise<boolean> => {
    if (before) return Math.abs(time - before.time - (steady - before.steady)) < DRIFT;
    const last = await storage.shared.get(LAST);
    return last === null || Math.abs(time - Date.parse(last)) < LONGEST_PAUSE;
  };
  const tidy = async (): Promise<void> => {
    const [time, steady] = [clock().getTime(), performance.now()];
    const trusted = await isTrusted(time, steady);
    before = { time, steady };
    if (!trusted) {
      logger.error('the clock jumped, or this server was off for long: nothing old is deleted for now');
      return;
    }
    const ago = (milliseconds: number): string => new Date(time - milliseconds).toISOString();
    await storage.shared.tidy();
    await storage.shared.change(LAST, null, () => ago(0));
    const deleted = await storage.deleteOlderThan(days === 0 ? '' : ago(days * DAY), ago(DAY));
    if (deleted > 0) logger.info({ deleted }, 'old conversations were deleted');
  };
  let looking = Promise.resolve();
  const look = (): void => {
    looking = tidy().catch((error: unknown) =>
      logger.error({ error: String(error) }, 'old conversations could not be deleted'),
    );
  };
  look();
  const timer = setInterval(look, every).unref();
  return () => {
    clearInterval(timer);
    return looking;
  };
}
