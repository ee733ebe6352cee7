import type { Example } from '../../model/example.js';
import type { Problem } from '../../model/problem.js';
import type { Judge } from '../judge.js';
import { nodesOf } from './compare.js';
import type { CheckContext } from './context.js';
import { checkContradictions } from './contradictions.js';
import { checkDeadLines } from './dead-lines.js';
import { averageOf, checkDialogs, dialogLengths } from './dialogs.js';
import { asProblem, runExample } from './examples.js';
import { checkLimits } from './limits.js';
import { openPoints } from './open-points.js';
import { checkPaths } from './paths.js';
import { checkReach } from './reach.js';
import type { RuleReport } from './report.js';

/** A check of the rules of one text: everything that it finds wrong. */
type RuleCheck = (context: CheckContext) => readonly Problem[];

const PROOF: readonly RuleCheck[] = [checkPaths, checkReach, checkContradictions, checkDeadLines];

/**
 * Checks the rules of one text: the examples, and over the exact diagrams everything else.
 * @param judge over all versions, as the examples of a store are run
 */
export function checkRules(context: CheckContext, judge: Judge, examples: readonly Example[]): RuleReport {
  const { policy, requests, engine } = context;
  const failures = examples.flatMap((example) => runExample(judge, policy.store.id, example) ?? []);
  const limits = checkLimits(context, judge, examples);
  // An older text may be kept without examples of its own.
  const isNewest = judge.knowledge.stores.get(policy.store.id)?.versions[0]?.file === policy.file;
  const dialogs = dialogLengths(context);
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  return {
    problems: [
      ...failures.map(asProblem),
      ...(isNewest || examples.length > 0 ? limits.problems : []),
      ...PROOF.flatMap((check) => check(context)),
      ...checkDialogs(context, dialogs),
    ],
    open: openPoints(context),
    dialogs,
    average: averageOf(dialogs, context.vocabulary),
    limits: limits.limits,
    exampledLimits: limits.exampled,
    nodes: sum(requests.map((request) => nodesOf(engine.request(request)))),
    combinations: sum(requests.map((request) => context.space(request).size)),
  };
}
