import * as z from 'zod';

import type { FactProblem } from '../../../model/fact.js';
import { defineEndpoint, type Endpoint } from '../endpoint.js';
import { factErrors } from '../field-errors.js';
import { fieldProblem, type Problem } from '../problem.js';
import { factsSchema } from '../schemas/facts.js';
import { storeField, today } from '../schemas/fields.js';
import { VerdictResult } from '../schemas/verdict.js';
import { type ApiServices, nowOf, timed } from '../services.js';

/** `POST /verdict` */
export function verdictEndpoint(services: ApiServices): Endpoint {
  const { judge, observer } = services;
  return defineEndpoint({
    method: 'post',
    path: '/verdict',
    operationId: 'verdict',
    summary: 'The verdict on the facts of a case, and the next fact that could still change it.',
    body: z
      .strictObject({
        store: storeField([...services.stores.keys()]),
        facts: factsSchema(judge.knowledge.vocabulary),
        today: today.optional(),
      })
      .meta({ id: 'VerdictRequest' }),
    result: VerdictResult,
    problems: ['contradictory-facts'],
    handle: async ({ body }) => {
      const result = await timed(services, 'judge', () =>
        judge.judge(body.store, body.facts, body.today ?? nowOf(services)),
      );
      if ('problems' in result) throw refusal(result.problems);
      if (result.verdict) observer.verdict(body.store, result.verdict.outcome);
      return { json: result };
    },
  });
}

/** What the judge refuses: contradictions are 422 with both fields named. */
export function refusal(problems: readonly FactProblem[]): Problem {
  const contradicts = problems.some(({ kind }) => kind === 'contradiction');
  return fieldProblem(problems.flatMap(factErrors), contradicts ? 'contradictory-facts' : 'invalid-field');
}
