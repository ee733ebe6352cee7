import type { Activity } from '@microsoft/agents-activity';

import type { Facts } from '../../model/fact.js';
import type { StoredActivity, StoredConversation } from '../../storage/records.js';
import { activityOf } from '../activity.js';
import { attendanceOf } from '../desk/takeover/attendance.js';
import type { TurnOutcome } from '../run-turn.js';
import type { Identity } from './caller.js';
import { storeFor } from './config.js';
import { incomingOf, type IncomingOptions } from './incoming.js';
import { linkOf, plainLink } from './link.js';
import { type Place, placeOf } from './place.js';
import { type Said } from './press.js';
import type { BotServices } from './services.js';

/** An activity with where it belongs. */
export interface Arrival {
  readonly activity: Activity;
  readonly identity: Identity;
  /** Where the policies are served: `https://HOST`. */
  readonly base: string;
  readonly place: Place;
}

/** How a turn ended, beside what the runner says of it. */
export type BotTurn = TurnOutcome | { readonly kind: 'closed' };

/** An activity with where it belongs. */
export function arrive(activity: Activity, identity: Identity, base: string): Arrival {
  return { activity, identity, base, place: placeOf(activity) };
}

/** The conversation of an arrival, made where it is new; from now on it is reached where this came from. */
export async function openConversation(
  { storage, config, initialState, clock }: BotServices,
  { activity, identity, base, place }: Arrival,
): Promise<StoredConversation> {
  const { conversation: id, team } = place;
  let conversation = await storage.load(id);
  if (!conversation) {
    const state = { ...initialState(storeFor(config, team), {}), bound: false };
    const begun = { id, channel: 'botframework', user: null, today: null, state, at: clock().toISOString() };
    // Two first messages may come at once; the conversation is the same.
    await storage.create(begun).catch(async (error: unknown) => {
      if (!(await storage.load(id))) throw error;
    });
    conversation = await storage.load(id);
  }
  if (!conversation) throw new Error('The conversation was deleted while it began.');
  const link = plainLink(linkOf(activity, identity, base));
  const kept = await storage.links.find(id);
  if (JSON.stringify(kept?.body) !== JSON.stringify(link)) await storage.links.keep(id, link);
  return conversation;
}

/** Has the conversation answer, and stores both; whoever waits for a person is followed from then on. */
export async function say(
  { turns, delivery }: BotServices,
  { activity, place }: Arrival,
  said: Said,
  options: IncomingOptions = {},
): Promise<BotTurn> {
  const heard = { isClosed: false, isHandedOver: false };
  const outcome = await turns.run({
    conversation: place.conversation,
    incoming: incomingOf(activity, said.shown, options),
    evidence: [],
    respond: (turn) => {
      const { pending } = turn.conversation.state;
      const open = pending === null || pending.kind === 'store' ? null : pending.fact;
      heard.isClosed = said.about !== null && open !== said.about;
      if (heard.isClosed) return;
      // Several facts corrected at once have one result.
      const last = said.messages.map((message) => turn.take(message)).at(-1) ?? [];
      for (const reply of last) {
        const body = activityOf(reply);
        turn.say(said.inPlace ? { ...body, channelData: { ...dataOf(body), inPlace: true } } : body);
      }
      heard.isHandedOver = turn.result.effects.some(({ kind }) => kind === 'handoff');
    },
  });
  if (outcome.kind === 'taken' && heard.isHandedOver) await delivery.follow(place.conversation);
  return heard.isClosed && outcome.kind === 'taken' ? { kind: 'closed' } : outcome;
}

/** What a turn was answered with; where the activity had come before, what it was answered with then. */
export async function repliesOf(
  { storage }: BotServices,
  { conversation }: Place,
  turn: BotTurn,
): Promise<readonly StoredActivity[]> {
  if (turn.kind === 'taken') return turn.replies;
  if (turn.kind !== 'repeated') return [];
  const after = await storage.activities(conversation, turn.incoming.seq);
  const next = after.findIndex(({ author }) => author === 'user');
  return next < 0 ? after : after.slice(0, next);
}

/** The facts of the case at hand, or of the one that was judged last. */
export function factsOf({ state }: StoredConversation): Facts {
  return state.current?.facts ?? state.decided.at(-1)?.facts ?? {};
}

/** True where an agent speaks instead of the bot. */
export function isAttended({ state }: StoredConversation): boolean {
  return attendanceOf(state) !== null;
}

function dataOf(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return (body['channelData'] ?? {}) as Readonly<Record<string, unknown>>;
}
