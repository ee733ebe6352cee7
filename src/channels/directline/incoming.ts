import { type ActivityTypes, activityZodSchema, RoleTypes } from '@microsoft/agents-activity';

import type { TypedBody } from '../activity.js';
import { DirectLineError } from './errors.js';

/** An activity of a client, fit to be stored. */
export interface Incoming {
  readonly type: string;
  readonly body: TypedBody;
  /** What the client calls it, or null. */
  readonly clientId: string | null;
}

/** What of an activity is the client's to say; the rest is the server's, or nobody's. */
const KEPT = [
  'type',
  'text',
  'textFormat',
  'locale',
  'value',
  'name',
  'channelData',
  'localTimestamp',
  'localTimezone',
  'entities',
  'attachmentLayout',
] as const;
const MESSAGE: `${ActivityTypes.Message}` = 'message';
/** The SDK's own, made once: it makes it anew for every activity that it reads. */
const ACTIVITY = activityZodSchema.passthrough();
const LONGEST_ID = 200;
const LONGEST_NAME = 128;

/**
 * Reads what a client posted.
 * @param raw any JSON; @param user whose activity it is, whoever it says it is from
 * @throws DirectLineError where it is no activity
 */
export function readIncoming(raw: unknown, user: string): Incoming {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    throw new DirectLineError('BadArgument', 'An activity must be a JSON object.');
  const fields: Readonly<Record<string, unknown>> = { ...raw };
  const kept = Object.fromEntries(
    KEPT.flatMap((name) =>
      fields[name] === undefined || fields[name] === null ? [] : [[name, fields[name]]],
    ),
  );
  const { from, id } = checked({ ...kept, from: fields['from'] ?? undefined, id: fields['id'] ?? undefined });
  const name = from?.name?.slice(0, LONGEST_NAME);
  const type = String(kept['type']);
  return {
    type,
    body: { ...kept, type, from: { id: user, ...(name ? { name } : {}), role: RoleTypes.User } },
    clientId: clientIdOf(kept['channelData'], id),
  };
}

function checked(fields: Readonly<Record<string, unknown>>): ReturnType<typeof ACTIVITY.parse> {
  try {
    return ACTIVITY.parse(fields);
  } catch (error) {
    // The SDK checks with its own zod, whose errors are another class than ours.
    const issues = error instanceof Error && 'issues' in error ? (error.issues as { path: unknown[] }[]) : [];
    const names = [...new Set(issues.map(({ path }) => path.join('.')))].slice(0, 5).join(', ');
    throw new DirectLineError('BadArgument', `This is no activity${names ? `: look at ${names}` : ''}.`);
  }
}

/** The id by which a repetition is known: the one of Direct Line clients, else that of the activity. */
function clientIdOf(channelData: unknown, id: string | undefined): string | null {
  const own =
    typeof channelData === 'object' && channelData !== null && 'clientActivityID' in channelData
      ? channelData.clientActivityID
      : undefined;
  const [prefix, value] = typeof own === 'string' && own !== '' ? ['c', own] : ['i', id];
  if (value === undefined || value === '') return null;
  if (value.length > LONGEST_ID)
    throw new DirectLineError('BadArgument', `An id may have at most ${LONGEST_ID} characters.`);
  return `${prefix}:${value}`;
}

/** True for what the customer says; the rest (typing, events of the page) is taken and forgotten. */
export function isMessage({ type }: Incoming): boolean {
  return type === MESSAGE;
}
