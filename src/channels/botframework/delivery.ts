import type { Storage } from '../../storage/port.js';
import type { StoredActivity } from '../../storage/records.js';
import { Serial } from '../serial.js';
import { continueWith, Courier, type CourierParts } from './courier.js';
import { audienceOf, readLink, type ShownCards } from './link.js';

/** What deliveries are made with. */
export interface DeliveryParts extends CourierParts {
  readonly storage: Storage;
  readonly clock: () => Date;
}

/** How long a process keeps others from delivering to a conversation, at most, in milliseconds. */
const HOLD_MS = 60_000;
/** Pauses after failures double from the first to the last. */
const FIRST_PAUSE_MS = 2_000;
const LAST_PAUSE_MS = 60_000;
/** About a day of tries; then nobody waits for the answer any more. */
const MOST_FAILURES = 1500;
/** Between looks for what was not delivered: another process may have died, or a channel come back. */
const LOOK_MS = 15_000;
const MOST_AT_ONCE = 100;

/**
 * Brings stored messages to channels that do not fetch them: what the bot answered, and what an agent says later. What
 * was delivered is kept with the conversation, so a crash loses nothing, and two processes do not say it twice.
 */
export class Delivery {
  readonly #parts: DeliveryParts;
  readonly #serial = new Serial();
  readonly #watched = new Map<string, () => void>();
  #timer: NodeJS.Timeout | undefined;

  /** @param parts where messages are, and how they get away */
  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /** Begins to look for what was left, and to follow customers who wait for a person or talk to one. */
  async begin(): Promise<void> {
    this.#timer = setInterval(() => void this.look(), LOOK_MS).unref();
    for (const { conversation } of await this.#parts.storage.handoffs()) await this.follow(conversation);
    await this.look();
  }

  /** Delivers what is not delivered yet. Never throws: what fails is tried again. */
  deliver(conversation: string, replyTo: string | null = null): Promise<void> {
    return this.#serial.run(conversation, () => this.#deliver(conversation, replyTo));
  }

  /** Delivers from now on whatever is said in a conversation, by an agent too. */
  async follow(conversation: string): Promise<void> {
    const { storage } = this.#parts;
    if (this.#watched.has(conversation) || !(await storage.links.find(conversation))) return;
    const unwatch = storage.watch(conversation, (news) => {
      if (news === 'deleted') this.unfollow(conversation);
      else void this.deliver(conversation);
    });
    this.#watched.set(conversation, unwatch);
  }

  /** Ends {@link follow}. */
  unfollow(conversation: string): void {
    this.#watched.get(conversation)?.();
    this.#watched.delete(conversation);
  }

  /** Delivers what nobody delivered. */
  async look(): Promise<void> {
    const { storage, clock, report } = this.#parts;
    try {
      const waiting = await storage.links.waiting(clock().toISOString(), MOST_AT_ONCE);
      await Promise.all(waiting.map((conversation) => this.deliver(conversation)));
    } catch (error) {
      report('what was left could not be looked for', error);
    }
  }

  /** Stops looking, and resolves once nothing is being delivered. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    for (const conversation of [...this.#watched.keys()]) this.unfollow(conversation);
    await this.#serial.idle();
  }

  async #deliver(conversation: string, replyTo: string | null): Promise<void> {
    const { storage, report } = this.#parts;
    try {
      // Until nothing is left: what was added while the link was held, its holder must bring.
      while (await this.#deliverOnce(conversation, replyTo)) {
        const [kept, link] = [await storage.load(conversation), await storage.links.find(conversation)];
        if (!kept || !link || kept.length <= link.delivered) return;
      }
    } catch (error) {
      report('a message could not be delivered', error);
    }
  }

  /** @returns false where the link is held by somebody else, or nothing could be delivered */
  async #deliverOnce(conversation: string, replyTo: string | null): Promise<boolean> {
    const { storage, adapter, cards: cardParts, report, clock } = this.#parts;
    const now = clock().getTime();
    const until = new Date(now + HOLD_MS).toISOString();
    const held = await storage.links.hold(conversation, new Date(now).toISOString(), until);
    if (!held) return false;
    const { link, cards } = readLink(held);
    let progress: { delivered: number; cards: ShownCards } = { delivered: held.delivered, cards };
    try {
      const activities = await storage.activities(conversation, held.delivered);
      const shown = await this.#shown(conversation, cards, activities);
      if (activities.length > 0)
        await continueWith(adapter, link, replyTo, async (context) => {
          const parts = { adapter, cards: cardParts, report };
          const courier = new Courier(context, audienceOf(conversation, link), parts, cards);
          for (const activity of activities) {
            await courier.bring(activity, shown);
            progress = { delivered: activity.seq, cards: courier.cards };
            await storage.links.release(conversation, { ...plain(progress), failures: 0 }, until);
          }
        });
      await storage.links.release(conversation, { ...plain(progress), failures: 0 }, null);
      return true;
    } catch (error) {
      report('a channel did not take a message', error);
      const failures = progress.delivered > held.delivered ? 1 : held.failures + 1;
      const pause = Math.min(LAST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures, 12));
      const next = new Date(clock().getTime() + pause).toISOString();
      if (failures > MOST_FAILURES) await storage.links.forget(conversation);
      else await storage.links.release(conversation, { ...plain(progress), failures }, next);
      return false;
    }
  }

  /** The activities of the cards that are shown, and those to come. */
  async #shown(
    conversation: string,
    { question, verdict }: ShownCards,
    coming: readonly StoredActivity[],
  ): Promise<ReadonlyMap<number, StoredActivity>> {
    const known = new Map(coming.map((activity) => [activity.seq, activity]));
    for (const { seq } of [question, verdict].filter((card) => card !== undefined)) {
      const [activity] = await this.#parts.storage.activities(conversation, seq - 1, 1);
      if (activity) known.set(seq, activity);
    }
    return known;
  }
}

function plain({ delivered, cards }: { readonly delivered: number; readonly cards: ShownCards }): {
  readonly delivered: number;
  readonly cards: Readonly<Record<string, unknown>>;
} {
  return { delivered, cards: { ...cards } };
}
