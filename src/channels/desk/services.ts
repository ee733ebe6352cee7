import type { Policy, StoreKnowledge } from '../../model/policy.js';
import type { DeskParts } from './parts.js';
import type { ReviewFile } from './review/review-file.js';

/** What the routes of the desk work with. */
export interface DeskServices {
  readonly parts: DeskParts;
  readonly stores: ReadonlyMap<string, StoreKnowledge>;
  readonly clock: () => Date;
  readonly review: ReviewFile;
}

/** Now as a timestamp to the minute, the finest that a verdict knows. */
export function nowOf({ clock }: Pick<DeskServices, 'clock'>): string {
  return `${clock().toISOString().slice(0, 16)}Z`;
}

/** The newest text of a shop, which is also the one that answers are quoted from. @throws for a shop that does not exist */
export function policyOf({ stores }: Pick<DeskServices, 'stores'>, store: string): Policy {
  const policy = stores.get(store)?.versions[0];
  if (!policy) throw new Error(`There is no store ${store}.`);
  return policy;
}
