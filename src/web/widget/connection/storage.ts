import { memoryKey } from '../options.js';
import type { Ticket } from './direct-line.js';
import type { QueuedMessage } from './outbox.js';

/** A conversation as the browser remembers it. */
export interface StoredConversation extends Ticket {
  /** When the token ends, in milliseconds of the epoch. */
  readonly expires: number;
  /** True once the assistant was told that the customer is there. */
  readonly started: boolean;
}

/** What is kept between pages: the conversation for all tabs, the rest for this one. */
export class Memory {
  private readonly fallback = new Map<string, string>();

  /** Each pair of server and shop has a conversation of its own. */
  constructor(
    private readonly origin: string,
    private readonly store: string,
  ) {}

  /** The conversation of all tabs. */
  get conversation(): StoredConversation | null {
    return this.read(local, 'conversation') as StoredConversation | null;
  }

  set conversation(value: StoredConversation | null) {
    this.write(local, 'conversation', value);
  }

  /** Calls back when another tab has begun or left a conversation. */
  onConversation(listener: () => void): void {
    window.addEventListener('storage', ({ key }) => {
      if (key === this.key('conversation') || key === null) listener();
    });
  }

  /** Id of the last message of the assistant that was seen, in any tab. */
  get seen(): string {
    return (this.read(local, 'seen') as string | null) ?? '';
  }

  set seen(id: string) {
    this.write(local, 'seen', id);
  }

  /** Whether messages make a sound. */
  get sound(): boolean {
    return this.read(local, 'sound') === true;
  }

  set sound(on: boolean) {
    this.write(local, 'sound', on);
  }

  /** Whether the panel is open in this tab. */
  get open(): boolean {
    return this.read(session, 'open') === true;
  }

  set open(open: boolean) {
    this.write(session, 'open', open);
  }

  /** What this tab has still to send. */
  get outbox(): readonly QueuedMessage[] {
    const kept = this.read(session, 'outbox');
    return Array.isArray(kept) ? (kept as QueuedMessage[]) : [];
  }

  set outbox(messages: readonly QueuedMessage[]) {
    this.write(session, 'outbox', messages.length > 0 ? messages : null);
  }

  /** What was being written in this tab. */
  get draft(): string {
    return (this.read(session, 'draft') as string | null) ?? '';
  }

  set draft(text: string) {
    this.write(session, 'draft', text === '' ? null : text);
  }

  private key(name: string): string {
    return memoryKey(this.origin, this.store, name);
  }

  private read(storage: () => Storage, name: string): unknown {
    try {
      const text = storage().getItem(this.key(name));
      return text === null ? null : (JSON.parse(text) as unknown);
    } catch {
      return JSON.parse(this.fallback.get(name) ?? 'null') as unknown;
    }
  }

  // A browser may forbid storage or have none left; then the page's own memory has to do.
  private write(storage: () => Storage, name: string, value: unknown): void {
    this.fallback.set(name, JSON.stringify(value));
    try {
      if (value === null) storage().removeItem(this.key(name));
      else storage().setItem(this.key(name), JSON.stringify(value));
    } catch {
      return;
    }
  }
}

const local = (): Storage => window.localStorage;
const session = (): Storage => window.sessionStorage;
