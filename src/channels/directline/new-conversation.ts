import { randomBytes } from 'node:crypto';

import type { Facts } from '../../model/fact.js';
import type { DirectLineServices } from './services.js';
import { type Grant, TOKEN_SECONDS } from './tokens.js';

/** What is known of a conversation before it begins. */
export interface Beginning {
  readonly user: string | null;
  readonly store: string | null;
  readonly facts: Facts;
  readonly today: string | null;
}

/** Keeps a new conversation, in which nothing is said yet. @returns what a token for it grants */
export async function newConversation(
  { storage, initialState, clock }: DirectLineServices,
  { user, store, facts, today }: Beginning,
): Promise<Grant> {
  // Clients leave ids that begin so to the server.
  const grant = { conversation: randomId(), user: user ?? `dl_${randomId()}` };
  await storage.create({
    id: grant.conversation,
    channel: 'directline',
    user: grant.user,
    today,
    state: initialState(store, facts),
    at: clock().toISOString(),
  });
  return grant;
}

/** The answer to whoever asked for a token. */
export async function tokenAnswer(
  { tokens }: Pick<DirectLineServices, 'tokens'>,
  grant: Grant,
): Promise<{ readonly conversationId: string; readonly token: string; readonly expires_in: number }> {
  return {
    conversationId: grant.conversation,
    token: await tokens.issue(grant),
    expires_in: TOKEN_SECONDS,
  };
}

/** An id that nobody guesses, short enough for an address. */
export function randomId(): string {
  return randomBytes(16).toString('base64url');
}
