import { type Activity, isOwn } from './connection/activity.js';
import { longDay } from './dates.js';
import { strings } from './strings.js';

/** The conversation as plain text, with the clauses that were quoted. */
export function transcript(title: string, activities: readonly Activity[], now: string): string {
  const said = activities.flatMap((activity) => {
    const text = activity.text?.trim() ?? '';
    if (activity.type !== 'message' || text === '') return [];
    const who = isOwn(activity) ? strings.you : strings.bot;
    const when = activity.timestamp === undefined ? '' : ` (${minute(activity.timestamp)})`;
    return [`${who}${when}:\n${text}${cited(activity)}`];
  });
  const { heading, made, automated } = strings.transcript;
  return `${[`${heading(title)}\n${made(minute(now))}. ${automated}`, ...said].join('\n\n')}\n`;
}

function cited({ channelData }: Activity): string {
  const citations = channelData?.verdict?.citations ?? channelData?.citations ?? [];
  return citations.map(({ clause, heading, quote }) => `\n  [${clause}] ${heading}: “${quote}”`).join('');
}

function minute(timestamp: string): string {
  const date = new Date(timestamp);
  if (Number.isNaN(date.getTime())) return timestamp;
  const utc = date.toISOString();
  return `${longDay(utc.slice(0, 10))}, ${utc.slice(11, 16)} UTC`;
}
