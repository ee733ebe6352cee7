import { day } from '../../conversation/replies/say-fact.js';
import type { Citation } from '../../model/clause.js';
import type { CalendarFile, ClaimMessage, HandoffNote } from '../../model/reply.js';
import {
  buttons,
  card,
  type CardContext,
  type CardPart,
  factSet,
  heading,
  opens,
  paragraph,
  sends,
} from './elements.js';
import { quoteOf } from './verdict-card.js';
import { cardWords as words } from './words.js';

/** Longest part of a message that goes into the address of a mail program. */
const LONGEST_MAIL = 1500;

/** What is said with answers to choose from. */
export function choiceCard(
  paragraphs: readonly string[],
  labels: readonly string[],
  context: CardContext,
): CardPart {
  return buttonCard(
    paragraphs,
    labels.map((label) => sends(context, label, { press: 'say' })),
  );
}

/** Which shop it is about. */
export function storeCard(
  paragraphs: readonly string[],
  stores: readonly { readonly id: string; readonly name: string }[],
  context: CardContext,
): CardPart {
  return buttonCard(
    paragraphs,
    stores.map(({ id, name }) => sends(context, name, { press: 'store', store: id })),
  );
}

function buttonCard(paragraphs: readonly string[], actions: readonly CardPart[]): CardPart {
  const body = [...paragraphs.map((text) => paragraph(text)), ...buttons(actions)];
  return card(body, [], paragraphs.join('\n\n'));
}

/** That a person takes over, and what they will see. @param missing labels of what is open */
export function handoffCard(
  { reference }: HandoffNote,
  missing: readonly string[],
  paragraphs: readonly string[],
): CardPart {
  return card(
    [
      heading(words.handoff),
      factSet([
        [words.reference, reference],
        ...(missing.length > 0 ? [[words.stillOpen, missing.join(', ')] as const] : []),
      ]),
      ...paragraphs.map((text) => paragraph(text)),
    ],
    [],
    paragraphs.join('\n\n'),
  );
}

/** A message to the shop, to be copied or taken over by the mail program. */
export function claimCard({ to, subject, body }: ClaimMessage, intro: readonly string[]): CardPart {
  const mail = `mailto:${encodeURIComponent(to ?? '')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.slice(0, LONGEST_MAIL))}`;
  return card(
    [
      ...intro.map((text) => paragraph(text)),
      heading(words.message),
      factSet([...(to === null ? [] : [[words.to, to] as const]), [words.subject, subject]]),
      {
        type: 'Container',
        style: 'emphasis',
        items: body.split('\n\n').map((text) => paragraph(text)),
      },
    ],
    to === null ? [] : [opens(words.mail, mail)],
    [...intro, body].join('\n\n'),
  );
}

/** The last day, to be put in Outlook; null where the file holds no day. */
export function calendarCard({ content }: CalendarFile, paragraphs: readonly string[]): CardPart | null {
  const lines = content.replace(/\r\n /g, '');
  const value = (name: string): string =>
    new RegExp(`^${name}[^:\r\n]*:(.*)$`, 'm').exec(lines)?.[1]?.trim() ?? '';
  const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})$/.exec(value('DTSTART')) ?? [];
  if (year === undefined) return null;
  const last = `${year}-${month}-${date}`;
  const plain = (text: string): string => text.replace(/\\n/g, '\n').replace(/\\(.)/g, '$1');
  const subject = plain(value('SUMMARY'));
  const query = new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject,
    body: plain(value('DESCRIPTION')),
    startdt: last,
    enddt: last,
    allday: 'true',
  });
  const url = `https://outlook.office.com/calendar/deeplink/compose?${query.toString()}`;
  return card(
    [...paragraphs.map((text) => paragraph(text)), factSet([[subject, day(last)]])],
    [opens(words.openCalendar, url)],
    [...paragraphs, `${subject}: ${day(last)}`].join('\n\n'),
  );
}

/** A clause to be put in a message. @param store name of the shop */
export function clauseCard(citation: Citation, store: string, context: Pick<CardContext, 'base'>): CardPart {
  return card(
    [paragraph(store, { isSubtle: true, size: 'Small' }), quoteOf(citation, context)],
    [],
    `${store}: “${citation.quote}” (${citation.heading})`,
  );
}
