import type { Request } from 'express';

import type { StoredConversation } from '../../storage/records.js';
import { isSecret } from '../secret.js';
import { DirectLineError } from './errors.js';
import type { DirectLineServices } from './services.js';
import type { Grant } from './tokens.js';

/** Who asks: a server of the shop, which may do everything, or a customer in a conversation. */
export type Principal = { readonly kind: 'secret' } | ({ readonly kind: 'token' } & Grant);

/**
 * Who sent the request.
 * @param use `renewal`: a token that ended not long ago counts too
 * @throws DirectLineError where it does not say, or not rightly
 */
export async function authenticate(
  { config, tokens }: Pick<DirectLineServices, 'config' | 'tokens'>,
  request: Request,
  use: 'chat' | 'renewal' = 'chat',
): Promise<Principal> {
  const credential = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (credential === undefined)
    throw new DirectLineError('MissingToken', 'Send the token as "Authorization: Bearer TOKEN".');
  if (config.secret && isSecret(credential, [config.secret])) return { kind: 'secret' };
  return { kind: 'token', ...(await tokens.read(credential, use)) };
}

/**
 * The conversation of a request's address, which the principal may use.
 * @throws DirectLineError where it may not, or the conversation is gone
 */
export async function conversationFor(
  { storage }: Pick<DirectLineServices, 'storage'>,
  principal: Principal,
  id: string,
): Promise<StoredConversation> {
  refuseOthers(principal, id);
  const conversation = await storage.load(id);
  if (!conversation) throw new DirectLineError('ConversationNotFound', 'There is no such conversation.');
  return conversation;
}

/** @throws DirectLineError where the principal has nothing to do with the conversation */
export function refuseOthers(principal: Principal, conversation: string): void {
  if (principal.kind === 'token' && principal.conversation !== conversation)
    throw new DirectLineError('Forbidden', 'The token is for another conversation.');
}
