import {
  ActionTypes,
  Activity,
  ActivityTypes,
  InputHints,
  TextFormatTypes,
} from '@microsoft/agents-activity';

import type { Evidence, Message } from '../model/message.js';
import type { Reply } from '../model/reply.js';
import { readCommand } from './command.js';

/** An activity as channels write it: plain data. */
export type ActivityBody = Readonly<Record<string, unknown>>;
/** The same where it is known that it says what it is. */
export type TypedBody = ActivityBody & { readonly type: string };

/** Most characters of a message that are read; the rest is kept, but no customer's case is that long. */
const LONGEST_TEXT = 20_000;

/**
 * What the customer says with an activity: its text, or the command that its value holds. A button
 * may send its text as the value (`postBack`).
 */
export function messageOf(
  { text, value }: Pick<Activity, 'text' | 'value'>,
  evidence: readonly Evidence[],
): Message {
  const command = readCommand(value);
  const words = text ?? (typeof value === 'string' ? value : '');
  return { text: words.slice(0, LONGEST_TEXT), command, evidence };
}

/** A reply as an activity: paragraphs to show, buttons to press, and the parts for clients that know them. */
export function activityOf(reply: Reply): TypedBody {
  const { segments, quickReplies, asks, verdict, citations, claim, calendar, handoff } = reply;
  return {
    type: ActivityTypes.Message,
    text: segments.map(({ text }) => text).join('\n\n'),
    // Quotes and the customer's own words must not turn into formatting.
    textFormat: TextFormatTypes.Plain,
    inputHint: asks ? InputHints.ExpectingInput : InputHints.AcceptingInput,
    ...(quickReplies.length > 0
      ? {
          suggestedActions: {
            to: [],
            actions: quickReplies.map(({ label }) => ({
              type: ActionTypes.ImBack,
              title: label,
              value: label,
            })),
          },
        }
      : {}),
    channelData: {
      ...(asks ? { asks } : {}),
      ...(verdict ? { verdict } : {}),
      ...(citations.length > 0 ? { citations } : {}),
      ...(claim ? { claim } : {}),
      ...(calendar ? { calendar } : {}),
      ...(handoff ? { handoff } : {}),
      segments,
    },
  };
}

/** Plain data as an activity of the SDK, not checked again: it is our own, or was checked when it came in. */
export function trusted({ type, ...rest }: TypedBody): Activity {
  return Object.assign(new Activity(type), rest);
}

/** An activity of the SDK as plain data; it writes `channelId` under a name of its own. Its parts are shared with it. */
export function plainActivity(activity: Activity): ActivityBody {
  return Object.fromEntries(
    Object.entries(activity).map(([name, value]) => [name === '_channelId' ? 'channelId' : name, value]),
  );
}
