import type { Logger } from 'pino';

import type { Storage } from '../storage/port.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What is deleted, and when. */
export interface RetentionOptions {
  /** Days after the last message until a conversation is deleted; 0: never. */
  readonly days: number;
  readonly clock: () => Date;
  readonly logger: Logger;
}

/**
 * Deletes old conversations now and every hour. Those that never began, such as a token that was
 * fetched and not used, go after a day.
 * @returns what `clearInterval` takes
 */
export function keepTidy(storage: Storage, { days, clock, logger }: RetentionOptions): NodeJS.Timeout {
  const tidy = (): void => {
    const ago = (milliseconds: number): string => new Date(clock().getTime() - milliseconds).toISOString();
    const before = days === 0 ? '' : ago(days * DAY);
    storage.shared.tidy().catch(() => undefined);
    storage.deleteOlderThan(before, ago(DAY)).then(
      (deleted) => {
        if (deleted > 0) logger.info({ deleted }, 'old conversations were deleted');
      },
      (error: unknown) => logger.error({ error: String(error) }, 'old conversations could not be deleted'),
    );
  };
  tidy();
  return setInterval(tidy, HOUR).unref();
}
