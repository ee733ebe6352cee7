import type { Facts } from '../../model/fact.js';
import type { Verdict, VerdictReading } from '../../model/verdict.js';
import type { Wording } from '../../model/wording.js';
import { writeCertificate } from '../certificate.js';
import type { Consideration, Engine } from '../consider.js';
import { formatDay, parseDay } from '../days.js';
import { truthOf } from '../truth.js';
import { formatMinute } from '../zone.js';
import { alternativesOf } from './alternatives.js';
import { assumptionsOf } from './assumptions.js';
import { changesOf } from './changes.js';
import { citationsOf } from './citations.js';
import { conditionsOf, readingsWithResults } from './conditions.js';
import { expectedDays } from './expected.js';
import { deadlinesOf, optionsOf } from './gives.js';
import { headlineOf } from './headline.js';
import { deadlineOf, type Limit, passedLimit } from './limits.js';
import { reasonsOf } from './reasons.js';
import { fill } from './words.js';

/** What a verdict needs beside the consideration. */
export interface VerdictContext {
  readonly engine: Engine;
  readonly wording: Wording;
  /** The facts and the moment as handed in, for the certificate. */
  readonly facts: Facts;
  readonly asOf: string;
  readonly engineHash: string;
  /** Assumptions made before the case was considered (the version of the policy). */
  readonly notes: readonly string[];
}

/** Writes the complete verdict of the contract for a considered case. */
export function writeVerdict(considered: Consideration, context: VerdictContext): Verdict {
  const { subject, summary, route, compiled } = considered;
  const { wording, engine } = context;
  const { policy } = engine;
  const grants = summary.outcome === 'eligible' || summary.outcome === 'conditional';
  const withdrawn = route !== null && policy.withdrawn.has(route.id);
  const disagreeing = readingsWithResults(considered);
  const readings: readonly VerdictReading[] = summary.outcome === 'conditional' ? disagreeing : [];
  const limit = route && !withdrawn ? limitFor(considered, disagreeing) : null;
  const conflicts = policy.conflicts.filter(
    ({ touches, requests, when }) =>
      route !== null &&
      touches.includes(route.slug) &&
      (requests.length === 0 || requests.includes(compiled.request)) &&
      (when === null || truthOf(when, subject) !== false),
  );
  const reasons = route ? reasonsOf(route, subject, wording, withdrawn) : [];
  const conditions = conditionsOf(considered, readings, wording);
  const window = route && grants ? expectedDays(route, subject) : undefined;
  const draft: Draft = {
    store: policy.store.id,
    request: compiled.request,
    asOf: formatDay(subject.now.day),
    outcome: summary.outcome,
    route: route && { id: route.id, title: route.title },
    remedies: summary.remedies,
    refundScope: summary.scope,
    returnShippingPaidBy: summary.payer,
    deadline: limit ? formatDay(limit.day) : null,
    deadlineAt:
      limit === null || limit.minute === null ? null : formatMinute(limit.minute, subject.store.timeZone),
    daysLeft: limit ? limit.day - subject.now.day : null,
    deadlines: route && grants ? deadlinesOf(route, subject, wording) : [],
    options: route && grants ? optionsOf(route, subject, wording) : [],
    conditions,
    readings,
    conflicts: conflicts.map(({ text, clauses }) => ({ text, clauses })),
    reasons,
    citations: citationsOf(
      considered,
      policy,
      conflicts.flatMap(({ clauses }) => clauses),
    ),
    steps: stepsOf(considered, wording),
    costs: costsOf(considered),
    assumptions: assumptionsOf(considered, disagreeing, context.notes, wording),
    alternatives: alternativesOf(considered, policy.withdrawn, wording),
    changes: changesOf(considered, wording),
    policy: { version: policy.version, effectiveFrom: policy.effectiveFrom, hash: policy.hash },
    certificate: writeCertificate({
      store: policy.store.id,
      facts: context.facts,
      asOf: context.asOf,
      policy: policy.hash,
      engine: context.engineHash,
    }),
  };
  if (window) draft.window = window;
  // Set afterwards: to copy all of a verdict takes longer than to say its headline.
  return Object.assign(draft, { headline: headlineOf(draft, route, subject, wording) });
}

type Draft = { -readonly [Key in keyof Omit<Verdict, 'headline'>]: Verdict[Key] };

/** The deadline: where readings disagree, the earliest of those that still grant. */
function limitFor(
  { route, summary, subject }: Consideration,
  readings: readonly VerdictReading[],
): Limit | null {
  if (!route) return null;
  if (summary.outcome === 'not_eligible') return passedLimit(route, subject);
  const limit = deadlineOf(route, subject);
  const granting = readings.flatMap(({ outcome, deadline }) => {
    const day = deadline === null ? null : parseDay(deadline);
    return outcome === 'not_eligible' || outcome === 'not_stated' || day === null ? [] : [day];
  });
  if (!limit || limit.day >= subject.now.day) return limit;
  if (granting.length > 0) return { ...limit, day: Math.min(...granting), minute: null };
  // The end that passed is that of a reading that denies: it is no last day of what may still be granted.
  return readings.length > 0 && summary.outcome === 'conditional' ? null : limit;
}

function stepsOf({ route, summary, subject }: Consideration, wording: Wording): Verdict['steps'] {
  const own = (route?.steps ?? [])
    .filter(({ when }) => when === null || truthOf(when, subject) !== false)
    .map(({ text, clause }) => ({ text, clause }));
  if (summary.outcome === 'eligible' || summary.outcome === 'conditional') return own;
  const always = own.filter(() => summary.outcome === 'not_stated');
  return [...always, { text: fill(wording, 'step.person', { store: subject.store.name }), clause: null }];
}

function costsOf({ route, summary, subject }: Consideration): Verdict['costs'] {
  if (!route || summary.outcome === 'not_eligible') return [];
  return route.costs
    .filter(({ when }) => when === null || truthOf(when, subject) !== false)
    .map(({ text, paidBy, clauses }) => ({ text, paidBy, clause: clauses[0] ?? route.clause }));
}
