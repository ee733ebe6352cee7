import * as z from 'zod';

import { REFUND_SCOPES, REMEDIES } from '../../../model/coverage.js';
import type { Outcome } from '../../../model/verdict.js';

const OUTCOMES = [
  'eligible',
  'conditional',
  'not_eligible',
  'not_stated',
] as const satisfies readonly Outcome[];

const outcome = z.enum(OUTCOMES);
const payer = z.enum(['store', 'customer', 'not_stated']);
const remedy = z.enum(REMEDIES);
const scope = z.enum(REFUND_SCOPES).nullable();
const clause = z.string().meta({ description: 'id of a clause, `store/slug`' });
const day = z.string().meta({ format: 'date', description: 'YYYY-MM-DD' });

/** A clause with its verbatim text. */
export const Citation = z
  .object({
    clause,
    heading: z.string(),
    quote: z.string().meta({ description: 'the policy’s text, verbatim' }),
    url: z
      .string()
      .meta({ description: 'the clause on the policy page', examples: ['/policies/sonoff#doa-eligibility'] }),
  })
  .meta({ id: 'Citation', description: 'A clause with its verbatim text.' });

/** The next fact worth asking. */
export const Asks = z
  .object({
    fact: z.string(),
    type: z.enum(['choice', 'boolean', 'date', 'timestamp', 'number']),
    prompt: z.string(),
    choices: z.array(z.object({ value: z.string(), label: z.string() })).nullable(),
    boundary: day
      .nullable()
      .meta({ description: 'for a date known roughly: only the side of this day matters' }),
    why: z.string(),
  })
  .meta({ id: 'Asks', description: 'The next fact that could still change the verdict.' });

/** The verdict of the contract. */
export const Verdict = z
  .object({
    store: z.string(),
    request: z.string(),
    asOf: day,
    outcome: outcome.meta({
      description:
        'eligible: granted on these facts; conditional: granted only if a named condition is met; ' +
        'not_eligible: denied; not_stated: this policy does not say',
    }),
    route: z
      .object({ id: z.string(), title: z.string() })
      .nullable()
      .meta({ description: 'the promise of the policy that decides' }),
    headline: z.string().meta({ description: 'one sentence that a customer understands' }),
    remedies: z.array(remedy),
    refundScope: scope,
    returnShippingPaidBy: payer.nullable().meta({ description: 'null: nothing is sent back' }),
    deadline: day.nullable().meta({
      description:
        'the last day on which the route gives anything; where time alone denies, the day that passed',
    }),
    deadlineAt: z.string().meta({ format: 'date-time' }).nullable(),
    daysLeft: z.int().nullable(),
    deadlines: z.array(z.object({ date: day, act: z.string(), gives: z.string(), clause })),
    options: z.array(
      z.object({
        remedy,
        refundScope: scope,
        paidBy: payer.nullable(),
        when: z.string().nullable(),
        chosenBy: z.enum(['customer', 'store']),
        clause,
      }),
    ),
    conditions: z
      .array(
        z.object({
          text: z.string(),
          kind: z.enum(['fact', 'reading', 'discretion', 'event']),
          fact: z.string().nullable(),
          clause,
        }),
      )
      .meta({ description: 'what `conditional` hangs on' }),
    readings: z.array(
      z.object({ text: z.string(), outcome, deadline: day.nullable(), clauses: z.array(clause) }),
    ),
    conflicts: z.array(z.object({ text: z.string(), clauses: z.array(clause) })),
    reasons: z.array(
      z.object({
        text: z.string(),
        holds: z.boolean().nullable().meta({ description: 'null: not known' }),
        clause,
      }),
    ),
    citations: z.array(Citation).meta({ description: 'the clauses that decide, most important first' }),
    steps: z.array(z.object({ text: z.string(), clause: clause.nullable() })),
    costs: z.array(z.object({ text: z.string(), paidBy: payer, clause })),
    assumptions: z.array(z.string()).meta({ description: 'facts presumed, readings taken' }),
    alternatives: z.array(
      z.object({ id: z.string(), title: z.string(), outcome, deadline: day.nullable(), why: z.string() }),
    ),
    changes: z
      .array(z.object({ text: z.string(), fact: z.string(), outcome }))
      .meta({ description: 'the nearest facts that would change the outcome' }),
    policy: z
      .object({ version: z.string(), effectiveFrom: day.nullable(), hash: z.string() })
      .meta({ description: 'the text that governs' }),
    certificate: z
      .string()
      .meta({ description: 'self-contained; `GET /api/v1/certificates/{certificate}` runs it again' }),
    window: z
      .object({ from: day, to: day })
      .optional()
      .meta({ description: 'for `arrival`: the days in which it is expected' }),
  })
  .meta({ id: 'Verdict', description: 'The promises of a policy evaluated on the facts of a case.' });

const results = {
  verdict: Verdict.nullable().meta({ description: 'null until `request` is known' }),
  asks: Asks.nullable().meta({ description: 'null: the verdict is final' }),
  missing: z
    .array(z.string())
    .meta({ description: 'every fact that could still change the verdict, in order' }),
};

/** Answer of `POST /verdict`. */
export const VerdictResult = z.object(results).meta({
  id: 'VerdictResult',
  description: 'The verdict on the facts given, and what is still worth asking.',
});

/** Answer of `GET /certificates/{certificate}`. */
export const CertificateResult = z
  .object({
    ...results,
    verdict: Verdict,
    reproduced: z.boolean().meta({
      description: 'true when the program and the text are those that gave the certificate',
    }),
    policyHash: z.string().meta({ description: 'of the text that the certificate names' }),
    engineHash: z.string().meta({ description: 'of the program that computed this answer' }),
  })
  .meta({ id: 'CertificateResult', description: 'A verdict computed again from its certificate.' });
