import type { RequestHandler } from 'express';
import * as z from 'zod';

import type { DeskMail, DeskSetup } from '../../../model/desk.js';
import { readFacts } from '../../../verdict/case/read-facts.js';
import { refusal } from '../../api/endpoints/verdict.js';
import { factsSchema } from '../../api/schemas/facts.js';
import { LONGEST_TEXT, storeField, today } from '../../api/schemas/fields.js';
import { agentOf, type DeskAgent } from '../agent.js';
import { readMail } from '../mail/read-mail.js';
import { baseOf, bodyOf } from '../requests.js';
import { type DeskServices, nowOf } from '../services.js';

const MOST_EDITS = 100;

/** `GET setup`: who works here, for which shops, and the facts that there are. */
export function setup(services: DeskServices, hasConversations: boolean): RequestHandler {
  const { vocabulary } = services.parts.ask.judge.knowledge;
  const facts = [...vocabulary.facts.values()]
    .sort((a, b) => a.order - b.order)
    .map(({ name, type, label, ask, choices, min }) => ({
      name,
      type,
      label,
      ask,
      choices: choices.map(({ value, label: says }) => ({ value, label: says })),
      min,
    }));
  return (_request, response) => {
    const { name, role, open, stores } = agentOf(response);
    const shops = [...services.stores.values()].filter(({ info }) => stores.has(info.id));
    response.json({
      agent: name,
      role,
      open,
      stores: shops.map(({ info }) => ({ id: info.id, name: info.name })),
      facts,
      hasConversations,
    } satisfies DeskSetup);
  };
}

/** `POST read`: everything that the desk shows of a pasted text. */
export function read(services: DeskServices): RequestHandler {
  return (request, response) => {
    const agent = agentOf(response);
    const body = bodyOf(mailSchema(agent), request);
    const { vocabulary } = services.parts.ask.judge.knowledge;
    const edits = body.edits.map(({ item, fact, value }) => {
      if (value === undefined) return { item, fact };
      const { facts, problems } = readFacts({ [fact]: value }, vocabulary);
      if (problems.length > 0) throw refusal(problems);
      return { item, fact, value: facts[fact] ?? null };
    });
    const mail: DeskMail = {
      text: body.text,
      today: body.today ?? nowOf(services),
      edits,
      ...(body.store === undefined ? {} : { store: body.store }),
    };
    const reader = { name: agent.name, stores: agent.stores, base: baseOf(request) };
    response.json(readMail(services.parts, mail, reader));
  };
}

/** `POST verdict`: what a case would be with other facts. */
export function verdict({ parts, ...services }: DeskServices): RequestHandler {
  const facts = factsSchema(parts.ask.judge.knowledge.vocabulary);
  return (request, response) => {
    const schema = z.strictObject({ store: ownStore(agentOf(response)), facts, today: today.optional() });
    const body = bodyOf(schema, request);
    const result = parts.ask.judge.judge(body.store, body.facts, body.today ?? nowOf(services));
    if ('problems' in result) throw refusal(result.problems);
    response.json(result);
  };
}

/** A shop that the agent sees. */
export function ownStore({ stores }: DeskAgent): z.ZodType<string> {
  return storeField([...stores]);
}

function mailSchema(agent: DeskAgent) {
  return z.strictObject({
    text: z
      .string()
      .max(LONGEST_TEXT)
      .meta({ description: `a text of at most ${LONGEST_TEXT} characters` }),
    store: ownStore(agent).optional(),
    today: today.optional(),
    edits: z
      .array(
        z.strictObject({
          item: z.int().min(0).max(20),
          fact: z.string().max(64),
          value: z.unknown().optional(),
        }),
      )
      .max(MOST_EDITS)
      .default([])
      .meta({ description: `a list of at most ${MOST_EDITS} facts set or taken away` }),
  });
}
