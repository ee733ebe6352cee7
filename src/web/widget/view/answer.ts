import type { Asks } from '../../../model/verdict.js';
import type { Activity, Outgoing } from '../connection/activity.js';
import { longDay, moment, offsetOf } from '../dates.js';
import { button, h } from '../dom.js';
import { strings } from '../strings.js';

const { date: words } = strings;

/** What may be pressed or filled in instead of writing, under the last message; null where there is nothing. */
export function answers(
  { suggestedActions, channelData }: Activity,
  say: (message: Outgoing) => void,
): HTMLElement | null {
  const asks = channelData?.asks ?? null;
  // The card has buttons of its own for these.
  const onCard: readonly string[] = channelData?.verdict
    ? [strings.card.claimSays, strings.card.calendarSays]
    : [];
  const offered = (suggestedActions?.actions ?? []).filter(({ title }) => !onCard.includes(title));
  const suggested = offered.map(({ title, value }) =>
    reply(title, { text: typeof value === 'string' ? value : title }, say),
  );
  const replies = suggested.length > 0 ? suggested : asks ? choicesOf(asks, say) : [];
  const parts = [
    asks && why(asks),
    asks && picker(asks, say),
    replies.length > 0
      ? h('div', { class: 'replies', role: 'group', 'aria-label': strings.quickReplies }, replies)
      : null,
  ];
  return parts.every((part) => part === null) ? null : h('div', { class: 'answers' }, parts);
}

function reply(label: string, message: Outgoing, say: (message: Outgoing) => void): HTMLElement {
  return button({ class: 'reply', dir: 'auto', onclick: () => say(message) }, label);
}

/** The choices of a question that came without buttons. */
function choicesOf({ choices, fact, type }: Asks, say: (message: Outgoing) => void): readonly HTMLElement[] {
  return (choices ?? []).map(({ value, label }) => {
    const typed = type === 'boolean' ? value === 'true' : value;
    return reply(label, { text: label, command: { action: 'fact', fact, value: typed } }, say);
  });
}

function why({ why: reason }: Asks): HTMLElement | null {
  return reason === ''
    ? null
    : h('details', { class: 'why' }, h('summary', null, strings.why), h('p', { dir: 'auto' }, reason));
}

const INPUTS = { date: 'date', timestamp: 'datetime-local', number: 'number' } as const;

/** A picker for a day, a moment or a number; null for other questions. */
function picker({ type, fact, prompt }: Asks, say: (message: Outgoing) => void): HTMLElement | null {
  if (type !== 'date' && type !== 'timestamp' && type !== 'number') return null;
  const label = { date: words.label, timestamp: words.moment, number: words.number }[type];
  const input = h('input', {
    type: INPUTS[type],
    'aria-label': `${label}: ${prompt}`,
    required: true,
    ...(type === 'number' ? { min: 1, step: 1, inputmode: 'numeric' } : {}),
  });
  return h(
    'form',
    {
      class: 'picker',
      onsubmit: (event: SubmitEvent) => {
        event.preventDefault();
        const { value } = input;
        if (value === '') input.focus();
        else say(given(type, fact, value));
      },
    },
    h('div', { class: 'field' }, input, h('button', { type: 'submit' }, words.send)),
    type !== 'number' && h('p', { class: 'note' }, words.orWords),
  );
}

function given(type: 'date' | 'timestamp' | 'number', fact: string, value: string): Outgoing {
  switch (type) {
    case 'date':
      return { text: longDay(value), command: { action: 'fact', fact, value } };
    case 'timestamp': {
      const stamp = `${value.slice(0, 16)}:00${offsetOf(new Date(value))}`;
      return { text: moment(stamp), command: { action: 'fact', fact, value: stamp } };
    }
    case 'number':
      return { text: value, command: { action: 'fact', fact, value: Number(value) } };
  }
}
