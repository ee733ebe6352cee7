import type { Facts } from '../../model/fact.js';
import { isFaulty } from './claims.js';
import { piecesOf, type Stretch } from './pieces.js';
import { maySameThing, type Thing, thingIn } from './things.js';

/** A thing with everything that a text says of it. */
export interface NamedItem {
  readonly name: string;
  readonly stretches: readonly Stretch[];
}

/** Who names more things than these tells a story, not of several items. */
const MOST_ACCOUNTS = 10;

interface Account {
  readonly thing: Thing;
  readonly stretches: Stretch[];
}

/**
 * The things that a text names and tells different troubles of ("the lock came broken, the hub I simply do not
 * need"). Whoever has one thing names much else beside it, so that only a contrast counts: one thing is faulty and
 * another, unharmed, is to go back; or two things that were named in one breath each have a trouble of their own.
 * @returns fewer than two where it tells of one thing
 */
export function namedItems(
  text: string,
  notClaimed: ReadonlySet<string>,
  read: (text: string) => Facts,
): NamedItem[] {
  const accounts = accountsOf(text, notClaimed);
  if (accounts.length < 2 || accounts.length > MOST_ACCOUNTS) return [];
  const told = accounts.map((account) => ({
    account,
    // Only what it says is of interest here, not where: the words alone are read faster than the whole text blanked.
    facts: read(account.stretches.map(({ start, end }) => text.slice(start, end)).join(' ')),
  }));
  const faulty = told.filter(({ facts }) => isFaulty(facts));
  const unwanted = told.filter(({ facts }) => isUnwanted(facts));
  const others = faulty.filter(
    ({ account, facts }, at) =>
      at > 0 &&
      facts['problem'] !== faulty[0]?.facts['problem'] &&
      inOneBreath(text, faulty[0]?.account.thing, account.thing),
  );
  const claimed = unwanted.length > 0 ? [...faulty, ...unwanted] : [...faulty.slice(0, 1), ...others];
  if (faulty.length === 0 || claimed.length < 2) return [];
  return told
    .filter((one) => claimed.includes(one))
    .map(({ account }) => ({ name: account.thing.name, stretches: account.stretches }));
}

/** The pieces of the text by the thing that they speak of; what names none goes on about the last one. */
function accountsOf(text: string, notClaimed: ReadonlySet<string>): Account[] {
  const accounts: Account[] = [];
  let last: Account | null = null;
  for (const piece of piecesOf(text)) {
    const thing = thingIn(piece.text, notClaimed);
    const stretch = { start: piece.start, end: piece.end };
    if (thing) {
      last = accounts.find((account) => maySameThing(account.thing, thing)) ?? null;
      if (!last) accounts.push((last = { thing, stretches: [] }));
    }
    last?.stretches.push(stretch);
  }
  return accounts;
}

/** Nothing is wrong with it, and it is to go back. */
function isUnwanted(facts: Facts): boolean {
  const { problem, condition, request } = facts;
  return (
    (request === 'return' || request === 'cancel') &&
    (problem === 'none' || (problem === undefined && typeof condition === 'string'))
  );
}

/** "A relay and a camera": named side by side they are two things, not a thing and a part of it. */
function inOneBreath(text: string, one: Thing | undefined, other: Thing): boolean {
  if (!one) return false;
  const [first, second] = [one, other].map(({ name }) => name.replace(/[^\p{L}\p{N}]+/gu, '\\W+'));
  const beside = (before = '', after = ''): boolean =>
    new RegExp(String.raw`\b${before}(?:,|\s+and)\s+(?:(?:the|my|an?|one)\s+)?${after}\b`, 'iu').test(text);
  return beside(first, second) || beside(second, first);
}
