import { Channels } from '@microsoft/agents-activity';

import type { StoredActivity } from '../../storage/records.js';
import type { ActivityBody } from '../activity.js';

/** Activities as clients get them, with the place to go on from. */
export interface ActivitySet {
  readonly activities: readonly ActivityBody[];
  readonly watermark: string;
}

/**
 * Stored activities for a client.
 * @param after the watermark that they follow
 * @param base where pictures are served: `https://HOST`
 */
export function activitySet(
  conversation: string,
  stored: readonly StoredActivity[],
  after: number,
  base: string,
): ActivitySet {
  const activities = stored
    .filter(({ hidden }) => !hidden)
    .map(({ body, id, at }) => ({
      ...body,
      ...(Array.isArray(body['attachments']) ? { attachments: absolute(body['attachments'], base) } : {}),
      id,
      timestamp: at,
      channelId: Channels.Directline,
      conversation: { id: conversation },
    }));
  return { activities, watermark: String(stored.at(-1)?.seq ?? after) };
}

/** Pictures are stored with the path of their address: under which name the server is reached may change. */
function absolute(attachments: readonly unknown[], base: string): unknown[] {
  return attachments.map((attachment) => {
    if (typeof attachment !== 'object' || attachment === null || !('contentUrl' in attachment))
      return attachment;
    const { contentUrl } = attachment;
    return typeof contentUrl === 'string' && contentUrl.startsWith('/')
      ? { ...attachment, contentUrl: base + contentUrl }
      : attachment;
  });
}

/** A watermark as a number; null: it is none. @param raw absent or empty: the beginning */
export function readWatermark(raw: string | null): number | null {
  if (raw === null || raw === '') return 0;
  return /^\d{1,9}$/.test(raw) ? Number(raw) : null;
}
