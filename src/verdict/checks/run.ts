import type { Example } from '../../model/example.js';
import type { Problem } from '../../model/problem.js';
import type { Judge } from '../judge.js';
import { nodesOf } from './compare.js';
import type { CheckContext } from './context.js';
import { checkContradictions } from './contradictions.js';
import { checkDeadLines } from './dead-lines.js';
import { checkDialogs, type DialogLength, dialogLengths } from './dialogs.js';
import { asProblem, runExample } from './examples.js';
import { checkLimits } from './limits.js';
import { type OpenPoint, openPoints } from './open-points.js';
import { checkPaths } from './paths.js';
import { checkReach } from './reach.js';

/** What the checks of one text's rules found, for the report. */
export interface RuleReport {
  readonly problems: readonly Problem[];
  readonly examples: number;
  readonly limits: number;
  readonly exampled: number;
  readonly nodes: number;
  readonly dialogs: readonly DialogLength[];
  readonly open: readonly OpenPoint[];
}

/**
 * Runs every check of a text's rules: its examples, the limits they stand at, and the proof over every combination of facts.
 * @param judge over all versions of the store
 */
export function checkRules(context: CheckContext, judge: Judge, examples: readonly Example[]): RuleReport {
  const { policy, engine, requests } = context;
  const failures = examples.flatMap((example) => runExample(judge, policy.store.id, example) ?? []);
  const limits = checkLimits(context, judge, examples);
  const dialogs = dialogLengths(context);
  return {
    problems: [
      ...failures.map(asProblem),
      ...limits.problems,
      ...checkPaths(context),
      ...checkReach(context),
      ...checkDeadLines(context),
      ...checkContradictions(context),
      ...checkDialogs(context, dialogs),
    ],
    examples: examples.length,
    limits: limits.limits,
    exampled: limits.exampled,
    nodes: requests.reduce((sum, request) => sum + nodesOf(engine.request(request)), 0),
    dialogs,
    open: openPoints(context),
  };
}
