import type { Request, RequestHandler, Response } from 'express';
import * as z from 'zod';

import type { DeskInsights } from '../../../model/desk-insights.js';
import type { Storage } from '../../../storage/port.js';
import { formatDay, parseDay } from '../../../verdict/days.js';
import { fieldProblem } from '../../api/problem.js';
import { agentOf, maySee } from '../agent.js';
import { csvOf } from '../insights/csv.js';
import { insightsOf } from '../insights/insights.js';
import { queryOf } from '../requests.js';
import type { DeskServices } from '../services.js';
import type { Handoffs } from '../takeover/handoffs.js';
import { ownStore } from './mail.js';

const USUAL_DAYS = 30;
const MOST_DAYS = 400;

const day = z
  .string()
  .refine((text) => parseDay(text) !== null)
  .meta({ description: 'a date that exists (YYYY-MM-DD)' });

/** `GET insights`: what customers asked and what came of it. */
export function insights(services: DeskServices, handoffs: Handoffs, storage: Storage): RequestHandler {
  return async (request, response) => {
    response.json(await gather(services, handoffs, storage, request, response));
  };
}

/** `GET insights.csv`: the same as a table. */
export function insightsTable(services: DeskServices, handoffs: Handoffs, storage: Storage): RequestHandler {
  return async (request, response) => {
    const found = await gather(services, handoffs, storage, request, response);
    response
      .set('Content-Disposition', `attachment; filename="insights-${found.from}-${found.to}.csv"`)
      .type('text/csv; charset=utf-8')
      .send(csvOf(found));
  };
}

async function gather(
  { parts, clock }: DeskServices,
  handoffs: Handoffs,
  storage: Storage,
  request: Request,
  response: Response,
): Promise<DeskInsights> {
  const agent = agentOf(response);
  const schema = z.strictObject({
    from: day.optional(),
    to: day.optional(),
    store: ownStore(agent).optional(),
  });
  const { from, to, store } = queryOf(schema, request);
  const now = clock().toISOString();
  const last = parseDay(to ?? now.slice(0, 10)) ?? 0;
  const first = from === undefined ? last - USUAL_DAYS + 1 : (parseDay(from) ?? 0);
  if (first > last || last - first >= MOST_DAYS)
    throw fieldProblem([
      {
        field: 'from',
        message: 'from must not be after to',
        expected: `a day at most ${MOST_DAYS} days before to`,
      },
    ]);
  const isWanted = (of: string | null): boolean => (store === undefined ? maySee(agent, of) : of === store);
  const effects = await storage.effects({ since: formatDay(first), until: formatDay(last + 1) });
  const all = await handoffs.list(agent);
  return insightsOf(parts, {
    effects: effects.filter((effect) => isWanted(effect.store)),
    handoffs: all.filter(
      ({ at, store: of }) => isWanted(of) && at >= formatDay(first) && at < formatDay(last + 1),
    ),
    from: formatDay(first),
    to: formatDay(last),
    store: store ?? null,
    now,
  });
}
