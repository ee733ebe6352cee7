import type { Condition } from '../../model/condition.js';
import type { Diagram, NodeId } from './diagram.js';
import { combine } from './diagram.js';
import { keyOf, lengthIndex, sizeOf, type Variables } from './variables.js';

/** Which option is taken of each readings condition, by its id. */
export type ReadingChoice = ReadonlyMap<string, number>;

/** Builds the diagram of a condition over complete facts. */
export function compileCondition(
  condition: Condition,
  variables: Variables,
  diagram: Diagram<boolean>,
  readings: ReadingChoice,
): NodeId {
  const visit = (inner: Condition): NodeId => compileCondition(inner, variables, diagram, readings);
  switch (condition.kind) {
    case 'all':
      return condition.of
        .map(visit)
        .reduce((a, b) => combine(diagram, diagram, a, diagram, b, (x, y) => x && y), diagram.terminal(true));
    case 'any':
      return condition.of
        .map(visit)
        .reduce(
          (a, b) => combine(diagram, diagram, a, diagram, b, (x, y) => x || y),
          diagram.terminal(false),
        );
    case 'readings': {
      const option = condition.options[readings.get(condition.id) ?? 0];
      if (!option) throw new Error(`The reading ${condition.id} has no such option.`);
      return visit(option.condition);
    }
    case 'is':
    case 'over':
    case 'within':
      return compileTest(condition, variables, diagram);
  }
}

function compileTest(
  condition: Exclude<Condition, { kind: 'all' | 'any' | 'readings' }>,
  variables: Variables,
  diagram: Diagram<boolean>,
): NodeId {
  const index = variableIndex(condition, variables);
  const variable = variables.list[index];
  if (!variable) throw new Error(`No variable for the condition at line ${condition.line}.`);
  const holds = (value: number): boolean => {
    if (variable.kind === 'window' && condition.kind === 'within')
      return value <= lengthIndex(variable, condition);
    if (variable.kind === 'number' && condition.kind === 'over')
      return value > variable.limits.indexOf(condition.limit);
    if (variable.kind === 'happened') return value === 0;
    if ((variable.kind === 'choice' || variable.kind === 'country') && condition.kind === 'is') {
      const own = variable.values[value];
      return own !== undefined && condition.values.includes(own);
    }
    throw new Error(`The condition at line ${condition.line} does not fit its variable.`);
  };
  const children = Array.from({ length: sizeOf(variable) }, (_, value) =>
    diagram.terminal(holds(value) !== condition.negated),
  );
  return diagram.node(index, children);
}

function variableIndex(
  condition: Exclude<Condition, { kind: 'all' | 'any' | 'readings' }>,
  variables: Variables,
): number {
  const keys =
    condition.kind === 'within'
      ? [false, true].map((alone) =>
          keyOf({
            kind: 'window',
            from: condition.from,
            until: condition.until,
            lengths: [condition.length],
            alone,
          }),
        )
      : (['choice', 'country', 'number', 'happened'] as const).map((kind) => `${kind} ${condition.fact}`);
  return keys.map((key) => variables.indexOf.get(key)).find((index) => index !== undefined) ?? -1;
}
