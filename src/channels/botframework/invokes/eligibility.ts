import * as z from 'zod';

import type { DeskReading } from '../../../model/desk.js';
import { attached, type CardPart } from '../../../rendering/cards/elements.js';
import { draftCard, eligibilityCard } from '../../../rendering/cards/eligibility-card.js';
import { readMail } from '../../desk/mail/read-mail.js';
import { storeFor } from '../config.js';
import type { Arrival } from '../conversations.js';
import type { BotServices } from '../services.js';
import { type Invoke, type InvokeAnswer, MALFORMED } from './invoke.js';
import { plainText } from './plain-text.js';

const LONGEST_TEXT = 20_000;

const payload = z.object({
  body: z.object({ contentType: z.string().optional(), content: z.string().optional() }).optional(),
  subject: z.string().nullish(),
  createdDateTime: z.string().optional(),
});

const opened = z.object({ commandId: z.string().optional(), messagePayload: payload.optional() });

const submitted = z.object({
  data: z.discriminatedUnion('dialog', [
    z.object({
      dialog: z.literal('check'),
      text: z.string().max(LONGEST_TEXT),
      store: z.string().optional(),
    }),
    z.object({ dialog: z.literal('insert'), draft: z.string().max(LONGEST_TEXT) }),
  ]),
});

/** "Check eligibility of this message": a dialog with the facts read, the verdict, and the draft of a reply. */
export const checkMessage: Invoke = (services, arrival, value) => {
  const read = opened.safeParse(value);
  if (!read.success) return Promise.resolve(MALFORMED);
  const { body, subject } = read.data.messagePayload ?? {};
  const content = body?.content ?? '';
  const text = body?.contentType === 'text' ? content : plainText(content);
  const whole = [subject ?? '', text].filter((part) => part.trim() !== '').join('\n\n');
  return Promise.resolve(dialog(services, arrival, whole.slice(0, LONGEST_TEXT), null));
};

/** A button of that dialog: another look, or the reply to be put in the message that is being written. */
export const submitDialog: Invoke = (services, arrival, value) => {
  const read = submitted.safeParse(value);
  if (!read.success) return Promise.resolve(MALFORMED);
  const { data } = read.data;
  return Promise.resolve(
    data.dialog === 'check'
      ? dialog(services, arrival, data.text, data.store ?? null)
      : {
          status: 200,
          body: {
            composeExtension: {
              type: 'result',
              attachmentLayout: 'list',
              attachments: [withPreview(draftCard(data.draft), data.draft)],
            },
          },
        },
  );
};

function dialog(
  services: BotServices,
  { activity, base, place }: Arrival,
  text: string,
  chosen: string | null,
): InvokeAnswer {
  const { desk, shops, config, clock } = services;
  if (!desk) return { status: 501, body: {} };
  const store = shops.find(({ id }) => id === chosen)?.id ?? storeFor(config, place.team);
  const reader = {
    name: activity.from?.name ?? '',
    stores: new Set(shops.map(({ id }) => id)),
    base,
  };
  const mail = { text, today: `${clock().toISOString().slice(0, 16)}Z`, edits: [] };
  const reading: DeskReading = readMail(desk, store === null ? mail : { ...mail, store }, reader);
  const content = eligibilityCard({ reading, text, shops }, { base });
  return {
    status: 200,
    body: {
      task: {
        type: 'continue',
        value: { title: 'Eligibility', height: 'large', width: 'medium', card: attached(content) },
      },
    },
  };
}

function withPreview(content: CardPart, text: string): CardPart {
  return {
    ...attached(content),
    preview: {
      contentType: 'application/vnd.microsoft.card.thumbnail',
      content: { title: 'Reply', text: text.slice(0, 160) },
    },
  };
}
