import type { Policy, StoreKnowledge } from '../../model/policy.js';
import { parseDay } from '../../verdict/days.js';
import { dayOfMinute } from '../../verdict/zone.js';

/** Versions of a policy, the one with the latest start first; those without one are the oldest. */
export function newestFirst({ versions }: StoreKnowledge): readonly Policy[] {
  return [...versions].sort((a, b) => startOf(b) - startOf(a));
}

/** The version in force at a moment: the newest that has begun, else the oldest. */
export function versionInForce(store: StoreKnowledge, now: Date): Policy {
  const day = dayOfMinute(Math.floor(now.getTime() / 60_000), store.info.timeZone);
  const versions = newestFirst(store);
  const policy = versions.find((version) => startOf(version) <= day) ?? versions.at(-1);
  if (!policy) throw new Error(`${store.info.id} has no policy.`);
  return policy;
}

function startOf({ effectiveFrom }: Policy): number {
  return (effectiveFrom === null ? null : parseDay(effectiveFrom)) ?? -Infinity;
}
