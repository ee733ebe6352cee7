import { type Response, Router } from 'express';

import { Problem, PROBLEMS } from '../channels/api/problem.js';
import { getOnly } from '../channels/api/router.js';
import { newestFirst, versionInForce } from '../channels/api/versions.js';
import type { Policy, StoreKnowledge } from '../model/policy.js';
import { indexPage } from '../rendering/html/index-page.js';
import { policyPage, type VersionLink } from '../rendering/html/policy-page.js';
import { problemTypesPage } from '../rendering/html/problem-page.js';
import { pageAssets } from './assets.js';

/** What the pages show. */
export interface PageServices {
  readonly stores: ReadonlyMap<string, StoreKnowledge>;
  readonly clock: () => Date;
}

/** The pages for people: the shops, their policies, and what the problems of the API mean. */
export function pageRouter({ stores, clock }: PageServices): Router {
  const router = Router();
  const storeOf = (id: unknown): StoreKnowledge => {
    const store = stores.get(String(id));
    if (store) return store;
    const known = [...stores.keys()].slice(0, 40).join(', ');
    throw new Problem(
      'unknown-store',
      `There is no shop ${JSON.stringify(String(id).slice(0, 60))}; there are ${known}.`,
      [{ field: 'store', message: 'store is not a shop known here', expected: `one of ${known}` }],
    );
  };
  const show = (store: StoreKnowledge, policy: Policy, response: Response): void => {
    const versions = linksOf(store, clock());
    sendPage(response, policyPage({ policy, versions, assets: pageAssets }));
  };

  getOnly(router, '/', (_request, response) => {
    const shops = [...stores.values()].map((store) => {
      const { effectiveFrom, clauses } = versionInForce(store, clock());
      const { id, name } = store.info;
      return { name, url: `/policies/${id}`, effectiveDate: effectiveFrom, clauses: clauses.length };
    });
    sendPage(response, indexPage(shops, pageAssets));
  });
  getOnly(router, '/policies/:store', (request, response) => {
    const store = storeOf(request.params['store']);
    show(store, versionInForce(store, clock()), response);
  });
  getOnly(router, '/policies/:store/versions/:version', (request, response) => {
    const store = storeOf(request.params['store']);
    const policy = store.versions.find(({ version }) => version === request.params['version']);
    if (!policy) {
      const known = store.versions.map(({ version }) => version).join(', ');
      throw new Problem('unknown-version', `There is no such version; there are ${known}.`, [
        { field: 'version', message: 'version is none of this policy', expected: `one of ${known}` },
      ]);
    }
    show(store, policy, response);
  });
  getOnly(router, '/problems', (_request, response) => {
    const types = Object.entries(PROBLEMS).map(([id, { status, title, meaning }]) => ({
      id,
      status,
      title,
      meaning,
    }));
    sendPage(response, problemTypesPage(types, pageAssets));
  });
  return router;
}

function linksOf(store: StoreKnowledge, now: Date): readonly VersionLink[] {
  const versions = newestFirst(store);
  const current = versions.indexOf(versionInForce(store, now));
  return versions.map(({ version, effectiveFrom }, index) => ({
    version,
    effectiveFrom,
    url:
      index === current
        ? `/policies/${store.info.id}`
        : `/policies/${store.info.id}/versions/${encodeURIComponent(version)}`,
    status: index === current ? 'current' : index < current ? 'future' : 'past',
  }));
}

function sendPage(response: Response, page: string): void {
  response.set('Cache-Control', 'no-cache').type('html').send(page);
}
