import { createHmac } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

import type { Logger } from 'pino';

import type { DeskHandoff } from '../../model/desk.js';
import type { WebhookConfig } from './config.js';

/** What the webhook works with. */
export interface WebhookParts {
  readonly config: WebhookConfig;
  /** Every handoff there is. */
  readonly handoffs: () => Promise<readonly DeskHandoff[]>;
  /** Remembers what was delivered, over restarts. */
  readonly file: string;
  readonly clock: () => Date;
  readonly logger: Logger;
}

const LOOK_EVERY = 2000;
const LONGEST_WAIT = 10 * 60_000;
const ANSWER_WITHIN = 10_000;

/**
 * Tells another help desk of each handoff, at least once, until it answers with 2xx. The header `Clausewise-Signature:
 * t=SECONDS,v1=HEX` holds the HMAC-SHA256, under the shared secret, of `SECONDS.BODY`; a receiver refuses old seconds.
 */
export class Webhook {
  readonly #parts: WebhookParts;
  readonly #delivered: Set<string>;
  readonly #failures = new Map<string, { count: number; next: number }>();
  readonly #timer: NodeJS.Timeout;
  #looking = false;

  /** Begins to look for handoffs. @param parts see {@link WebhookParts} */
  constructor(parts: WebhookParts) {
    this.#parts = parts;
    const isNew = !existsSync(parts.file);
    this.#delivered = new Set(
      isNew
        ? []
        : readFileSync(parts.file, 'utf8')
            .split('\n')
            .filter((line) => line !== ''),
    );
    mkdirSync(dirname(parts.file), { recursive: true, mode: 0o700 });
    // From here on: those that waited before the other help desk was named are not its business.
    if (isNew) void this.#skipAll();
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY);
    this.#timer.unref();
  }

  /** Delivers what is new; looks again by itself. */
  async look(): Promise<void> {
    if (this.#looking) return;
    this.#looking = true;
    try {
      const now = this.#parts.clock().getTime();
      for (const handoff of await this.#parts.handoffs()) {
        const failed = this.#failures.get(handoff.reference);
        if (this.#delivered.has(handoff.reference) || (failed && failed.next > now)) continue;
        await this.#deliver(handoff);
      }
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
      this.#remember(handoff.reference);
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

  async #skipAll(): Promise<void> {
    this.#looking = true;
    appendFileSync(this.#parts.file, '', { mode: 0o600 });
    for (const { reference } of await this.#parts.handoffs()) this.#remember(reference);
    this.#looking = false;
  }

  #remember(reference: string): void {
    this.#delivered.add(reference);
    this.#failures.delete(reference);
    appendFileSync(this.#parts.file, `${reference}\n`, { flush: true });
  }
}

/** What is sent as `v1`: lower-case hex. */
export function signature(secret: string, seconds: number, body: string): string {
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
}
