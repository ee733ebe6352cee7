import { wording } from '../../replies/segments.js';
import { askStore, decide } from '../decide.js';
import type { Turn } from '../turn.js';

/** Speaks of another shop from now on, where the channel leaves the choice. */
export function chooseStore(turn: Turn, id: string): void {
  const { parts, state, store } = turn;
  const chosen = parts.judge.knowledge.stores.get(id)?.info;
  if (!chosen) {
    askStore(turn);
    return;
  }
  if (state.bound && store && store.id !== id) {
    turn.say([wording(parts, 'store.bound', { store: store.name, other: chosen.name })]);
    return;
  }
  turn.set({ store: id, pending: state.pending?.kind === 'store' ? null : state.pending });
  const lead = wording(parts, 'store.changed', { store: chosen.name });
  if (state.current) decide(turn, [lead]);
  else turn.say([lead, wording(parts, 'small.help')]);
}

/** The only shop that a text names, by its id; null: none, or several. */
export function storeNamed({ parts }: Turn, text: string): string | null {
  const named = parts.index.storesNamed(text);
  return named.length === 1 ? (named[0] ?? null) : null;
}
