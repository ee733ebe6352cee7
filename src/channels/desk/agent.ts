import type { Response } from 'express';

import { Problem } from '../api/problem.js';

/** Somebody who works at the desk. */
export interface DeskAgent {
  readonly name: string;
  /** An editor may also write additions to the asks of a policy for review. */
  readonly role: 'agent' | 'editor';
  /** The shops that they see; nothing of any other is shown to them. */
  readonly stores: ReadonlySet<string>;
  /** True for an agent of every shop, who also sees conversations that have named none yet. */
  readonly seesAll: boolean;
  /** Let in without an account, on this machine only. */
  readonly open: boolean;
}

/** Notes who asks. */
export function setAgent(response: Response, agent: DeskAgent): void {
  response.locals['agent'] = agent;
}

/** Who asks. @throws where nobody was let in: the guard stands before every route */
export function agentOf(response: Response): DeskAgent {
  const agent: unknown = response.locals['agent'];
  if (typeof agent !== 'object' || agent === null) throw new Error('The guard let nobody in.');
  return agent as DeskAgent;
}

/** True for what this agent may see. @param store null: no shop is known yet */
export function maySee({ stores, seesAll }: DeskAgent, store: string | null): boolean {
  return store === null ? seesAll : stores.has(store);
}

/** Lets pass who may see the shop. @throws Problem that does not tell whether there is anything to see */
export function requireStore(agent: DeskAgent, store: string | null): void {
  if (!maySee(agent, store)) throw new Problem('not-found', 'There is nothing at this address for you.');
}
