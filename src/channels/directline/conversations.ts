import type { Request, RequestHandler } from 'express';

import type { StoredConversation } from '../../storage/records.js';
import { BOT } from './adapter.js';
import { authenticate, conversationFor } from './authenticate.js';
import { check, jsonOf, startSchema } from './bodies.js';
import { DirectLineError } from './errors.js';
import { newConversation, tokenAnswer } from './new-conversation.js';
import { baseOf } from './origins.js';
import { readWatermark } from './outgoing.js';
import { sendJson } from './send-json.js';
import type { DirectLineServices } from './services.js';
import type { Grant } from './tokens.js';

/** `POST conversations`: begins the conversation of the token, or with the secret a new one. */
export function startConversation(services: DirectLineServices): RequestHandler {
  return async (request, response) => {
    const principal = await authenticate(services, request);
    const { user } = check(startSchema, jsonOf(request));
    const grant =
      principal.kind === 'token'
        ? principal
        : await newConversation(services, { user: user?.id ?? null, store: null, facts: {}, today: null });
    const conversation = await conversationFor(services, principal, grant.conversation);
    const isNew = await greet(services, conversation);
    response.status(isNew ? 201 : 200);
    sendJson(response, await answer(services, request, grant, 0));
  };
}

/** `GET conversations/{id}`: a new token, and a socket that goes on after the watermark. */
export function reconnect(services: DirectLineServices): RequestHandler {
  return async (request, response) => {
    const principal = await authenticate(services, request);
    const conversation = await conversationFor(services, principal, String(request.params['id']));
    sendJson(response, await answer(services, request, grantOf(conversation), watermarkOf(request)));
  };
}

/** The watermark in a request's address. @throws DirectLineError */
export function watermarkOf(request: Pick<Request, 'url'>): number {
  const watermark = readWatermark(new URL(request.url, 'http://here').searchParams.get('watermark'));
  if (watermark === null)
    throw new DirectLineError('BadArgument', 'The watermark is none that this server gave.');
  return watermark;
}

/** What the conversation's own customer is granted. */
export function grantOf({ id, user }: StoredConversation): Grant {
  return { conversation: id, user: user ?? 'customer' };
}

async function answer(
  services: DirectLineServices,
  request: Request,
  grant: Grant,
  watermark: number,
): Promise<Awaited<ReturnType<typeof tokenAnswer>> & { readonly streamUrl: string }> {
  const base = baseOf(request);
  const stream = new URLSearchParams({
    watermark: String(watermark),
    t: await services.tokens.issueForStream({ ...grant, base }),
  });
  return {
    ...(await tokenAnswer(services, grant)),
    streamUrl: `${base.replace(/^http/, 'ws')}/v3/directline/conversations/${grant.conversation}/stream?${stream.toString()}`,
  };
}

/** Tells the bot that the customer is here, once in a conversation. @returns whether it was told now */
async function greet({ adapter }: DirectLineServices, conversation: StoredConversation): Promise<boolean> {
  if (conversation.length > 0) return false;
  const user = { id: grantOf(conversation).user, role: 'user' };
  const outcome = await adapter.receive({
    conversation: conversation.id,
    body: { type: 'conversationUpdate', from: user, membersAdded: [BOT, user] },
    clientId: 'start',
    hidden: true,
    evidence: [],
  });
  if (outcome.kind === 'gone')
    throw new DirectLineError('ConversationNotFound', 'There is no such conversation.');
  return outcome.kind === 'taken';
}
