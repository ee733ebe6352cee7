import * as z from 'zod';

import { defineEndpoint, type Endpoint } from '../endpoint.js';
import { Problem } from '../problem.js';
import { SearchResult } from '../schemas/answers.js';
import { limit, storeField, text } from '../schemas/fields.js';
import { type ApiServices, timed } from '../services.js';

const USUAL_LIMIT = 5;

/** `POST /search` */
export function searchEndpoint(services: ApiServices): Endpoint {
  return defineEndpoint({
    method: 'post',
    path: '/search',
    operationId: 'search',
    summary: `The clauses nearest to a text, best first (${USUAL_LIMIT} where no limit is named).`,
    body: z
      .strictObject({
        store: storeField([...services.stores.keys()]).optional(),
        text,
        limit: limit.optional(),
      })
      .meta({ id: 'SearchRequest' }),
    maxBytes: 128 * 1024,
    result: SearchResult,
    problems: ['unavailable'],
    handle: async ({ body: { store, text: words, limit: most } }) => {
      const { search } = services;
      if (!search) throw new Problem('unavailable', 'Search is not built into this server yet.');
      const request = { text: words, limit: most ?? USUAL_LIMIT, ...(store === undefined ? {} : { store }) };
      return { json: { results: await timed(services, 'search', () => search.search(request)) } };
    },
  });
}
