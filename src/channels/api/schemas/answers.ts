import * as z from 'zod';

import { ASK_KINDS } from '../ports.js';
import { Asks, Citation, Verdict } from './verdict.js';

/** One shop in `GET /stores`. */
export const Store = z
  .object({
    id: z.string(),
    name: z.string(),
    effectiveDate: z
      .string()
      .meta({ format: 'date' })
      .nullable()
      .meta({ description: 'first day of the policy in force; null where it names none' }),
    contact: z
      .object({
        email: z.string().nullable(),
        phone: z.string().nullable(),
        url: z.string().nullable(),
        hours: z.string().nullable(),
      })
      .meta({ description: 'as the policy says; null where it does not' }),
  })
  .meta({ id: 'Store', description: 'A shop with its own policy.' });

/** Answer of `GET /stores`. */
export const Stores = z.array(Store).meta({ id: 'Stores', description: 'Every shop.' });

/** Answer of `POST /search`. */
export const SearchResult = z
  .object({
    results: z.array(
      Citation.extend({ score: z.number() }).meta({ id: 'SearchHit', description: 'A clause found.' }),
    ),
  })
  .meta({ id: 'SearchResult', description: 'The clauses found, best first.' });

const factValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.object({ from: z.string(), to: z.string() }),
]);

/** Answer of `POST /ask`. */
export const AskResult = z
  .object({
    kind: z.enum(ASK_KINDS),
    store: z.string().nullable(),
    text: z.string(),
    citations: z.array(Citation),
    facts: z.record(
      z.string(),
      z.object({ value: factValue, from: z.string(), start: z.int().min(0), end: z.int().min(0) }),
    ),
    verdict: Verdict.nullable(),
    asks: Asks.nullable(),
    suggestions: z.array(z.string()),
    get parts() {
      return z.array(AskResult).optional();
    },
  })
  .meta({ id: 'AskResult', description: 'The answer to one text; no conversation is kept.' });

/** An error of RFC 9457. */
export const ProblemSchema = z
  .object({
    type: z
      .string()
      .meta({ format: 'uri-reference', description: 'the kind of problem, described at this address' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z
      .string()
      .meta({ format: 'uri-reference', description: 'this occurrence; ends in the request id' }),
    errors: z
      .array(z.object({ field: z.string(), message: z.string(), expected: z.string() }))
      .meta({ description: 'the fields that are wrong, each with what would be right' }),
  })
  .meta({ id: 'Problem', description: 'What went wrong (RFC 9457).' });
