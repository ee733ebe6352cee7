import type { Request, RequestHandler } from 'express';

import type { EvidenceFile } from '../../storage/records.js';
import { authenticate, conversationFor, type Principal, refuseOthers } from './authenticate.js';
import { jsonOf } from './bodies.js';
import { grantOf, watermarkOf } from './conversations.js';
import { DirectLineError } from './errors.js';
import { type Incoming, isMessage, readIncoming } from './incoming.js';
import { randomId } from './new-conversation.js';
import { baseOf } from './origins.js';
import { activitySet } from './outgoing.js';
import { sendJson } from './send-json.js';
import type { DirectLineServices } from './services.js';
import type { Grant } from './tokens.js';

/** `POST conversations/{id}/activities`: the customer says something. */
export function postActivity(services: DirectLineServices): RequestHandler {
  return async (request, response) => {
    const principal = await authenticate(services, request);
    const { conversation, user } = await speaker(services, principal, String(request.params['id']));
    const raw = jsonOf(request);
    refuseAttachments(raw);
    const incoming = readIncoming(raw, user);
    sendJson(response, { id: await receive(services, conversation, incoming, []) });
  };
}

/** `GET conversations/{id}/activities`: what was said after the watermark. */
export function getActivities(services: DirectLineServices): RequestHandler {
  return async (request, response) => {
    const { id } = await conversationOf(services, request);
    const watermark = watermarkOf(request);
    const stored = await services.storage.activities(id, watermark);
    sendJson(response, activitySet(id, stored, watermark, baseOf(request)));
  };
}

/** The conversation in the address, for who may use it. @throws DirectLineError */
export async function conversationOf(
  services: DirectLineServices,
  request: Request,
): ReturnType<typeof conversationFor> {
  const principal = await authenticate(services, request);
  return conversationFor(services, principal, String(request.params['id']));
}

/** Who speaks in the conversation: a token says so itself, and its turn finds out whether there is one. */
async function speaker(services: DirectLineServices, principal: Principal, id: string): Promise<Grant> {
  refuseOthers(principal, id);
  return principal.kind === 'token' ? principal : grantOf(await conversationFor(services, principal, id));
}

/** Has the bot answer, and stores both. @returns the id of the activity. @throws DirectLineError */
export async function receive(
  { adapter, storage }: DirectLineServices,
  conversation: string,
  incoming: Incoming,
  evidence: readonly EvidenceFile[],
): Promise<string> {
  // Typing, and what a page tells its bot: nothing to answer, nothing to keep.
  if (!isMessage(incoming)) {
    if (await storage.load(conversation)) return randomId();
    throw new DirectLineError('ConversationNotFound', 'There is no such conversation.');
  }
  const { body, clientId } = incoming;
  const outcome = await adapter.receive({ conversation, body, clientId, hidden: false, evidence });
  if (outcome.kind === 'gone' || !outcome.incoming)
    throw new DirectLineError('ConversationNotFound', 'There is no such conversation.');
  return outcome.incoming.id;
}

function refuseAttachments(raw: unknown): void {
  if (typeof raw !== 'object' || raw === null || !('attachments' in raw)) return;
  if (Array.isArray(raw.attachments) && raw.attachments.length > 0)
    throw new DirectLineError(
      'UnsupportedAttachment',
      'Send pictures with their bytes, to …/upload; nothing else is taken.',
    );
}
