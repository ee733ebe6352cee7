import { checkTexts } from '../../knowledge/checks/index.js';
import { readCheckInput } from '../../knowledge/checks/input.js';
import { type Knowledge, loadKnowledge, type PolicySource } from '../../knowledge/load.js';
import type { Policy } from '../../model/policy.js';
import type { Problem } from '../../model/problem.js';
import { CheckContext } from '../../verdict/checks/context.js';
import { checkRules } from '../../verdict/checks/index.js';
import { mutate } from '../../verdict/checks/mutate.js';
import type { CheckReport, StoreReport } from '../../verdict/checks/report.js';
import { Judge } from '../../verdict/judge.js';

/** Checks whose failure leaves the rules unfit to be run. */
const FOUNDATIONS = ['schema', 'facts', 'wording', 'ids', 'citations'];

/** What to check. */
export interface CheckRequest {
  /** Folder that holds `knowledge/` and `dialogs/`. */
  readonly root: string;
  /** Store ids; empty: all. */
  readonly stores: readonly string[];
  readonly mutate: boolean;
}

/** Runs every check over a knowledge base; what an editor wrote never throws. */
export async function runChecks(request: CheckRequest): Promise<CheckReport> {
  const knowledge = await loadKnowledge(request.root);
  const judge = judgeOf(knowledge);
  const isChosen = (store: string | undefined): boolean =>
    store === undefined || request.stores.length === 0 || request.stores.includes(store);
  const read = knowledge.problems.filter(({ file }) => isChosen(/^knowledge\/([^/]+)\//.exec(file)?.[1]));
  const checked = knowledge.sources
    .filter(({ policy }) => isChosen(policy.store.id))
    .map((source) => checkSource(knowledge, judge, source, read, request));
  return {
    problems: inOrder([...read, ...checked.flatMap(({ problems }) => problems)]),
    stores: checked.map(({ report }) => report),
  };
}

/** Judges as if every rule had been confirmed: one stale lock is one problem, and not a hundred. */
function judgeOf({ vocabulary, wording, stores }: Knowledge): Judge {
  const current = [...stores].map(([id, store]) => {
    const versions = store.versions.map((policy) => ({ ...policy, withdrawn: new Set<string>() }));
    return [id, { ...store, versions }] as const;
  });
  return new Judge({ vocabulary, wording, stores: new Map(current), engineHash: 'check' });
}

function checkSource(
  knowledge: Knowledge,
  judge: Judge,
  { policy, examples }: PolicySource,
  read: readonly Problem[],
  request: CheckRequest,
): { readonly report: StoreReport; readonly problems: readonly Problem[] } {
  const requests = knowledge.vocabulary.facts.get('request')?.choices.map(({ value }) => String(value)) ?? [];
  const versions = knowledge.stores.get(policy.store.id)?.versions ?? [policy];
  const inTexts = checkTexts(readCheckInput(request.root, policy, versions, requests));
  const report: StoreReport = {
    store: policy.store.id,
    version: policy.version,
    file: policy.file,
    clauses: policy.clauses.length,
    coverages: policy.coverages.length,
    examples: examples.length,
    rules: null,
    mutation: null,
  };
  const isUnfit = [...read.filter(({ file }) => bearsOn(file, policy)), ...inTexts].some(
    ({ check, severity }) => severity === 'error' && FOUNDATIONS.includes(check),
  );
  if (isUnfit) return { report, problems: [...inTexts, notRun(policy, 'its other errors come first')] };
  try {
    const context = new CheckContext(policy, knowledge.vocabulary, knowledge.wording);
    const rules = checkRules(context, judge, examples);
    const mutation = request.mutate ? mutate(context, examples) : null;
    return { report: { ...report, rules, mutation }, problems: [...inTexts, ...rules.problems] };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { report, problems: [...inTexts, notRun(policy, why)] };
  }
}

/** What lies outside of `knowledge/` bears on every store. */
function bearsOn(file: string, policy: Policy): boolean {
  return (
    !file.startsWith('knowledge/') || file === policy.file || file.endsWith(`${policy.store.id}/store.yaml`)
  );
}

function notRun({ file }: Policy, why: string): Problem {
  return {
    check: 'proof',
    file,
    line: 0,
    what: `The rules of this text were not run: ${why}.`,
    fix: 'Mend what stands in the way and run the check again.',
    severity: 'error',
  };
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
}
