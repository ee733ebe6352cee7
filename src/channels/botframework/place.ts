import { createHash } from 'node:crypto';

import type { Activity } from '@microsoft/agents-activity';

/** Where in a channel something is said. */
export interface Place {
  /** Our conversation: the same for the same place, so it need not be looked up. */
  readonly conversation: string;
  /** `personal`: with the bot alone. */
  readonly scope: 'personal' | 'group' | 'channel';
  /** Id of the team, or null. */
  readonly team: string | null;
}

interface TeamsData {
  readonly team?: { readonly id?: unknown; readonly aadGroupId?: unknown };
}

/**
 * Where an activity was said. A thread of a team's channel is one conversation for all who write in it; in a group
 * chat, which never ends, everybody has a case of their own.
 */
export function placeOf(activity: Activity): Place {
  const { conversation, from, channelId } = activity;
  const scope = scopeOf(activity);
  const said =
    activity.type === 'message' || activity.type === 'invoke' || activity.type.startsWith('message');
  const owner = scope === 'group' && said ? (from?.aadObjectId ?? from?.id ?? '') : '';
  const parts = [activity.channelIdChannel ?? channelId ?? '', conversation?.id ?? '', owner];
  const hash = createHash('sha256').update(parts.join('\0')).digest('base64url');
  const team = (activity.channelData as TeamsData | undefined)?.team?.id;
  return { conversation: `bf-${hash.slice(0, 32)}`, scope, team: typeof team === 'string' ? team : null };
}

function scopeOf({ conversation }: Activity): Place['scope'] {
  const type = conversation?.conversationType;
  if (type === 'channel') return 'channel';
  return type === 'groupChat' || conversation?.isGroup === true ? 'group' : 'personal';
}

/** True where a message is meant for the bot: always alone with it, else when it is mentioned. */
export function isAddressed(activity: Activity, { scope }: Place): boolean {
  return scope === 'personal' || mentions(activity).length > 0;
}

/** The text without the bot's name, and without the markup of other people's names. */
export function spokenText(activity: Activity): string {
  let text = activity.text ?? '';
  for (const mention of mentions(activity)) text = text.replace(mention, ' ');
  return text
    .replace(/<\/?at\b[^>]*>/gi, '')
    .replace(/&nbsp;|\u00A0/g, ' ')
    .trim();
}

function mentions({ entities = [], recipient }: Activity): string[] {
  return entities.flatMap((entity) => {
    const { type, mentioned, text } = entity as {
      readonly type?: unknown;
      readonly mentioned?: { readonly id?: unknown };
      readonly text?: unknown;
    };
    const isBot = type === 'mention' && mentioned?.id !== undefined && mentioned.id === recipient?.id;
    return isBot ? [typeof text === 'string' ? text : ''] : [];
  });
}
