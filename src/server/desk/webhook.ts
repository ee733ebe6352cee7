import { createHmac, randomUUID } from 'node:crypto';

import type { Logger } from 'pino';

import type { DeskHandoff } from '../../model/desk.js';
import type { Shared } from '../../storage/shared.js';
import type { WebhookConfig } from './config.js';

/** What the webhook works with. */
export interface WebhookParts {
  readonly config: WebhookConfig;
  /** Every handoff there is. */
  readonly handoffs: () => Promise<readonly DeskHandoff[]>;
  /** Remembers what was delivered, over restarts and for all processes. */
  readonly shared: Shared;
  readonly clock: () => Date;
  readonly logger: Logger;
}

const LOOK_EVERY = 2000;
const LONGEST_WAIT = 10 * 60_000;
const ANSWER_WITHIN = 10_000;
/** So long one process delivers for all; it says so again with every look. */
const LEASE = 4 * ANSWER_WITHIN;
const DELIVERED = 'delivered ';

/**
 * Tells another help desk of each handoff, at least once, until it answers with 2xx. The header `Clausewise-Signature:
 * t=SECONDS,v1=HEX` holds the HMAC-SHA256, under the shared secret, of `SECONDS.BODY`; a receiver refuses old seconds.
 */
export class Webhook {
  readonly #parts: WebhookParts;
  readonly #self = randomUUID();
  readonly #failures = new Map<string, { count: number; next: number }>();
  readonly #timer: NodeJS.Timeout;
  #looking = false;

  /** Begins to look for handoffs. @param parts see {@link WebhookParts} */
  constructor(parts: WebhookParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY);
    this.#timer.unref();
    void this.look();
  }

  /** Delivers what is new; looks again by itself. */
  async look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      if (await this.#isMine()) await this.#deliverNew();
    } catch (error) {
      this.#parts.logger.error({ error: String(error) }, 'the webhook could not look for handoffs');
    } finally {
      this.#looking = false;
    }
  }

  /** Stops looking. */
  close(): void {
    clearInterval(this.#timer);
  }

  /** True where this process delivers: one does, and another only once it is gone. */
  async #isMine(): Promise<boolean> {
    const until = new Date(Date.now() + LEASE).toISOString();
    const holder = await this.#parts.shared.change('webhook', until, (before) =>
      before === null || before === this.#self ? this.#self : null,
    );
    return holder === this.#self;
  }

  async #deliverNew(): Promise<void> {
    const { shared, clock, handoffs } = this.#parts;
    const all = await handoffs();
    // From here on: those that waited before the other help desk was named are not its business.
    if ((await shared.get('webhook began')) === null) {
      for (const { reference } of all) await this.#remember(reference);
      await shared.keepFirst('webhook began', clock().toISOString());
      return;
    }
    const delivered = new Set(await shared.names(DELIVERED));
    for (const handoff of all) {
      const failed = this.#failures.get(handoff.reference);
      if (delivered.has(DELIVERED + handoff.reference) || (failed && failed.next > clock().getTime()))
        continue;
      // Another process may have taken over while this one waited for an answer.
      if (await this.#isMine()) await this.#deliver(handoff);
    }
  }

  async #deliver(handoff: DeskHandoff): Promise<void> {
    const { config, clock, logger } = this.#parts;
    const body = JSON.stringify({ type: 'handoff', handoff });
    const seconds = Math.floor(clock().getTime() / 1000);
    try {
      const { ok, status } = await fetch(config.url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Clausewise-Signature': `t=${seconds},v1=${signature(config.secret, seconds, body)}`,
          'Idempotency-Key': handoff.reference,
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_WITHIN),
      });
      if (!ok) throw new Error(`it answered ${status}`);
      await this.#remember(handoff.reference);
    } catch (error) {
      const count = (this.#failures.get(handoff.reference)?.count ?? 0) + 1;
      const wait = Math.min(LONGEST_WAIT, LOOK_EVERY * 2 ** count);
      this.#failures.set(handoff.reference, { count, next: clock().getTime() + wait });
      logger.warn(
        { reference: handoff.reference, tries: count, error: String(error) },
        'the webhook was not taken',
      );
    }
  }

  async #remember(reference: string): Promise<void> {
    await this.#parts.shared.keepFirst(DELIVERED + reference, '');
    this.#failures.delete(reference);
  }
}

/** What is sent as `v1`: lower-case hex. */
export function signature(secret: string, seconds: number, body: string): string {
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
}
