import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit, type Store } from 'express-rate-limit';

import { Problem } from '../../channels/api/problem.js';

/** Tries to sign in a minute from one address, right or wrong. */
const TRIES = 20;

/** Checking a password is dear, so that nobody may have it done without end; this machine is no exception. */
export function limitTries(store: Store | undefined): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: TRIES,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: false,
    ...(store ? { store } : {}),
    keyGenerator: ({ ip }) => (ip === undefined ? 'none' : ipKeyGenerator(ip)),
    handler: () => {
      throw new Problem('too-many-requests', 'Too many tries to sign in; wait a minute.', [], {
        'Retry-After': '60',
      });
    },
  });
}
