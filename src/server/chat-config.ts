import * as z from 'zod';

import { digestOf } from '../channels/secret.js';

/** How conversations are kept and who may hold them, from the environment. */
export interface ChatConfig {
  /** SHA-256 of DIRECTLINE_SECRET; null: the shop's servers are not let in. */
  readonly directLineSecret: Buffer | null;
  /** What tokens are signed with; null: a key kept in the data folder. */
  readonly tokenKey: Buffer | null;
  /** Web origins that may show a store's chat, by store; `*`: any store's. */
  readonly widgetOrigins: ReadonlyMap<string, readonly string[]>;
  /** New conversations a minute from one address that is not loopback. */
  readonly conversationRate: number;
  /** Messages a minute in one conversation, from an address that is not loopback. */
  readonly messageRate: number;
  /** Days after the last message until a conversation is deleted; 0: never. */
  readonly retentionDays: number;
}

const count = (usual: number, min = 1): z.ZodType<number, string | undefined> =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.number().min(min))
    .default(usual)
    .describe(`a whole number from ${min} to 999999`);

const secret = (least: number): z.ZodString =>
  z.string().regex(/^\S*$/).min(least).describe(`at least ${least} characters without spaces`);

/** Each setting under its name in the environment; the description says what it must be. */
export const chatEnvironment = {
  DIRECTLINE_SECRET: secret(16).optional(),
  CLAUSEWISE_TOKEN_KEY: secret(32).optional(),
  WIDGET_ORIGINS: z
    .string()
    .default('')
    .transform((text, context) => readOrigins(text, context))
    .describe('STORE=ORIGIN pairs joined by commas, such as sonoff=https://shop.example; * is every store'),
  CONVERSATION_RATE: count(60),
  MESSAGE_RATE: count(60),
  RETENTION_DAYS: count(365, 0),
};

/** The settings as the chat takes them. */
export function chatConfig(values: z.output<z.ZodObject<typeof chatEnvironment>>): ChatConfig {
  const { DIRECTLINE_SECRET: own, CLAUSEWISE_TOKEN_KEY: key } = values;
  return {
    directLineSecret: own === undefined ? null : digestOf(own),
    tokenKey: key === undefined ? null : digestOf(key),
    widgetOrigins: values.WIDGET_ORIGINS,
    conversationRate: values.CONVERSATION_RATE,
    messageRate: values.MESSAGE_RATE,
    retentionDays: values.RETENTION_DAYS,
  };
}

function readOrigins(text: string, context: z.RefinementCtx): ReadonlyMap<string, readonly string[]> {
  const origins = new Map<string, readonly string[]>();
  for (const entry of text.split(',').map((part) => part.trim())) {
    if (entry === '') continue;
    const [, store = '', origin = ''] = /^([\w-]+|\*)\s*=\s*(\S+)$/.exec(entry) ?? [];
    if (!URL.canParse(origin) || new URL(origin).origin !== origin.toLowerCase())
      context.addIssue({ code: 'custom', message: 'not an origin' });
    origins.set(store, [...(origins.get(store) ?? []), origin.toLowerCase()]);
  }
  return origins;
}
