import { it } from '@jest/globals';

import { missing } from './postgres-server.js';

/**
 * Declares tests that need PostgreSQL. Without it they are skipped, under a name that says why: the rest of the tests
 * must pass on a machine that cannot have it.
 */
export function onPostgres(name: string, declare: () => void): void {
  if (missing === null) declare();
  else it.skip(`${name} on PostgreSQL: ${missing}`, () => undefined);
}
