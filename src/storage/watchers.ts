import type { News } from './port.js';
import type { StoredActivity } from './records.js';

/**
 * Hears what happened in a conversation.
 * @param fresh the new activities where they are at hand, which they are in the process that wrote them
 */
export type Listener = (news: News, fresh?: readonly StoredActivity[]) => void;

/** Tells listeners of this process what was written. */
export class Watchers {
  readonly #listeners = new Map<string, Set<Listener>>();

  /** Listens to a conversation. @returns what ends the watch */
  watch(conversation: string, listener: Listener): () => void {
    const own = this.#listeners.get(conversation) ?? new Set();
    this.#listeners.set(conversation, own.add(listener));
    return () => {
      own.delete(listener);
      if (own.size === 0 && this.#listeners.get(conversation) === own) this.#listeners.delete(conversation);
    };
  }

  /** The conversations that somebody listens to. */
  watched(): readonly string[] {
    return [...this.#listeners.keys()];
  }

  /** Tells everybody who listens to the conversation. */
  announce(conversation: string, news: News, fresh?: readonly StoredActivity[]): void {
    for (const listener of [...(this.#listeners.get(conversation) ?? [])]) listener(news, fresh);
  }
}
