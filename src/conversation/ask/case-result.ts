import type { Facts } from '../../model/fact.js';
import type { Answer } from '../../retrieval/answer.js';
import { fill } from '../../verdict/explain/words.js';
import { clausesOf } from './answer-result.js';
import type { AskParts } from './ask-parts.js';
import { type AskInput, type AskResult, bare } from './result.js';

/** The reply to a case: the verdict when it is final, else the next question. */
export function caseResult(
  parts: AskParts,
  store: string,
  input: AskInput,
  facts: AskResult['facts'],
  answer: Answer,
): AskResult {
  const { judge, wording } = parts;
  const values: Facts = Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));
  const judged = judge.judge(store, values, input.today);
  const [found] = clausesOf(parts, store, answer);
  if ('problems' in judged) {
    const text = judged.problems.map(({ message }) => message).join('; ');
    return { ...bare('question', store, text), facts, citations: clausesOf(parts, store, answer) };
  }
  const { verdict, asks } = judged;
  const person = [fill(wording, 'suggestion.person')];
  if (verdict?.outcome === 'not_stated')
    return { ...bare('no_answer', store, verdict.headline), facts, verdict, suggestions: person };
  // The clause that speaks to the customer's words, then those that decide.
  const deciding = verdict?.citations ?? [];
  const citations = found ? [found, ...deciding.filter(({ clause }) => clause !== found.clause)] : deciding;
  if (verdict && asks === null) {
    const suggestions = verdict.outcome === 'eligible' ? [] : person;
    return { ...bare('verdict', store, verdict.headline), citations, facts, verdict, suggestions };
  }
  const text = fill(wording, 'question.ask', { prompt: asks?.prompt ?? '' });
  const suggestions = asks?.choices?.map(({ label }) => label) ?? [];
  return { ...bare('question', store, text), citations, facts, verdict, asks, suggestions };
}
