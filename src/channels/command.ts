import * as z from 'zod';

import type { Command } from '../model/message.js';

const name = z.string().min(1).max(64);
const day = z.string().max(40);
const value = z.union([
  z.string().max(200),
  z.number(),
  z.boolean(),
  z.null(),
  z.object({ from: day, to: day }),
]);

/** What a button or a card may send. Whether the fact exists and takes the value, the conversation finds out. */
const command: z.ZodType<Command> = z.discriminatedUnion('action', [
  z.object({ action: z.literal('fact'), fact: name, value }),
  z.object({ action: z.literal('what_if'), fact: name, value }),
  z.object({ action: z.literal('store'), store: name }),
  z.object({ action: z.enum(['person', 'restart', 'why', 'claim', 'calendar', 'hello']) }),
  z.object({ action: z.literal('feedback'), helpful: z.boolean() }),
]);

/** The command that a value of an activity is, or null: another bot's card is no error of the customer. */
export function readCommand(raw: unknown): Command | null {
  if (typeof raw !== 'object') return null;
  const read = command.safeParse(raw);
  return read.success ? read.data : null;
}
