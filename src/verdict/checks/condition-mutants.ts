import type { Condition, WithinCondition } from '../../model/condition.js';
import type { Duration } from '../../model/duration.js';
import { sayDuration } from '../explain/words.js';
import { dropped } from './lines.js';

/** One small change of a part of a rule. */
export interface Change<T> {
  readonly changed: T;
  /** "30 days → 31 days". */
  readonly what: string;
  readonly line: number;
  /** What shows it: the diagram, or only what a verdict cites, says of expected days, or of who chooses. */
  readonly kind: 'diagram' | 'citation' | 'expected' | 'chooser';
  /** For a citation: the clause replaced; for a chooser: the remedy of the row. */
  readonly from?: string;
}

/** Every number one more and one less, every comparison turned round, every value, part and reading dropped. */
export function changesOfCondition(condition: Condition): Change<Condition>[] {
  const change = (changed: Condition, what: string): Change<Condition> => ({
    changed,
    what,
    line: condition.line,
    kind: 'diagram',
  });
  switch (condition.kind) {
    case 'is':
      return [
        change({ ...condition, negated: !condition.negated }, `${condition.fact}: turned round`),
        ...(condition.values.length < 2
          ? []
          : condition.values.map((value, index) =>
              change(
                { ...condition, values: dropped(condition.values, index) },
                `${condition.fact}: without ${String(value)}`,
              ),
            )),
      ];
    case 'over':
      return [
        change({ ...condition, negated: !condition.negated }, `${condition.fact}: turned round`),
        ...[-1, 1].map((step) =>
          change(
            { ...condition, limit: condition.limit + step },
            `${condition.fact}: limit ${condition.limit} → ${condition.limit + step}`,
          ),
        ),
      ];
    case 'within':
      return changesOfWindow(condition);
    case 'all':
    case 'any':
      return [
        ...condition.of.flatMap((inner, index) =>
          changesOfCondition(inner).map((own) => ({
            ...own,
            changed: { ...condition, of: replacedAt(condition.of, index, own.changed) },
          })),
        ),
        ...(condition.of.length < 2
          ? []
          : condition.of.map((inner, index) => ({
              ...change(
                { ...condition, of: dropped(condition.of, index) },
                `part dropped: ${sayCondition(inner)}`,
              ),
              line: inner.line,
            }))),
      ];
    case 'readings':
      return [
        ...condition.options.flatMap((option, index) =>
          changesOfCondition(option.condition).map((own) => ({
            ...own,
            changed: {
              ...condition,
              options: replacedAt(condition.options, index, { ...option, condition: own.changed }),
            },
          })),
        ),
        ...condition.options.map(({ text }, index) =>
          change({ ...condition, options: dropped(condition.options, index) }, `reading dropped: ${text}`),
        ),
      ];
  }
}

function changesOfWindow(condition: WithinCondition): Change<Condition>[] {
  const base = { line: condition.line, kind: 'diagram' } as const;
  const until = condition.until === 'today' ? 'noticeDate' : 'today';
  return [
    ...changesOfDuration(condition.length).map(({ length, what }) => ({
      ...base,
      changed: { ...condition, length },
      what: `${what} from ${condition.from}`,
    })),
    {
      ...base,
      changed: { ...condition, negated: !condition.negated },
      what: `${sayDuration(condition.length)} from ${condition.from}: turned round`,
    },
    {
      ...base,
      changed: { ...condition, until },
      what: `${sayDuration(condition.length)} from ${condition.from}: until ${condition.until} → ${until}`,
    },
  ];
}

/** A duration with each of its numbers one more and one less. None is below nothing: no text could say so. */
export function changesOfDuration(length: Duration): { readonly length: Duration; readonly what: string }[] {
  return length.flatMap((leg, index) =>
    [-1, 1].flatMap((step) => {
      if (leg.amount + step < 0) return [];
      const other = replacedAt(length, index, { ...leg, amount: leg.amount + step });
      return [{ length: other, what: `${sayDuration(length)} → ${sayDuration(other)}` }];
    }),
  );
}

/** A condition with one clause replaced by another wherever it cites it. */
export function withClause(condition: Condition, from: string, to: string): Condition {
  const clauses = condition.clauses.map((id) => (id === from ? to : id));
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { ...condition, clauses, of: condition.of.map((inner) => withClause(inner, from, to)) };
    case 'readings': {
      const options = condition.options.map((option) => ({
        ...option,
        condition: withClause(option.condition, from, to),
      }));
      return { ...condition, clauses, options };
    }
    case 'is':
    case 'over':
    case 'within':
      return { ...condition, clauses };
  }
}

/** Every clause that a condition or a part of it cites. */
export function clausesOf(condition: Condition): readonly string[] {
  const inner =
    condition.kind === 'all' || condition.kind === 'any'
      ? condition.of.flatMap(clausesOf)
      : condition.kind === 'readings'
        ? condition.options.flatMap((option) => clausesOf(option.condition))
        : [];
  return [...new Set([...condition.clauses, ...inner])];
}

/** A condition in a few words. */
export function sayCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'is':
      return `${condition.fact}${condition.negated ? ' not' : ''} ${condition.values.join('/')}`;
    case 'over':
      return `${condition.fact} ${condition.negated ? 'at most' : 'more than'} ${condition.limit}`;
    case 'within':
      return `${condition.negated ? 'after' : 'within'} ${sayDuration(condition.length)} from ${condition.from}`;
    case 'all':
      return condition.of.length === 0 ? 'always' : condition.of.map(sayCondition).join(' and ');
    case 'any':
      return condition.of.map(sayCondition).join(' or ');
    case 'readings':
      return condition.options.map(({ text }) => text).join(' / ');
  }
}

/** The list with one entry replaced. */
export function replacedAt<T>(list: readonly T[], index: number, entry: T): readonly T[] {
  return list.map((other, position) => (position === index ? entry : other));
}
