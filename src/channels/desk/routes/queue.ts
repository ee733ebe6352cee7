import type { RequestHandler, Response } from 'express';
import * as z from 'zod';

import type { Storage } from '../../../storage/port.js';
import { agentOf } from '../agent.js';
import { bodyOf, paramOf, queryOf } from '../requests.js';
import type { Handoffs } from '../takeover/handoffs.js';

/** Between two looks at the queue for whoever follows it. */
const LOOK_EVERY = 1500;
/** A comment now and then tells proxies that the line is alive. */
const ALIVE_EVERY = 20_000;

/** `GET queue`: who waits, who is attended, who was. */
export function queue(handoffs: Handoffs): RequestHandler {
  return async (_request, response) => {
    response.json({ handoffs: await handoffs.list(agentOf(response)) });
  };
}

/** `GET handoffs/:reference`: the conversation of a handoff. */
export function conversation(handoffs: Handoffs): RequestHandler {
  return async (request, response) => {
    response.json(await handoffs.open(agentOf(response), paramOf(request, 'reference')));
  };
}

/** `POST handoffs/:reference/join`, `…/leave`. */
export function step(handoffs: Handoffs, what: 'join' | 'leave'): RequestHandler {
  return async (request, response) => {
    await handoffs[what](agentOf(response), paramOf(request, 'reference'));
    response.json({ done: what });
  };
}

const saying = z.strictObject({
  text: z.string().trim().min(1).max(4000).meta({ description: 'a text of 1 to 4000 characters' }),
  id: z
    .string()
    .regex(/^[\w-]{8,64}$/)
    .meta({ description: '8 to 64 letters, digits, hyphens' }),
});

/** `POST handoffs/:reference/say`. */
export function say(handoffs: Handoffs): RequestHandler {
  return async (request, response) => {
    const { text, id } = bodyOf(saying, request);
    await handoffs.say(agentOf(response), paramOf(request, 'reference'), text, id);
    response.json({ done: 'say' });
  };
}

const following = z.strictObject({
  reference: z.string().max(40).optional(),
  after: z.coerce.number().int().min(0).default(0),
});

/**
 * `GET live`: the queue whenever it changes and the messages of one conversation as they come, as server-sent
 * events. The number of the last message is the id of its event: a browser that comes back goes on from there.
 * @param streams holds the answers that are being sent, so that the server can end them when it stops
 */
export function live(handoffs: Handoffs, storage: Storage, streams: Set<Response>): RequestHandler {
  return async (request, response) => {
    const agent = agentOf(response);
    const { reference, after } = queryOf(following, request);
    let last = Math.max(after, Number(request.headers['last-event-id'] ?? 0) || 0);
    const opened = reference === undefined ? null : await handoffs.open(agent, reference, last);
    response.set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' }).flushHeaders();
    let shown = '';
    let busy = false;
    let again = false;
    const look = async (): Promise<void> => {
      if (busy) {
        again = true;
        return;
      }
      busy = true;
      try {
        const list = JSON.stringify(await handoffs.follow(agent));
        if (list !== shown) response.write(`event: queue\ndata: ${list}\n\n`);
        shown = list;
        if (reference !== undefined) {
          const { messages } = await handoffs.open(agent, reference, last);
          for (const message of messages) {
            response.write(`event: message\nid: ${message.seq}\ndata: ${JSON.stringify(message)}\n\n`);
            last = message.seq;
          }
        }
      } catch {
        // Deleted, or the storage is away: the page asks again and is told.
        response.end();
      }
      busy = false;
      if (again) {
        again = false;
        await look();
      }
    };
    const unwatch = opened ? storage.watch(opened.handoff.conversation, () => void look()) : () => undefined;
    const looking = setInterval(() => void look(), LOOK_EVERY);
    const alive = setInterval(() => response.write(': alive\n\n'), ALIVE_EVERY);
    streams.add(response);
    response.once('close', () => {
      streams.delete(response);
      unwatch();
      clearInterval(looking);
      clearInterval(alive);
    });
    await look();
  };
}
