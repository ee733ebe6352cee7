import type { FactValue } from '../../model/fact.js';
import type { Finding } from '../finding.js';
import type { Heard } from '../said/heard.js';
import type { Evidence } from './jury.js';

/** A reading below this is a guess; above, it counts the more the surer it is. */
const GUESS = 0.6;
const SURER = 3;
/** The sentences' likeness is taken between these, so that one sentence does not outweigh all else. */
const LEAST = 0.003;
const MOST = 0.997;
const SPREAD = 4;
/** Of these facts only that they are known tells something of the others. */
const BARE = /Date$|^(?:orderedAt|destination|quantity|rmaIssued|deliveryRefused)$/;

/**
 * What a mail says, taken together.
 * @param found what the recognisers found; @param read what the refiners made of it
 * @param heard what its sentences sound like
 */
export function evidenceOf(
  found: readonly Finding[],
  read: readonly Finding[],
  heard: readonly Heard[],
): Evidence {
  const evidence = new Map<string, number>();
  const add = (name: string, weight: number): void => {
    if (weight > (evidence.get(name) ?? 0)) evidence.set(name, weight);
  };
  for (const { fact, value, sure } of heard) {
    const bounded = Math.min(Math.max(sure, LEAST), MOST);
    add(`h:${named(fact, value)}`, Math.max(Math.log(bounded / (1 - bounded)) / SPREAD, -1) + 1);
  }
  for (const { fact, value, confidence } of read) {
    if (BARE.test(fact)) add(`d:${fact}`, 1);
    else if (fact === 'request') {
      add(`o:${named(fact, value)}`, 1);
      add(`oc:${named(fact, value)}`, Math.max(0, confidence - GUESS) * SURER);
    } else add(`o:${named(fact, value)}`, confidence);
  }
  for (const { fact, value, confidence, flags } of found) {
    if (flags.supposed || flags.others || fact.startsWith('never.')) continue;
    const name = BARE.test(fact) ? fact : named(fact, value);
    add(`f:${name}${flags.negated ? '-' : ''}`, confidence);
  }
  return evidence;
}

/** A fact and its value in one word. */
export function named(fact: string, value: FactValue): string {
  return `${fact}=${typeof value === 'object' && value !== null ? 'rough' : String(value)}`;
}
