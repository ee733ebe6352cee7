import { createHash } from 'node:crypto';

import type { Clause } from '../model/clause.js';

/** SHA-256 of a text (as UTF-8) or of bytes, in hex. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/**
 * The text–rule lock of a coverage: a short hash over the words of every clause it cites, so that an
 * edit of any of them makes it stale. White space does not count.
 * @param cites clause ids, in any order
 */
export function lockOf(cites: readonly string[], clauseById: ReadonlyMap<string, Clause>): string {
  const words = [...new Set(cites)].sort().map((id) => `${id}\n${(clauseById.get(id)?.text ?? '').split(/\s+/).join(' ')}`);
  return sha256(words.join('\n\n')).slice(0, 12);
}
