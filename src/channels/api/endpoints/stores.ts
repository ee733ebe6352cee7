import { defineEndpoint, type Endpoint } from '../endpoint.js';
import { Stores } from '../schemas/answers.js';
import type { ApiServices } from '../services.js';
import { versionInForce } from '../versions.js';

/** `GET /stores` */
export function storesEndpoint({ stores, clock }: ApiServices): Endpoint {
  return defineEndpoint({
    method: 'get',
    path: '/stores',
    operationId: 'listStores',
    summary: 'Every shop with the date of its policy and how to reach it.',
    result: Stores,
    handle: () => ({
      json: [...stores.values()].map((store) => {
        const { id, name, contact } = store.info;
        const { email, phone, url, hours } = contact;
        const effectiveDate = versionInForce(store, clock()).effectiveFrom;
        return { id, name, effectiveDate, contact: { email, phone, url, hours } };
      }),
    }),
  });
}
