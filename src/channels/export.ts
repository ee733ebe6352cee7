import type { ConversationExport } from '../storage/records.js';
import { maskPersonal } from './mask.js';

/** A conversation as it leaves the system: plain JSON. Pictures are named; their bytes stay. */
export type Exported = Readonly<Record<string, unknown>>;

/**
 * Everything kept of a conversation, fit to be handed on: personal data is masked wherever words stand, which are the
 * customer's, an agent's, or repeat either. Ids, moments and names of fields stay, so that one part leads to another.
 */
export function exportOf({
  conversation,
  activities,
  effects,
  handoffs,
  evidence,
}: ConversationExport): Exported {
  const { user, state } = conversation;
  return {
    conversation: { ...conversation, user: masked(user), state: masked(state) },
    activities: activities.map((activity) => ({ ...activity, body: masked(activity.body) })),
    effects: effects.map((effect) => ({ ...effect, body: masked(effect.body) })),
    handoffs: handoffs.map((handoff) => ({ ...handoff, body: maskedHandoff(handoff.body) })),
    evidence: evidence.map(({ id, name, type }) => ({ id, name: maskPersonal(name), type })),
  };
}

/** The reference is what the customer was told to refer to, and tells nothing of them. */
function maskedHandoff(body: Readonly<Record<string, unknown>>): Exported {
  return { ...(masked(body) as Exported), reference: body['reference'] };
}

/** A copy of plain data with every text masked. */
function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskPersonal(value);
  if (Array.isArray(value)) return value.map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, masked(own)]));
}
