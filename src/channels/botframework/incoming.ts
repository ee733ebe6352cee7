import type { Activity } from '@microsoft/agents-activity';

import type { NewActivity } from '../../storage/port.js';
import { spokenText } from './place.js';

const LONGEST_TEXT = 20_000;
const LONGEST_NAME = 128;
const LONGEST_ID = 300;

/** What the channel calls an activity, as the id by which its repetition is known; null: it has none. */
export function clientIdOf({ id }: Pick<Activity, 'id'>, suffix = ''): string | null {
  return id ? `bf:${id.slice(0, LONGEST_ID)}${suffix}` : null;
}

/**
 * What is kept of an activity.
 * @param text as people read it; what the channel adds, such as the name of the bot, left out
 */
export function incomingOf(
  activity: Activity,
  text: string,
  { hidden = false, clientId = clientIdOf(activity), data = {} }: IncomingOptions = {},
): NewActivity {
  const { from, locale, channelId } = activity;
  const name = from?.name?.slice(0, LONGEST_NAME);
  return {
    author: 'user',
    clientId,
    hidden,
    body: {
      type: 'message',
      text: text.slice(0, LONGEST_TEXT),
      textFormat: 'plain',
      ...(locale === undefined ? {} : { locale }),
      from: { id: from?.id ?? 'customer', ...(name ? { name } : {}), role: 'user' },
      channelData: { channel: channelId, ...data },
    },
  };
}

/** What differs from a message. */
export interface IncomingOptions {
  readonly hidden?: boolean;
  readonly clientId?: string | null;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The text of a message, kept within bounds. */
export function heardText(activity: Activity): string {
  return spokenText(activity).slice(0, LONGEST_TEXT);
}

/** What is left of a message that its writer took back. */
export function takenBack({ from }: Activity): NewActivity['body'] {
  return {
    type: 'message',
    text: '',
    from: { id: from?.id ?? 'customer', role: 'user' },
    channelData: { deleted: true },
  };
}
