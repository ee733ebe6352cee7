import type { Coverage, Payer, RefundScope, Remedy } from '../model/coverage.js';
import { REFUND_SCOPES } from '../model/coverage.js';
import type { Outcome } from '../model/verdict.js';

/** What makes two verdicts the same (contract, `POST /verdict`). */
export interface Signature {
  readonly outcome: Outcome;
  /** Coverage id, or null when none decides. */
  readonly route: string | null;
  readonly remedies: readonly Remedy[];
  readonly scope: RefundScope | null;
  readonly payer: Payer | null;
}

/** How far a coverage grants, from `na` (does not apply) to `granted`. */
export type Status = 'na' | 'denied' | 'silent' | 'conditional' | 'granted';

/** A coverage decided on complete facts. */
export interface CoverageResult {
  readonly status: Status;
  /** Rows of `gives` that count. */
  readonly gives: readonly number[];
  readonly payer: Payer | null;
}

const RANK: Readonly<Record<Status, number>> = { na: 0, denied: 1, silent: 2, conditional: 3, granted: 4 };
const OUTCOME: Readonly<Record<Status, Outcome>> = {
  na: 'not_stated',
  denied: 'not_eligible',
  silent: 'not_stated',
  conditional: 'conditional',
  granted: 'eligible',
};
const OUTCOME_RANK: Readonly<Record<Outcome, number>> = {
  not_eligible: 1,
  not_stated: 2,
  conditional: 3,
  eligible: 4,
};

/** No coverage applies: the policy does not say. */
export const NOTHING: Signature = {
  outcome: 'not_stated',
  route: null,
  remedies: [],
  scope: null,
  payer: null,
};

/** True when the first status comes before the second in deciding: granted, conditional, not stated, denied. */
export function outranks(a: Status, b: Status): boolean {
  return RANK[a] > RANK[b];
}

/** Identity of a signature. */
export function signatureKey(signature: Signature): string {
  return `${signature.outcome}|${signature.route}|${signature.remedies.join()}|${signature.scope}|${signature.payer}`;
}

/** The signature of a verdict that this coverage decides. */
export function signatureOf(coverage: Coverage, result: CoverageResult): Signature {
  if (result.status === 'na') return NOTHING;
  const grants = result.status === 'granted' || result.status === 'conditional';
  const rows = grants
    ? result.gives.map((index) => coverage.gives[index]).filter((row) => row !== undefined)
    : [];
  return {
    outcome: OUTCOME[result.status],
    route: coverage.id,
    remedies: rows.map((row) => row.remedy),
    scope: rows.find((row) => row.scope !== null)?.scope ?? null,
    payer: grants ? result.payer : null,
  };
}

/**
 * What several possible signatures amount to, facts or readings being open: the outcome that holds
 * in all of them (and, for a grant, by the same coverage), else `conditional` when some grant. Where they differ, nothing is promised that
 * may not hold: the smallest refund, the customer as payer.
 * @param order coverage ids in the order of precedence
 */
export function summarise(signatures: readonly Signature[], order: readonly string[]): Signature {
  const [first] = signatures;
  if (!first) return NOTHING;
  let isSame = true;
  let grants = false;
  for (const signature of signatures) {
    if (signature !== first) isSame = false;
    grants ||= isGrant(signature);
  }
  if (isSame) return first;
  const outcome: Outcome = agree(signatures) ? first.outcome : grants ? 'conditional' : 'not_stated';
  const route = routeOf(signatures, order);
  const own = signatures.filter((signature) => signature.route === route && (!grants || isGrant(signature)));
  const remedies = [...new Set(own.flatMap((signature) => signature.remedies))];
  return { outcome, route, remedies, scope: leastScope(own), payer: worstPayer(own) };
}

/** True when all come to the same outcome, and grants to the same coverage. */
export function agree(signatures: readonly Signature[]): boolean {
  const [first] = signatures;
  if (!first) return true;
  for (const { outcome, route } of signatures)
    if (outcome !== first.outcome || (outcome === 'eligible' && route !== first.route)) return false;
  return true;
}

/** What the readings of a text amount to on complete facts: agreement, or `conditional` when some reading grants. */
export function mergeReadings(signatures: readonly Signature[], order: readonly string[]): Signature {
  const merged = summarise(signatures, order);
  const [first] = signatures;
  if (!first || signatures.every((signature) => signature === first)) return merged;
  return signatures.some(isGrant) ? { ...merged, outcome: 'conditional' } : merged;
}

/** True for an outcome that grants something, perhaps under a condition. */
export function isGrant(signature: Signature): boolean {
  return signature.outcome === 'eligible' || signature.outcome === 'conditional';
}

/** The coverage to name: granted in most cases before granted in some, then in order of precedence. */
function routeOf(signatures: readonly Signature[], order: readonly string[]): string | null {
  const best = Math.max(...signatures.map(({ outcome }) => OUTCOME_RANK[outcome]));
  const top = signatures.filter(({ outcome }) => OUTCOME_RANK[outcome] === best).map(({ route }) => route);
  const ranked = order.filter((id) => top.includes(id));
  return (best === OUTCOME_RANK.not_eligible ? ranked.at(-1) : ranked[0]) ?? null;
}

function leastScope(signatures: readonly Signature[]): RefundScope | null {
  const scopes = signatures.map(({ scope }) => (scope === null ? -1 : REFUND_SCOPES.indexOf(scope)));
  return REFUND_SCOPES[Math.max(...scopes, -1)] ?? null;
}

function worstPayer(signatures: readonly Signature[]): Payer | null {
  const payers = new Set(signatures.map(({ payer }) => payer));
  return (['customer', 'not_stated', 'store'] as const).find((payer) => payers.has(payer)) ?? null;
}
