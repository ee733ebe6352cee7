import type { CaseState } from '../../model/conversation.js';
import type { FactProblem, Facts } from '../../model/fact.js';
import type { Asks, Verdict } from '../../model/verdict.js';
import { asksFor } from '../../verdict/questions/ask.js';
import type { Turn } from './turn.js';

/** What the judge makes of a case. */
export type Judged =
  | { readonly kind: 'contradiction'; readonly problems: readonly FactProblem[] }
  | { readonly kind: 'question'; readonly asks: Asks; readonly missing: readonly string[] }
  | { readonly kind: 'verdict'; readonly verdict: Verdict };

/** Judges a case on the day of the conversation; a rough date whose boundary was put before is not asked again. */
export function judgeCase(turn: Turn, store: string, current: Pick<CaseState, 'facts' | 'bounded'>): Judged {
  const { parts, context } = turn;
  const result = parts.judge.judge(store, current.facts, context.now);
  if ('problems' in result) return { kind: 'contradiction', problems: result.problems };
  const { verdict, asks, missing } = result;
  const isPut = (fact: string): boolean =>
    current.facts[fact] === null || (isRough(current.facts, fact) && isBounded(current.bounded, fact, asks));
  const next = [...new Set([...(asks ? [asks.fact] : []), ...missing])].find((fact) => !isPut(fact));
  if (next !== undefined) {
    return {
      kind: 'question',
      asks: asksOf(turn, next, asks?.fact === next ? asks.boundary : null),
      missing,
    };
  }
  if (!verdict) throw new Error('Without a request there is a question.');
  return { kind: 'verdict', verdict };
}

/** True once no boundary of a rough date is left to be put: this one was, or the customer could not say. */
function isBounded(bounded: readonly string[], fact: string, asks: Asks | null): boolean {
  if (bounded.includes(fact)) return true;
  return asks?.fact === fact
    ? bounded.includes(boundaryKey(asks))
    : bounded.some((key) => key.startsWith(`${fact}<`));
}

/** How a boundary is remembered that was put. */
export function boundaryKey({ fact, boundary }: Pick<Asks, 'fact' | 'boundary'>): string {
  return `${fact}<${boundary ?? ''}`;
}

function isRough(facts: Facts, fact: string): boolean {
  const value = facts[fact];
  return typeof value === 'object' && value !== null;
}

/** The question for a fact, as the dialog of the request words it. */
export function asksOf({ parts, state }: Turn, name: string, boundary: string | null): Asks {
  const asks = asksFor(parts.judge.knowledge.vocabulary, name, boundary);
  const own = parts.dialogs.get(String(state.current?.facts['request']))?.questions.get(name);
  if (!own) return asks;
  return {
    ...asks,
    prompt: own.ask ?? asks.prompt,
    why: own.why ?? asks.why,
    choices: asks.choices?.map(({ value, label }) => ({ value, label: own.choices[value] ?? label })) ?? null,
  };
}
