import type { RequestHandler } from 'express';

import { authenticate, conversationFor } from './authenticate.js';
import { check, generateSchema, jsonOf, renewalSchema, widgetSchema } from './bodies.js';
import { DirectLineError } from './errors.js';
import { newConversation, tokenAnswer } from './new-conversation.js';
import { checkOrigin } from './origins.js';
import { sendJson } from './send-json.js';
import type { DirectLineServices } from './services.js';

/** `POST tokens/generate`: a server of the shop gets a token for its customer. */
export function generateToken(services: DirectLineServices): RequestHandler {
  const schema = generateSchema(services);
  return async (request, response) => {
    const principal = await authenticate(services, request);
    if (principal.kind !== 'secret')
      throw new DirectLineError('Forbidden', 'Tokens are made with the secret (DIRECTLINE_SECRET).');
    const { user, store, facts, today } = check(schema, jsonOf(request));
    const beginning = {
      user: user?.id ?? null,
      store: store ?? null,
      facts: facts ?? {},
      today: today ?? null,
    };
    sendJson(response, await tokenAnswer(services, await newConversation(services, beginning)));
  };
}

/** `POST tokens/refresh`: the same token with more time, for one that has not ended. */
export function refreshToken(services: DirectLineServices): RequestHandler {
  return async (request, response) => {
    const principal = await authenticate(services, request);
    if (principal.kind === 'secret')
      throw new DirectLineError('BadArgument', 'A secret does not expire; send a token.');
    await conversationFor(services, principal, principal.conversation);
    sendJson(response, await tokenAnswer(services, principal));
  };
}

/** `POST /widget/token`: a web page gets a token for its visitor. */
export function widgetToken(services: DirectLineServices): RequestHandler {
  const schema = widgetSchema(services);
  return async (request, response) => {
    const { store, user, today } = check(schema, jsonOf(request));
    checkOrigin(request, store, services.config);
    const beginning = { user: user?.id ?? null, store, facts: {}, today: today ?? null };
    sendJson(response, await tokenAnswer(services, await newConversation(services, beginning)));
  };
}

/**
 * `POST /widget/renew`: the chat on a page gets a new token for its conversation, also for one that ended not long
 * ago. It names the conversation and must stand on a page that may show the shop's chat; user and conversation stay
 * those that the token was signed for.
 */
export function renewWidgetToken(services: DirectLineServices): RequestHandler {
  return async (request, response) => {
    const { conversationId } = check(renewalSchema, jsonOf(request));
    const principal = await authenticate(services, request, 'renewal');
    if (principal.kind === 'secret')
      throw new DirectLineError('BadArgument', 'A secret does not expire; send a token.');
    const { state } = await conversationFor(services, principal, conversationId);
    checkOrigin(request, state.store ?? '', services.config);
    sendJson(response, await tokenAnswer(services, principal));
  };
}
