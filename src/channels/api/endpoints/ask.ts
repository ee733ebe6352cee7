import * as z from 'zod';

import { defineEndpoint, type Endpoint } from '../endpoint.js';
import { Problem } from '../problem.js';
import { AskResult } from '../schemas/answers.js';
import { locale, storeField, text, today } from '../schemas/fields.js';
import { type ApiServices, nowOf, timed } from '../services.js';

/** `POST /ask` */
export function askEndpoint(services: ApiServices): Endpoint {
  return defineEndpoint({
    method: 'post',
    path: '/ask',
    operationId: 'ask',
    summary: 'Answers one text, a question or a whole e-mail; no conversation is kept.',
    body: z
      .strictObject({
        store: storeField([...services.stores.keys()]).optional(),
        text,
        today: today.optional(),
        locale: locale.optional(),
      })
      .meta({ id: 'AskRequest' }),
    // A text of the greatest length fits, whatever its characters and however they are escaped.
    maxBytes: 128 * 1024,
    result: AskResult,
    problems: ['unavailable'],
    handle: async ({ body }) => {
      const { ask, observer } = services;
      if (!ask) throw new Problem('unavailable', 'Answering texts is not built into this server yet.');
      const request = {
        text: body.text,
        today: body.today ?? nowOf(services),
        ...(body.store === undefined ? {} : { store: body.store }),
        ...(body.locale === undefined ? {} : { locale: body.locale }),
      };
      const result = await timed(services, 'ask', () => ask.ask(request));
      for (const part of result.parts ?? [result]) {
        if (part.kind === 'no_answer') observer.abstained(part.store);
        if (part.verdict) observer.verdict(part.verdict.store, part.verdict.outcome);
      }
      return { json: result };
    },
  });
}
