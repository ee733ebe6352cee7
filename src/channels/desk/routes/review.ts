import type { RequestHandler } from 'express';
import * as z from 'zod';

import { Problem } from '../../api/problem.js';
import { factsSchema } from '../../api/schemas/facts.js';
import { LONGEST_TEXT, today } from '../../api/schemas/fields.js';
import { maskPersonal } from '../../mask.js';
import { agentOf, requireStore } from '../agent.js';
import { bodyOf } from '../requests.js';
import { type DeskServices, policyOf } from '../services.js';
import { ownStore } from './mail.js';

const note = z.string().trim().min(1).max(2000).meta({ description: 'a text of 1 to 2000 characters' });
const words = z
  .string()
  .max(LONGEST_TEXT)
  .meta({ description: `a text of at most ${LONGEST_TEXT} characters` });

/** `POST review/evaluation`: a part of a result is wrong; what would be right becomes a case of the evaluation. */
export function wrong({ parts, review, clock }: DeskServices): RequestHandler {
  const facts = factsSchema(parts.ask.judge.knowledge.vocabulary);
  return async (request, response) => {
    const agent = agentOf(response);
    const schema = z.strictObject({
      store: ownStore(agent),
      text: words,
      today: today,
      part: z.enum(['fact', 'verdict', 'answer', 'draft', 'items']).meta({
        description: 'what is wrong: fact, verdict, answer, draft or items',
      }),
      facts,
      /** What was shown, in words. */
      shown: words,
      expected: note,
    });
    const { text, store, today: day, part, facts: right, shown, expected } = bodyOf(schema, request);
    // Laid out as the evaluation sets are, so that a case is moved there by copying its line.
    await review.add('evaluation', {
      store,
      today: day,
      // What is copied to a file leaves the conversation: who wrote it is nobody's business there.
      text: maskPersonal(text),
      facts: right,
      wrong: { part, shown, expected },
      by: agent.name,
      at: clock().toISOString(),
    });
    response.status(201).json({ written: 'evaluation' });
  };
}

/** `POST review/exceptions`: an agent decides otherwise than the policy, and says why. */
export function exception({ review, clock }: DeskServices): RequestHandler {
  return async (request, response) => {
    const agent = agentOf(response);
    const schema = z.strictObject({
      store: ownStore(agent),
      certificate: z
        .string()
        .regex(/^[\w.~-]{1,8000}$/)
        .meta({ description: 'the certificate of the verdict' }),
      outcome: z.string().max(40),
      granted: note,
      reason: note,
    });
    const entry = bodyOf(schema, request);
    await review.add('exceptions', { ...entry, by: agent.name, at: clock().toISOString() });
    response.status(201).json({ written: 'exceptions' });
  };
}

/** `POST review/asks`: customers ask for a clause in words that it does not know yet. Editors only. */
export function addAsk({ stores, review, clock }: DeskServices): RequestHandler {
  return async (request, response) => {
    const agent = agentOf(response);
    if (agent.role !== 'editor')
      throw new Problem('forbidden', 'Only an editor may propose asks for a clause.');
    const schema = z.strictObject({
      clause: z.string().max(200).meta({ description: 'the id of a clause' }),
      ask: z.string().trim().min(3).max(300).meta({ description: 'a text of 3 to 300 characters' }),
    });
    const { clause, ask } = bodyOf(schema, request);
    const [store = '', slug = ''] = clause.split('/');
    requireStore(agent, store);
    if (!stores.has(store) || !policyOf({ stores }, store).clauseById.has(clause))
      throw new Problem('not-found', `There is no clause ${clause}.`);
    const file = `knowledge/${store}/asks.yaml`;
    await review.add('asks', { file, slug, ask, by: agent.name, at: clock().toISOString() });
    response.status(201).json({ written: 'asks' });
  };
}
