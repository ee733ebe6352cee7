import { openQuestions } from '../../../src/conversation/turn/open-questions.js';
import type { Facts } from '../../../src/model/fact.js';
import type { Verdict } from '../../../src/model/verdict.js';
import type { Judge } from '../../../src/verdict/judge.js';
import type { Sheet } from './sheet.js';

const MOST = 60;

/**
 * Questions that are needed when each is answered at once and right: the plan's own, on the same first facts. That
 * the plan asks as few as possible is proven by `clausewise check` (`src/verdict/checks/optimum.ts`).
 */
export function questionsNeeded(
  judge: Judge,
  store: string,
  now: string,
  sheet: Sheet,
  first: Facts,
): number {
  let facts = { ...first };
  for (let count = 0; count < MOST; count++) {
    const open = openQuestions(judge, store, facts, now);
    const next = 'problems' in open ? undefined : open.questions[0];
    if (!next) return count;
    const { fact, boundary } = next;
    if (boundary === null && facts[fact] === null) return count;
    facts = { ...facts, [fact]: sheet[fact] ?? null };
  }
  return MOST;
}

/** What makes two verdicts the same, as one text. */
export function essence({ outcome, route, remedies, refundScope, returnShippingPaidBy }: Verdict): string {
  return JSON.stringify([outcome, route?.id, [...remedies].sort(), refundScope, returnShippingPaidBy]);
}
