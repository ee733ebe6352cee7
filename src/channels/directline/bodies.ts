import express, { type Request, type RequestHandler } from 'express';
import * as z from 'zod';

import { fieldErrors } from '../api/field-errors.js';
import { fieldProblem } from '../api/problem.js';
import { readJson } from '../api/read-json.js';
import { factsSchema } from '../api/schemas/facts.js';
import { storeField, today } from '../api/schemas/fields.js';
import type { DirectLineServices } from './services.js';

/** Most bytes of an activity, and of any other JSON here. */
const MOST_BYTES = 256 * 1024;

/** Reads the body as bytes, whatever it is called: old clients send JSON as text. */
export const readBytes: RequestHandler = express.raw({ type: () => true, limit: MOST_BYTES, inflate: false });

/** The body as JSON; an empty one is an empty object. @throws Problem */
export function jsonOf(request: Request): unknown {
  const body: unknown = request.body;
  return body instanceof Uint8Array && body.length > 0 ? readJson(body) : {};
}

/** Checks a body. @throws Problem that names every wrong field */
export function check<Schema extends z.ZodObject>(schema: Schema, raw: unknown): z.output<Schema> {
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  throw fieldProblem(fieldErrors(schema, read.error, raw));
}

const userId = z.string().trim().min(1).max(128);
const user = z
  .object({ id: userId.optional(), name: z.string().max(128).optional() })
  .meta({ description: "an object with the customer's id, a text of 1 to 128 characters" });

/** Body of `tokens/generate`: what the shop knows of its customer and the order. */
export function generateSchema({ stores, vocabulary, config }: DirectLineServices) {
  return z.object({
    user: user.optional(),
    store: storeField(stores).optional(),
    facts: factsSchema(vocabulary).optional(),
    ...clock(config),
  });
}

/** Body of `widget/token`. What it does not know, such as facts, would be a customer's own claim: refused. */
export function widgetSchema({ stores, config }: DirectLineServices) {
  return z.strictObject({ store: storeField(stores), user: user.optional(), ...clock(config) });
}

/** Body of `widget/renew`. */
export const renewalSchema = z.strictObject({ conversationId: z.string().min(1).max(128) });

/** Body of `conversations`. */
export const startSchema = z.object({ user: user.optional() });

function clock({ testClock }: DirectLineServices['config']) {
  const refused = z.never().meta({ description: 'left out: the server does not run with --test-clock' });
  return { today: testClock ? today.optional() : refused.optional() };
}
