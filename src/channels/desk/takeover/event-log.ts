import type { Storage } from '../../../storage/port.js';
import type { StoredHandoff } from '../../../storage/records.js';
import { eventOf } from './messages.js';

/** What became of a handoff. */
export interface Course {
  readonly agent: string | null;
  readonly joinedAt: string | null;
  readonly leftAt: string | null;
}

interface Followed {
  /** Number of the last activity looked at. */
  seq: number;
  /** Something was said since. */
  hasNews: boolean;
  readonly courses: Map<string, Course>;
  readonly unwatch: () => void;
}

const NOTHING: Course = { agent: null, joinedAt: null, leftAt: null };
const MOST_FOLLOWED = 5000;

/** What agents did, read from the conversations; one is read again, from where it was left, only when it has news. */
export class EventLog {
  readonly #storage: Storage;
  readonly #followed = new Map<string, Followed>();

  /** @param storage where the conversations are */
  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** What became of a handoff so far. */
  async of({ conversation, reference }: StoredHandoff): Promise<Course> {
    const followed = this.#followed.get(conversation) ?? this.#follow(conversation);
    while (followed.hasNews) {
      followed.hasNews = false;
      const activities = await this.#storage.activities(conversation, followed.seq);
      for (const activity of activities) {
        const event = eventOf(activity);
        // Two who read at once note each step once.
        if (event && activity.seq > followed.seq) note(followed.courses, event, activity.at);
        followed.seq = Math.max(followed.seq, activity.seq);
      }
      if (activities.length > 0) followed.hasNews = true;
    }
    return followed.courses.get(reference) ?? NOTHING;
  }

  /** The conversation has news that its watchers may not have heard of yet. */
  touch(conversation: string): void {
    const followed = this.#followed.get(conversation);
    if (followed) followed.hasNews = true;
  }

  /** Listens to no conversation any more. */
  close(): void {
    for (const { unwatch } of this.#followed.values()) unwatch();
    this.#followed.clear();
  }

  #follow(conversation: string): Followed {
    if (this.#followed.size >= MOST_FOLLOWED) this.close();
    const unwatch = this.#storage.watch(conversation, () => this.touch(conversation));
    const followed = { seq: 0, hasNews: true, courses: new Map<string, Course>(), unwatch };
    this.#followed.set(conversation, followed);
    return followed;
  }
}

function note(
  courses: Map<string, Course>,
  { kind, reference, agent }: { readonly kind: string; readonly reference: string; readonly agent: string },
  at: string,
): void {
  const before = courses.get(reference) ?? NOTHING;
  if (kind === 'joined') courses.set(reference, { agent, joinedAt: before.joinedAt ?? at, leftAt: null });
  if (kind === 'left') courses.set(reference, { ...before, leftAt: at });
}
