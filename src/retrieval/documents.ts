import type { Clause } from '../model/clause.js';
import type { Reader, Reading } from './text/reader.js';

/** What is indexed of one shop. */
export interface StoreInput {
  readonly id: string;
  /** The shop's name and other names by which customers call it. */
  readonly names?: readonly string[];
  readonly clauses: readonly Clause[];
  /** Slug to the ways in which customers ask for the clause. */
  readonly asks: ReadonlyMap<string, readonly string[]>;
  /** Ids of the clauses under which a coverage stands: the shop's main promises, asked for most. */
  readonly main?: ReadonlySet<string>;
  /** Groups of clause ids that contradict each other and are shown together. */
  readonly conflicts?: readonly (readonly string[])[];
}

/** A clause with everything by which it can be found, read. */
export interface ClauseDocument {
  readonly clause: Clause;
  readonly at: number;
  readonly headings: Reading;
  readonly text: Reading;
  /** The sentence that introduces the clause, where it is a list item. */
  readonly lead: Reading | null;
  readonly asks: readonly Reading[];
}

/** Reads the clauses of a shop, in the policy's order. */
export function documentsOf(store: StoreInput, reader: Reader): ClauseDocument[] {
  const byId = new Map(store.clauses.map((clause) => [clause.id, clause]));
  return store.clauses.map((clause, at): ClauseDocument => {
    const lead = clause.lead === null ? undefined : byId.get(clause.lead);
    return {
      clause,
      at,
      headings: reader.read(clause.headings.join('. ')),
      text: reader.read(clause.text),
      lead: lead ? reader.read(lead.text) : null,
      asks: (store.asks.get(clause.slug) ?? []).map((ask) => reader.read(ask)),
    };
  });
}
