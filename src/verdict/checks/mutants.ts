import type { Condition } from '../../model/condition.js';
import type { Coverage, Expectation, Give, Payer, PayerRow, Rule } from '../../model/coverage.js';
import { REFUND_SCOPES } from '../../model/coverage.js';
import {
  type Change,
  changesOfCondition,
  changesOfDuration,
  clausesOf,
  replacedAt,
  sayCondition,
  withClause,
} from './condition-mutants.js';
import { dropped } from './lines.js';

/** A coverage with one thing altered. */
export type Mutant = Change<Coverage>;

/**
 * Every mutant of a coverage: one number, comparison, value, line, scope, payer or citation altered at a time.
 * @param other a clause of the same policy that the coverage does not cite
 */
export function mutantsOf(coverage: Coverage, other: string): readonly Mutant[] {
  return [
    ...mutantsOfList(coverage, 'applies', (condition) => [
      { changed: null, what: `dropped: ${sayCondition(condition)}`, line: condition.line, kind: 'diagram' },
      ...changesOfCondition(condition),
      ...citationChanges(condition, other),
    ]),
    ...mutantsOfList(coverage, 'rules', (rule) => changesOfRule(rule, other)),
    ...mutantsOfList(coverage, 'gives', (row) => changesOfGive(row, other)),
    ...mutantsOfList(coverage, 'sendBack', (row) => changesOfPayer(row, other)),
    ...(coverage.expects ? changesOfExpectation(coverage, coverage.expects, other) : []),
    {
      changed: { ...coverage, clause: other },
      ...citing(coverage.clause, coverage.line),
    },
  ];
}

type ListKey = 'applies' | 'rules' | 'gives' | 'sendBack';

function mutantsOfList<K extends ListKey>(
  coverage: Coverage,
  key: K,
  changes: (entry: Coverage[K][number]) => readonly Change<Coverage[K][number] | null>[],
): Mutant[] {
  const list: readonly Coverage[K][number][] = coverage[key];
  return list.flatMap((entry, index) =>
    changes(entry).map(({ changed, ...rest }) => ({
      ...rest,
      changed: {
        ...coverage,
        [key]: changed === null ? dropped(list, index) : replacedAt(list, index, changed),
      },
    })),
  );
}

function citationChanges(condition: Condition, other: string): Change<Condition>[] {
  return clausesOf(condition).map((id) => ({
    changed: withClause(condition, id, other),
    ...citing(id, condition.line),
  }));
}

function changesOfRule(rule: Rule, other: string): Change<Rule | null>[] {
  const { condition, sanction } = rule;
  const { line } = condition;
  const changes = [...changesOfCondition(condition), ...citationChanges(condition, other)];
  const inSanction: Change<Rule>[] =
    sanction === null ? [] : [{ changed: { ...rule, sanction: other }, ...citing(sanction, line) }];
  return [
    { changed: null, what: `dropped: ${sayCondition(condition)}`, line, kind: 'diagram' },
    ...changes.map(({ changed, ...rest }): Change<Rule> => ({
      ...rest,
      changed: { ...rule, condition: changed },
    })),
    ...inSanction,
  ];
}

function changesOfGive(row: Give, other: string): Change<Give | null>[] {
  const base = { line: row.line, kind: 'diagram' } as const;
  const scope =
    REFUND_SCOPES[(REFUND_SCOPES.indexOf(row.scope ?? 'full') + 1) % REFUND_SCOPES.length] ?? 'full';
  const chosenBy = row.chosenBy === 'store' ? 'customer' : 'store';
  return [
    { ...base, changed: null, what: `dropped: ${row.remedy}` },
    ...(row.scope === null
      ? []
      : [{ ...base, changed: { ...row, scope }, what: `${row.remedy}: ${row.scope} → ${scope}` }]),
    ...(row.paidBy === null
      ? []
      : [{ ...base, changed: { ...row, ...otherPayer(row.paidBy) }, what: sayPayer(row.paidBy) }]),
    {
      ...base,
      kind: 'chooser',
      changed: { ...row, chosenBy },
      what: `${row.remedy}: chosen by the ${chosenBy}`,
      from: row.remedy,
    },
    ...changesOfRow(row, other),
  ];
}

function changesOfPayer(row: PayerRow, other: string): Change<PayerRow | null>[] {
  const base = { line: row.line, kind: 'diagram' } as const;
  return [
    { ...base, changed: null, what: `dropped: return shipping, ${row.paidBy}` },
    { ...base, changed: { ...row, ...otherPayer(row.paidBy) }, what: sayPayer(row.paidBy) },
    ...changesOfRow(row, other),
  ];
}

function changesOfRow<T extends Give | PayerRow>(row: T, other: string): Change<T>[] {
  const { when, line } = row;
  const conditions: Change<T>[] =
    when === null
      ? []
      : [
          {
            changed: { ...row, when: null },
            what: `without: when ${sayCondition(when)}`,
            line,
            kind: 'diagram',
          },
          ...changesOfCondition(when).map(({ changed, ...rest }) => ({
            ...rest,
            changed: { ...row, when: changed },
          })),
        ];
  const citations = row.clauses.map((id, index): Change<T> => ({
    changed: { ...row, clauses: replacedAt(row.clauses, index, other) },
    ...citing(id, line),
  }));
  return [...conditions, ...citations];
}

function changesOfExpectation(coverage: Coverage, expects: Expectation, other: string): Mutant[] {
  const base = { line: coverage.line, kind: 'expected' } as const;
  const bounds = (['earliest', 'latest'] as const).flatMap((key) =>
    changesOfDuration(expects[key].length).map(({ length, what }) => ({
      ...base,
      changed: { ...coverage, expects: { ...expects, [key]: { ...expects[key], length } } },
      what: `expected at the ${key}: ${what}`,
    })),
  );
  const { cutoffHour } = expects;
  const hours =
    cutoffHour === null
      ? []
      : [-1, 1].map((step) => ({
          ...base,
          changed: { ...coverage, expects: { ...expects, cutoffHour: cutoffHour + step } },
          what: `cutoff: ${cutoffHour}:00 → ${cutoffHour + step}:00`,
        }));
  const citations = expects.clauses.map((id, index): Mutant => ({
    changed: { ...coverage, expects: { ...expects, clauses: replacedAt(expects.clauses, index, other) } },
    ...citing(id, coverage.line),
  }));
  return [...bounds, ...hours, ...citations];
}

const otherPayer = (payer: Payer): { readonly paidBy: Payer } => ({
  paidBy: payer === 'customer' ? 'store' : 'customer',
});
const sayPayer = (payer: Payer): string => `return shipping: ${payer} → ${otherPayer(payer).paidBy}`;

function citing(from: string, line: number): Pick<Mutant, 'what' | 'line' | 'kind' | 'from'> {
  return { what: `cites another clause instead of ${from}`, line, kind: 'citation', from };
}
