import type { Activity, ConversationReference } from '@microsoft/agents-activity';

import type { ChannelLink } from '../../storage/links.js';
import type { Audience } from './audience.js';
import type { Identity } from './caller.js';

/** Where a conversation is reached, as kept. */
export interface BotLink {
  /** Without the activity: an answer names the one that it answers. */
  readonly reference: Omit<ConversationReference, 'activityId'>;
  /** Of the token's claims those that decide what token an answer needs. */
  readonly identity: Identity;
  /** Where the policies are served: `https://HOST`. */
  readonly base: string;
}

/** A card that is shown, so that it can be changed. */
export interface ShownCard {
  /** What the channel calls the message. */
  readonly id: string;
  /** Number of our activity. */
  readonly seq: number;
}

/** The cards that still say something that may change. */
export interface ShownCards {
  readonly question?: ShownCard;
  readonly verdict?: ShownCard;
}

const CLAIMS = ['aud', 'appid', 'azp'];

/** Where an activity's conversation is reached. */
export function linkOf(activity: Activity, identity: Identity, base: string): BotLink {
  const whole = Object.entries(activity.getConversationReference());
  const kept = whole.filter(([name, value]) => name !== 'activityId' && value !== undefined);
  const reference = Object.fromEntries(kept) as unknown as BotLink['reference'];
  const claims = CLAIMS.flatMap((name) => (identity[name] === undefined ? [] : [[name, identity[name]]]));
  return { reference, identity: Object.fromEntries(claims) as Identity, base };
}

/** The body of a link as plain data. */
export function plainLink(link: BotLink): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(link)) as Readonly<Record<string, unknown>>;
}

/** Reads what {@link plainLink} wrote. */
export function readLink({ body, cards }: ChannelLink): {
  readonly link: BotLink;
  readonly cards: ShownCards;
} {
  return { link: body as unknown as BotLink, cards };
}

/** For whom messages of a link are made ready. */
export function audienceOf(conversation: string, { reference, base }: BotLink): Audience {
  const [channel = ''] = reference.channelId.split(':');
  return { channel, conversation, base };
}
