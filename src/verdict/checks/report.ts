import type { Problem } from '../../model/problem.js';
import type { DialogLength } from './dialogs.js';
import type { Mutation } from './mutate.js';
import type { OpenPoint } from './open-points.js';

/** What the checks of one text's rules found, with the numbers of the summary table. */
export interface RuleReport {
  readonly problems: readonly Problem[];
  readonly open: readonly OpenPoint[];
  readonly dialogs: readonly DialogLength[];
  /** The dialogs of all requests, each weighed by how often it comes. */
  readonly average: Omit<DialogLength, 'request'>;
  readonly limits: number;
  readonly exampledLimits: number;
  /** Nodes of the decision diagrams of all requests. */
  readonly nodes: number;
  /** Combinations of facts, over all requests, that have one verdict each. */
  readonly combinations: number;
}

/** What was found in one text of a store. */
export interface StoreReport {
  readonly store: string;
  readonly version: string;
  readonly file: string;
  readonly clauses: number;
  readonly coverages: number;
  readonly examples: number;
  /** Null when the text is not fit to have its rules run. */
  readonly rules: RuleReport | null;
  /** Null unless asked for. */
  readonly mutation: Mutation | null;
}

/** What `clausewise check` found. */
export interface CheckReport {
  /** In the order of files and lines. */
  readonly problems: readonly Problem[];
  readonly stores: readonly StoreReport[];
}
