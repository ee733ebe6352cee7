import type { Condition } from '../../model/condition.js';
import type { Coverage } from '../../model/coverage.js';
import type { VerdictReason } from '../../model/verdict.js';
import type { Wording } from '../../model/wording.js';
import type { Case } from '../case/case.js';
import { leavesOf } from '../diagram/variables.js';
import { and, not, type Truth, truthOf } from '../truth.js';
import { ConditionWords, fill, sentence } from './words.js';

/** A reason whose words are written only when somebody reads them. */
interface Ground {
  readonly holds: Truth;
  readonly clause: string;
  /** Smaller comes first. */
  readonly weight: number;
  readonly say: () => string;
}

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
  const seen = new Set<string>();
  return groundsOf(coverage, subject, wording, isWithdrawn)
    .map(({ holds, clause, say }) => ({ text: sentence(say()), holds, clause }))
    .filter(({ text, clause }) => !seen.has(`${text} ${clause}`) && seen.add(`${text} ${clause}`));
}

/** The most telling reason: the first that does not speak for the customer, else the first. */
export function tellingReason(
  coverage: Coverage,
  subject: Case,
  wording: Wording,
  isWithdrawn: boolean,
  isGranted: boolean,
): string | null {
  const grounds = groundsOf(coverage, subject, wording, isWithdrawn);
  const telling = isGranted ? undefined : grounds.find(({ holds }) => holds !== true);
  const ground = telling ?? grounds[0];
  return ground ? sentence(ground.say()) : null;
}

function groundsOf(coverage: Coverage, subject: Case, wording: Wording, isWithdrawn: boolean): Ground[] {
  const words = new ConditionWords(subject, wording);
  const grounds: Ground[] = [];
  const add = (condition: Condition, holds: Truth, weight: number, text?: string): void => {
    const [clause] = condition.clauses;
    if (clause === undefined || isAboutRequest(condition, subject)) return;
    grounds.push({ holds, clause, weight, say: () => text ?? words.state(condition) });
  };
  if (isWithdrawn) {
    grounds.push({
      holds: null,
      clause: coverage.clause,
      weight: 0,
      say: () => fill(wording, 'reason.withdrawn'),
    });
  }
  for (const condition of coverage.applies) add(condition, truthOf(condition, subject), 3);
  for (const rule of coverage.rules) {
    const truth = truthOf(rule.condition, subject);
    const strikes = rule.strikesWhen ? truth : not(truth);
    if (rule.effect === 'denies') {
      add(rule.condition, not(strikes), strikes === true ? 1 : 4);
      if (strikes === true && rule.sanction) {
        grounds.push({
          holds: true,
          clause: rule.sanction,
          weight: 2,
          say: () => fill(wording, 'reason.sanction'),
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
  return grounds.sort((a, b) => a.weight - b.weight);
}

/** True for a condition settled by what the customer asks for, which is no news to them. */
function isAboutRequest(condition: Condition, subject: Case): boolean {
  if (condition.kind === 'is') return condition.fact === 'request';
  return (
    condition.kind === 'any' &&
    condition.of.some((inner) => isAboutRequest(inner, subject) && truthOf(inner, subject) === true)
  );
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
