import type { Facts } from '../../model/fact.js';

/** Facts by which one thing of an order differs from another. */
const OWN = ['problem', 'condition', 'request'] as const;

/** True for facts that one thing has and another may not have. */
export function isOfItsOwn(facts: Facts): boolean {
  return OWN.some((name) => facts[name] !== undefined);
}

/** True where something is wrong with the thing. */
export function isFaulty({ problem }: Facts): boolean {
  return typeof problem === 'string' && problem !== 'none';
}

/** The same with both: one case, whatever else was said of them. */
export function isAlike(one: Facts, other: Facts): boolean {
  return OWN.every((name) => one[name] === other[name]);
}

/** True where something is wanted for the thing, and it is not merely mentioned ("the first one works great"). */
export function isClaimed(facts: Facts): boolean {
  return isFaulty(facts) || facts['request'] !== undefined || typeof facts['condition'] === 'string';
}
