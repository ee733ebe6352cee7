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
  readonly courses: Map<string, Course>;
}

const NOTHING: Course = { agent: null, joinedAt: null, leftAt: null };
const MOST_FOLLOWED = 5000;

/** What agents did, read from the conversations; of each only what was added since is read again. */
export class EventLog {
  readonly #storage: Storage;
  readonly #followed = new Map<string, Followed>();

  /** @param storage where the conversations are */
  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** What became of a handoff so far. */
  async of({ conversation, reference }: StoredHandoff): Promise<Course> {
    const followed = this.#followed.get(conversation) ?? { seq: 0, courses: new Map<string, Course>() };
    for (;;) {
      const activities = await this.#storage.activities(conversation, followed.seq);
      for (const activity of activities) {
        const event = eventOf(activity);
        if (event) note(followed.courses, event, activity.at);
        followed.seq = Math.max(followed.seq, activity.seq);
      }
      if (activities.length === 0) break;
    }
    if (this.#followed.size >= MOST_FOLLOWED) this.#followed.clear();
    this.#followed.set(conversation, followed);
    return followed.courses.get(reference) ?? NOTHING;
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
