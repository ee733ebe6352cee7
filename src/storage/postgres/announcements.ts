import { randomUUID } from 'node:crypto';

import pg from 'pg';

import type { News } from '../port.js';
import type { StoredActivity } from '../records.js';
import type { Watchers } from '../watchers.js';
import { CONNECTION } from './pool.js';

const CHANNEL = 'clausewise';
/** A notification holds at most 8,000 bytes. */
const MOST_BYTES = 7000;
/** Between tries to listen again. */
const AGAIN_MS = 500;
/** Between two looks at what is watched: news is lost where a process dies after it wrote and before it told. */
const LOOK_MS = 2000;

/** What announcements work with. */
export interface AnnouncementParts {
  readonly url: string;
  readonly watchers: Watchers;
  /** Which of these conversations there are, with the number of their last activity. */
  readonly lengths: (conversations: readonly string[]) => Promise<ReadonlyMap<string, number>>;
}

/**
 * Tells the other processes what this one wrote, and hears what they did. Told after the writing and many at once,
 * since notifications within a transaction make the server write one transaction after another.
 */
export class Announcements {
  readonly #parts: AnnouncementParts;
  readonly #self = randomUUID().slice(0, 8);
  readonly #known = new Map<string, number>();
  readonly #looking: NodeJS.Timeout;
  #client: pg.Client | null = null;
  #waiting: [conversation: string, news: News][] = [];
  #telling: Promise<void> = Promise.resolve();
  #closed = false;

  /** @param parts see {@link AnnouncementParts} */
  constructor(parts: AnnouncementParts) {
    this.#parts = parts;
    this.#looking = setInterval(() => void this.look(), LOOK_MS).unref();
  }

  /** Begins to listen, and does so again whenever the connection breaks. Resolves after the first try. */
  async listen(): Promise<void> {
    if (this.#closed) return;
    const client = new pg.Client({ connectionString: this.#parts.url, ...CONNECTION });
    let isOver = false;
    const again = (): void => {
      if (isOver) return;
      isOver = true;
      if (this.#client === client) this.#client = null;
      client.end().catch(() => undefined);
      setTimeout(() => void this.listen(), AGAIN_MS).unref();
    };
    client.on('error', again);
    client.on('end', again);
    client.on('notification', ({ payload = '' }) => this.#hear(payload));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.#client = client;
      // Whatever was told while nobody listened.
      await this.look();
    } catch {
      again();
    }
  }

  /** Tells the listeners of this process now, those of the others soon. */
  announce(conversation: string, news: News, fresh?: readonly StoredActivity[]): void {
    this.#parts.watchers.announce(conversation, news, fresh);
    this.#waiting.push([conversation, news]);
    if (this.#waiting.length === 1)
      setImmediate(() => void (this.#telling = this.#telling.then(() => this.#tell())));
  }

  /** Compares what is watched here with what there is, and tells what nobody told. */
  async look(): Promise<void> {
    const { watchers, lengths } = this.#parts;
    const watched = watchers.watched();
    for (const id of this.#known.keys()) if (!watched.includes(id)) this.#known.delete(id);
    if (watched.length === 0) return;
    try {
      const found = await lengths(watched);
      for (const id of watched) {
        const [before, now] = [this.#known.get(id), found.get(id)];
        if (now === undefined) watchers.announce(id, 'deleted');
        else if (before !== now) watchers.announce(id, 'activities');
        if (now !== undefined) this.#known.set(id, now);
      }
    } catch {
      // The database is away; the next look tells.
    }
  }

  /** Tells what is still to be told, and stops. */
  async close(): Promise<void> {
    clearInterval(this.#looking);
    await this.#telling;
    await this.#tell();
    this.#closed = true;
    await this.#client?.end().catch(() => undefined);
  }

  async #tell(): Promise<void> {
    const told = [...new Set(this.#waiting.splice(0).map(([id, news]) => `${news[0] ?? ''}${id}`))];
    while (told.length > 0) {
      let payload = this.#self;
      while (told.length > 0 && payload.length + (told[0]?.length ?? 0) < MOST_BYTES)
        payload += `\n${told.shift()}`;
      try {
        await this.#client?.query('select pg_notify($1, $2)', [CHANNEL, payload]);
      } catch {
        // Their own look tells them.
      }
    }
  }

  #hear(payload: string): void {
    const [self, ...told] = payload.split('\n');
    if (self === this.#self) return;
    for (const entry of told)
      this.#parts.watchers.announce(entry.slice(1), entry.startsWith('d') ? 'deleted' : 'activities');
  }
}
