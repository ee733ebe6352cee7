import type { Segment } from '../../../model/reply.js';
import { calendarButton, claimMessage } from '../card/actions.js';
import type { CardContext } from '../card/context.js';
import { factsOf } from '../card/facts.js';
import { verdictCard } from '../card/verdict-card.js';
import { type Activity, isOwn } from '../connection/activity.js';
import { timeOfDay } from '../dates.js';
import { type Child, h } from '../dom.js';
import { icon } from '../icons.js';
import { strings } from '../strings.js';
import { quote } from './quote.js';
import { paragraphs } from './text.js';

/** What a message needs to be drawn beside its activity. */
export type MessageContext = Pick<CardContext, 'origin' | 'rtl' | 'feedback' | 'say'>;

/** One message; null where the activity has nothing to show. */
export function messageOf(activity: Activity, context: MessageContext): HTMLElement | null {
  return isOwn(activity) ? ownMessage(activity) : botMessage(activity, context);
}

/** What the customer said. */
export function ownMessage({ text = '', timestamp }: Activity, note: Child = null): HTMLElement | null {
  if (text.trim() === '') return null;
  return h(
    'div',
    { class: 'message own' },
    h('span', { class: 'hidden' }, strings.says(strings.you)),
    h('div', { class: 'bubble', dir: 'auto' }, text),
    note === null ? stamp(timestamp) : note,
  );
}

function botMessage(activity: Activity, context: MessageContext): HTMLElement | null {
  const { channelData: data = {}, timestamp, text = '', from } = activity;
  const { verdict = null, claim = null, calendar = null, handoff = null, agent = null } = data;
  const words = verdict ? leadIn(data.segments ?? []) : (data.segments ?? []);
  const said =
    words.length > 0 || verdict
      ? words.flatMap((segment) => drawn(segment, context.origin))
      : paragraphs(text);
  const bubble = said.length > 0 ? h('div', { class: 'bubble' }, said) : null;
  const parts = [
    bubble,
    verdict
      ? // The words of the message are read out; the card is there to be gone through.
        h(
          'div',
          { 'aria-live': 'off' },
          verdictCard(verdict, { ...context, claim, calendar, facts: factsOf(verdict, data.facts) }),
        )
      : null,
    verdict ? null : claim && h('div', { class: 'card plain' }, claimMessage(claim)),
    verdict ? null : calendar && h('div', { class: 'buttons' }, calendarButton(calendar)),
    handoff && h('p', { class: 'reference' }, `${strings.handoff}: `, h('strong', null, handoff.reference)),
  ];
  if (parts.every((part) => part === null)) return null;
  return h(
    'div',
    { class: `message bot${verdict || claim ? ' wide' : ''}${agent ? ' by-person' : ''}` },
    agent?.kind === 'said'
      ? h(
          'p',
          { class: 'who', dir: 'auto' },
          icon('person'),
          agent.name,
          h('span', { class: 'hidden' }, ': '),
        )
      : h('span', { class: 'hidden' }, strings.says(from?.name ?? strings.bot)),
    verdict && bubble === null && h('p', { class: 'hidden' }, verdict.headline),
    parts,
    stamp(timestamp),
  );
}

/** What is said before the verdict itself; all that the verdict says stands in its card. */
function leadIn(segments: readonly Segment[]): readonly Segment[] {
  const verdict = segments.findIndex(({ source }) => source === 'verdict' || source === 'clause');
  return verdict < 0 ? [] : segments.slice(0, verdict);
}

function drawn(segment: Segment, origin: string): readonly HTMLElement[] {
  return segment.source === 'clause'
    ? [quote(segment.citation, segment.text, origin)]
    : paragraphs(segment.text);
}

function stamp(timestamp: string | undefined): HTMLElement | null {
  const time = timestamp === undefined ? '' : timeOfDay(timestamp);
  return time === '' ? null : h('time', { datetime: timestamp ?? '' }, time);
}
