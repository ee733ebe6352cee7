import type { Coverage } from '../../model/coverage.js';

/** One line of a coverage that takes part in deciding. */
export interface CoverageLine {
  /** "requirement", "remedy refund". */
  readonly what: string;
  readonly line: number;
  /** The coverage without the line; for return shipping, where rows may differ in their clauses alone, with another payer. */
  readonly changed: Coverage;
}

const RULE_NAMES = {
  denies: { true: 'exclusion', false: 'requirement' },
  silent: { true: 'silent rule', false: 'silent rule' },
  event: { true: 'event', false: 'event' },
  discretion: { true: 'discretion rule', false: 'discretion rule' },
} as const;

/** Every line on which outcome, remedies, scope or payer may depend. */
export function linesOf(coverage: Coverage): readonly CoverageLine[] {
  return [
    ...coverage.applies.map((condition, index) => ({
      what: 'condition under "applies"',
      line: condition.line,
      changed: { ...coverage, applies: dropped(coverage.applies, index) },
    })),
    ...coverage.rules.map(({ effect, strikesWhen, condition }, index) => ({
      what: RULE_NAMES[effect][`${strikesWhen}`],
      line: condition.line,
      changed: { ...coverage, rules: dropped(coverage.rules, index) },
    })),
    ...coverage.gives.map(({ remedy, line }, index) => ({
      what: `remedy ${remedy}`,
      line,
      changed: { ...coverage, gives: dropped(coverage.gives, index) },
    })),
    ...coverage.sendBack.map(({ paidBy, line }, index) => ({
      what: `line on return shipping (${paidBy})`,
      line,
      changed: { ...coverage, sendBack: withOtherPayer(coverage.sendBack, index) },
    })),
  ];
}

/** The list without one entry. */
export function dropped<T>(list: readonly T[], index: number): readonly T[] {
  return list.filter((_, other) => other !== index);
}

function withOtherPayer(rows: Coverage['sendBack'], index: number): Coverage['sendBack'] {
  return rows.map((row, other) =>
    other === index ? { ...row, paidBy: row.paidBy === 'customer' ? 'store' : 'customer' } : row,
  );
}
