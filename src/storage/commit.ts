import type { Kysely } from 'kysely';

import type { Tables } from './schema.js';

/** Runs writing work in a transaction, and resolves once that is on the disk. */
export type Commit = <Result>(work: (db: Kysely<Tables>) => Promise<Result>) => Promise<Result>;
