import { rmSync } from 'node:fs';

import { type Knowledge, loadKnowledge } from '../../../src/knowledge/load.js';
import type { Example } from '../../../src/model/example.js';
import type { Policy } from '../../../src/model/policy.js';
import { CheckContext } from '../../../src/verdict/checks/context.js';
import { goodBase } from '../../knowledge/base.js';

/** The small good policy of the tests, with a context to check it in. */
export interface GoodShop {
  readonly knowledge: Knowledge;
  readonly policy: Policy;
  readonly examples: readonly Example[];
  readonly context: CheckContext;
}

/** Loads the good policy; each call has a context of its own. */
export async function goodShop(change: (policy: Policy) => Policy = (policy) => policy): Promise<GoodShop> {
  const root = goodBase();
  const knowledge = await loadKnowledge(root);
  rmSync(root, { recursive: true });
  const { policy, examples } = knowledge.sources[0]!;
  const changed = change(policy);
  const context = new CheckContext(changed, knowledge.vocabulary, knowledge.wording);
  return { knowledge, policy: changed, examples, context };
}
