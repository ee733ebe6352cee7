import { Gauge, type Registry } from 'prom-client';

import type { Storage, StorageSize } from '../storage/port.js';

/** What is looked at when Prometheus asks. */
export interface StateParts {
  readonly storage: Pick<Storage, 'measure'>;
  /** Turns that wait or are being taken. */
  readonly waiting: () => number;
  /** Edits of the knowledge: those that serve, those that were refused. */
  readonly edits: () => { readonly swapped: number; readonly refused: number };
}

/** A look at the database costs time; Prometheus and curious people share one. */
const FRESH_MS = 5000;

/** Adds what is not counted but looked at: queue, storage, customers who wait for a person, edits. */
export function addStateMetrics(registry: Registry, { storage, waiting, edits }: StateParts): void {
  const registers = [registry];
  let last: { readonly at: number; readonly size: Promise<StorageSize> } | null = null;
  const measured = (): Promise<StorageSize> => {
    const now = performance.now();
    if (!last || now - last.at > FRESH_MS) last = { at: now, size: storage.measure() };
    return last.size;
  };
  new Gauge({
    name: 'clausewise_turns_waiting',
    help: 'Turns that wait or are being taken; more than TURN_LIMIT are refused.',
    registers,
    collect() {
      this.set(waiting());
    },
  });
  const gauge = (name: string, help: string, valueOf: (size: StorageSize) => number): void => {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        try {
          this.set(valueOf(await measured()));
        } catch {
          // The database is away: no number is better than an old one.
          this.reset();
          this.set(Number.NaN);
        }
      },
    });
  };
  gauge('clausewise_handoffs_waiting', 'Customers who wait for a person.', (size) => size.handoffsWaiting);
  gauge('clausewise_storage_conversations', 'Conversations that are kept.', (size) => size.conversations);
  gauge('clausewise_storage_bytes', 'Size of what is kept, indexes included.', (size) => size.bytes);
  gauge('clausewise_storage_up', '1 where the database answers.', () => 1);
  new Gauge({
    name: 'clausewise_knowledge_edits',
    help: 'Edits of the knowledge since the start, by what became of them.',
    labelNames: ['end'] as const,
    registers,
    collect() {
      const { swapped, refused } = edits();
      this.set({ end: 'swapped' }, swapped);
      this.set({ end: 'refused' }, refused);
    },
  });
}
