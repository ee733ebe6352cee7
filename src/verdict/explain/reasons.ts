import type { Condition } from '../../model/condition.js';
import type { Coverage } from '../../model/coverage.js';
import type { VerdictReason } from '../../model/verdict.js';
import type { Wording } from '../../model/wording.js';
import type { Case } from '../case/case.js';
import { leavesOf } from '../diagram/variables.js';
import { and, not, type Truth, truthOf } from '../truth.js';
import { ConditionWords, fill, sentence } from './words.js';

/**
 * The conditions of a coverage with their truth, those that deny first.
 * `holds` is true for what speaks for the customer, false for what speaks against, null for what is not known.
 */
export function reasonsOf(
  coverage: Coverage,
  subject: Case,
  wording: Wording,
  isWithdrawn: boolean,
): VerdictReason[] {
  const words = new ConditionWords(subject, wording);
  const reasons: (VerdictReason & { readonly weight: number })[] = [];
  const add = (condition: Condition, holds: Truth, weight: number, text = words.state(condition)): void => {
    for (const clause of condition.clauses.slice(0, 1))
      reasons.push({ text: sentence(text), holds, clause, weight });
  };
  if (isWithdrawn) {
    reasons.push({
      text: sentence(fill(wording, 'reason.withdrawn')),
      holds: null,
      clause: coverage.clause,
      weight: 0,
    });
  }
  for (const condition of coverage.applies) add(condition, truthOf(condition, subject), 3);
  for (const rule of coverage.rules) {
    const truth = truthOf(rule.condition, subject);
    const strikes = rule.strikesWhen ? truth : not(truth);
    if (rule.effect === 'denies') {
      add(rule.condition, not(strikes), strikes === true ? 1 : 4);
      if (strikes === true && rule.sanction) {
        reasons.push({
          text: sentence(fill(wording, 'reason.sanction')),
          holds: true,
          clause: rule.sanction,
          weight: 2,
        });
      }
    } else if (strikes !== false) {
      const text =
        rule.effect === 'silent' && rule.text
          ? fill(wording, 'reason.silent', { gap: rule.text })
          : (rule.text ?? undefined);
      add(rule.condition, rule.effect === 'silent' || strikes === null ? null : false, 2, text);
    }
  }
  const seen = new Set<string>();
  return reasons
    .sort((a, b) => a.weight - b.weight)
    .filter(({ text, clause }) => !seen.has(`${text} ${clause}`) && seen.add(`${text} ${clause}`))
    .map(({ text, holds, clause }) => ({ text, holds, clause }));
}

/** Whether the coverage applies at all. */
export function appliesTo(coverage: Coverage, subject: Case): Truth {
  return coverage.applies.reduce<Truth>((sum, condition) => and(sum, truthOf(condition, subject)), true);
}

/** The rules that deny, leave open or condition the coverage on this case. */
export function strikingRules(
  coverage: Coverage,
  subject: Case,
  effect: Coverage['rules'][number]['effect'],
): readonly Coverage['rules'][number][] {
  return coverage.rules.filter(
    (rule) => rule.effect === effect && truthOf(rule.condition, subject) === rule.strikesWhen,
  );
}

/** True when a condition looks at the fact. */
export function mentions(condition: Condition, fact: string): boolean {
  return leavesOf(condition).some((leaf) =>
    leaf.kind === 'within' ? leaf.from === fact || leaf.until === fact : leaf.fact === fact,
  );
}
