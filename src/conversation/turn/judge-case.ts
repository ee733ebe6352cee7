import type { CaseState } from '../../model/conversation.js';
import type { FactProblem, Facts } from '../../model/fact.js';
import type { Asks, Verdict } from '../../model/verdict.js';
import { asksFor } from '../../verdict/questions/ask.js';
import { type OpenQuestion, openQuestions } from './open-questions.js';
import type { Turn } from './turn.js';

/** What the judge makes of a case. */
export type Judged =
  | { readonly kind: 'contradiction'; readonly problems: readonly FactProblem[] }
  | { readonly kind: 'question'; readonly asks: Asks; readonly missing: readonly string[] }
  | { readonly kind: 'verdict'; readonly verdict: Verdict };

/** Judges a case on the day of the conversation; a rough date whose boundary was put before is not asked again. */
export function judgeCase(turn: Turn, store: string, current: Pick<CaseState, 'facts' | 'bounded'>): Judged {
  const { parts, context } = turn;
  const open = openQuestions(parts.judge, store, current.facts, context.now);
  if ('problems' in open) return { kind: 'contradiction', problems: open.problems };
  const next = open.questions.find((question) => !isPut(current, question));
  if (next) {
    return {
      kind: 'question',
      asks: asksOf(turn, next.fact, next.boundary),
      missing: open.questions.map(({ fact }) => fact),
    };
  }
  const result = parts.judge.judge(store, current.facts, context.now);
  if ('problems' in result || !result.verdict) throw new Error('Without a request there is a question.');
  return { kind: 'verdict', verdict: result.verdict };
}

/** True for what the customer could not say, and for a boundary of a rough date that was put. */
function isPut({ facts, bounded }: Pick<CaseState, 'facts' | 'bounded'>, question: OpenQuestion): boolean {
  const { fact } = question;
  if (facts[fact] === null) return true;
  return isRough(facts, fact) && (bounded.includes(fact) || bounded.includes(boundaryKey(question)));
}

/** How a boundary is remembered that was put. */
export function boundaryKey({ fact, boundary }: OpenQuestion): string {
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
