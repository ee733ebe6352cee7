import type { Response } from 'express';

import { Problem } from './problem.js';

/** Notes for which shops a request may ask; null: any. */
export function limitToStores(response: Response, stores: ReadonlySet<string> | null): void {
  response.locals['stores'] = stores;
}

/**
 * Refuses what is asked for another shop than the key is for, and what is asked for all of them.
 * @param input path parameters and body as they came, unchecked
 * @throws Problem
 */
export function requireOwnStore(response: Response, ...input: readonly unknown[]): void {
  const stores = response.locals['stores'] as ReadonlySet<string> | null | undefined;
  if (!stores) return;
  const named = input.flatMap((fields) =>
    typeof fields === 'object' && fields !== null && 'store' in fields ? [fields.store] : [],
  );
  const isOwn = named.length > 0 && named.every((store) => typeof store === 'string' && stores.has(store));
  if (!isOwn)
    throw new Problem('forbidden', `This key is for ${[...stores].join(', ')}; name it as "store".`);
}
