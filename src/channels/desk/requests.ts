import express, { type Request, type RequestHandler } from 'express';
import type { z } from 'zod';

import { fieldErrors } from '../api/field-errors.js';
import { fieldProblem, Problem } from '../api/problem.js';
import { readJson } from '../api/read-json.js';

/** A mail of the greatest length fits, whatever its characters and however they are escaped. */
const MOST_BYTES = 160 * 1024;

/** Takes a body of JSON, as bytes; nothing else is read. */
export const takeJson: readonly RequestHandler[] = [
  (request, _response, next) => {
    if (!/^application\/json\s*(?:;|$)/i.test(request.headers['content-type'] ?? ''))
      throw new Problem('unsupported-media-type', 'Send the body as application/json in UTF-8.');
    next();
  },
  express.raw({ type: () => true, limit: MOST_BYTES, inflate: false }),
];

/** The body, checked. @throws Problem that names every wrong field */
export function bodyOf<Schema extends z.ZodObject>(schema: Schema, request: Request): z.output<Schema> {
  const body: unknown = request.body;
  return check(schema, body instanceof Uint8Array && body.length > 0 ? readJson(body) : {});
}

/** What stands behind the question mark of the address, checked. @throws Problem that names every wrong field */
export function queryOf<Schema extends z.ZodObject>(schema: Schema, request: Request): z.output<Schema> {
  const { searchParams } = new URL(request.url, 'http://here');
  return check(schema, Object.fromEntries([...searchParams].filter(([, value]) => value !== '')));
}

function check<Schema extends z.ZodObject>(schema: Schema, raw: unknown): z.output<Schema> {
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  throw fieldProblem(fieldErrors(schema, read.error, raw));
}

/** The part of an address that a route names. */
export function paramOf(request: Request, name: string): string {
  return String(request.params[name] ?? '');
}

/** Under which name the desk was reached: `https://HOST`. */
export function baseOf(request: Request): string {
  return `${request.protocol}://${request.host}`;
}
