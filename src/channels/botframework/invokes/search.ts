import * as z from 'zod';

import { attached } from '../../../rendering/cards/elements.js';
import { clauseCard } from '../../../rendering/cards/other-cards.js';
import { cut } from '../citations.js';
import { storeFor } from '../config.js';
import { type Invoke, type InvokeAnswer, MALFORMED } from './invoke.js';

const query = z.object({
  commandId: z.string().optional(),
  parameters: z.array(z.object({ name: z.string().optional(), value: z.unknown() })).default([]),
  queryOptions: z.object({ skip: z.number().optional(), count: z.number().optional() }).optional(),
});

const MOST_RESULTS = 25;
const LONGEST_QUERY = 2000;
const LONGEST_PREVIEW = 160;

/** Search of a message extension: clauses of the policies, each a card to be put in a message with its source. */
export const searchPolicies: Invoke = async ({ search, shops, config }, { place, base }, value) => {
  const read = query.safeParse(value);
  if (!read.success) return MALFORMED;
  const { parameters, queryOptions } = read.data;
  const asked = parameters.find(({ name }) => name !== 'initialRun' && name !== 'store')?.value;
  const text = typeof asked === 'string' ? asked.trim().slice(0, LONGEST_QUERY) : '';
  if (text === '' || !search) return told('Type what you are looking for in the policies.');
  const count = Math.min(MOST_RESULTS, Math.max(1, queryOptions?.count ?? 10));
  const skip = Math.max(0, queryOptions?.skip ?? 0);
  const named = parameters.find(({ name }) => name === 'store')?.value;
  const store = shops.find(({ id }) => id === named)?.id ?? storeFor(config, place.team);
  const limit = Math.min(50, skip + count);
  const hits = await search.search({ text, limit, ...(store === null ? {} : { store }) });
  const found = hits.slice(skip, skip + count);
  if (found.length === 0) return told('No policy says anything of that.');
  const nameOf = (clause: string): string => {
    const id = clause.split('/')[0];
    return shops.find((shop) => shop.id === id)?.name ?? String(id);
  };
  return answered({
    type: 'result',
    attachmentLayout: 'list',
    attachments: found.map((hit) => ({
      ...attached(clauseCard(hit, nameOf(hit.clause), { base })),
      preview: {
        contentType: 'application/vnd.microsoft.card.thumbnail',
        content: { title: `${nameOf(hit.clause)}: ${hit.heading}`, text: cut(hit.quote, LONGEST_PREVIEW) },
      },
    })),
  });
};

function told(text: string): InvokeAnswer {
  return answered({ type: 'message', text });
}

function answered(composeExtension: Readonly<Record<string, unknown>>): InvokeAnswer {
  return { status: 200, body: { composeExtension } };
}
