import type { RequestHandler } from 'express';
import * as z from 'zod';

import type { DeskFound, DeskPolicy } from '../../../model/desk.js';
import { cite } from '../../../verdict/explain/citations.js';
import { LONGEST_TEXT } from '../../api/schemas/fields.js';
import { agentOf, requireStore } from '../agent.js';
import { bodyOf, paramOf } from '../requests.js';
import { type DeskServices, policyOf } from '../services.js';
import { ownStore } from './mail.js';

const MOST_RESULTS = 20;

/** `POST search`: the clauses nearest to some words, of all shops that the agent sees. */
export function search({ parts, stores }: DeskServices): RequestHandler {
  return (request, response) => {
    const agent = agentOf(response);
    const schema = z.strictObject({
      text: z
        .string()
        .max(LONGEST_TEXT)
        .meta({ description: `a text of at most ${LONGEST_TEXT} characters` }),
      store: ownStore(agent).optional(),
    });
    const { text, store } = bodyOf(schema, request);
    const shops = store === undefined ? [...agent.stores] : [store];
    const found =
      text.trim() === ''
        ? []
        : shops
            .flatMap((id) => parts.ask.index.search(id, text, MOST_RESULTS))
            .sort((a, b) => b.score - a.score)
            .slice(0, MOST_RESULTS);
    const results = found.map(({ clause, score }): DeskFound => {
      const shop = clause.id.split('/')[0] ?? '';
      const policy = policyOf({ stores }, shop);
      return { ...cite(policy, clause.id), store: shop, storeName: policy.store.name, score };
    });
    response.json({ results });
  };
}

/** `GET policies/:store`: a policy to be read beside what was found. */
export function policy({ stores }: DeskServices): RequestHandler {
  return (request, response) => {
    const id = paramOf(request, 'store');
    requireStore(agentOf(response), id);
    const store = stores.get(id);
    if (!store) throw new Error(`There is no store ${id}.`);
    const { headings, clauses, effectiveFrom } = policyOf({ stores }, id);
    response.json({
      store: id,
      name: store.info.name,
      effectiveFrom,
      headings: headings.map(({ text, depth, before }) => ({ text, depth, before })),
      clauses: clauses.map(({ id: clause, slug, text, lead }) => ({
        clause,
        slug,
        text,
        isItem: lead !== null,
      })),
    } satisfies DeskPolicy);
  };
}
