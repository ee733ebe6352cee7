import type { Reply, Segment } from '../../model/reply.js';
import { type Paint, wrap } from '../../rendering/text/layout.js';

/**
 * A reply for the terminal: its paragraphs, quotes set off with their clause, what comes along, and
 * the quick replies by number.
 * @param width columns to write to
 */
export function showReply(reply: Reply, paint: Paint, width: number): string {
  const { segments, claim, calendar, quickReplies } = reply;
  const blocks = segments.map((segment) => showSegment(segment, paint, width));
  if (claim) blocks.push(`${paint.dim(`To: ${claim.to ?? ''}\nSubject: ${claim.subject}`)}\n${claim.body}`);
  if (calendar)
    blocks.push(`${paint.dim(calendar.name)}\n${calendar.content.trimEnd().replaceAll('\r\n', '\n')}`);
  if (quickReplies.length > 0)
    blocks.push(
      quickReplies.map(({ label }, index) => `${paint.link(`[${index + 1}]`)} ${label}`).join('  '),
    );
  return `${blocks.join('\n\n')}\n\n`;
}

function showSegment(segment: Segment, paint: Paint, width: number): string {
  if (segment.source !== 'clause') return wrap(segment.text, width, 0, '').join('\n');
  const quote = wrap(segment.text, width - 2, 0, '')
    .map((line) => `| ${line}`)
    .join('\n');
  return `${quote}\n${paint.dim(`  ${segment.citation.clause}`)}`;
}
