import type { Citation, Clause } from '../../model/clause.js';
import type { Answer, AnswerClause } from '../../retrieval/answer.js';
import { cite } from '../../verdict/explain/citations.js';
import { fill } from '../../verdict/explain/words.js';
import type { AskParts } from './ask-parts.js';
import { type AskResult, bare } from './result.js';

/** The reply to a question about the policy: the words that decide, or that the policy does not say. */
export function answerResult(
  parts: AskParts,
  store: string,
  facts: AskResult['facts'],
  answer: Answer,
): AskResult {
  if (answer.kind === 'none') return { ...silence(parts, store), facts };
  const { wording } = parts;
  const name = parts.judge.knowledge.stores.get(store)?.info.name ?? store;
  const quoted = (clauses: readonly AnswerClause[]): string =>
    [...new Map(clauses.map((one) => [one.quote, one])).values()]
      .map(({ quote, clause }) =>
        fill(wording, 'answer.quote', { quote: unmarked(quote), heading: headingOf(clause) ?? name }),
      )
      .join('\n\n');
  const offered = answer.clauses.filter(({ role }) => role === 'decides' || role === 'alternative');
  const said = fill(wording, offered.length > 1 ? 'answer.several' : 'answer.one', {
    quotes: quoted(offered),
  });
  const along = offered.length > 1 ? [] : answer.clauses.filter((clause) => !offered.includes(clause));
  // A list is introduced before it is read out; what limits or contradicts the answer comes after it.
  const before = along.filter(({ role }) => role === 'introduces');
  const lists = along.filter(({ role }) => role === 'lists');
  const after = along.filter(({ role }) => role === 'qualifies' || role === 'conflicts');
  const text = [
    ...(before.length > 0 ? [fill(wording, 'answer.introduced', { quotes: quoted(before) })] : []),
    said,
    ...(lists.length > 0 ? [lists.map(({ quote }) => `• ${unmarked(quote)}`).join('\n')] : []),
    ...(after.length > 0 ? [fill(wording, 'answer.conflict', { quotes: quoted(after) })] : []),
  ].join('\n\n');
  return { ...bare('answer', store, text), citations: clausesOf(parts, store, answer), facts };
}

/** The words of a list item without the mark before them. */
function unmarked(quote: string): string {
  return quote.replace(/^\s*(?:[-•*–]|\d{1,2}[.)])\s*(?=\S)/, '');
}

/** The nearest heading that has a word in it. */
function headingOf({ headings }: Clause): string | undefined {
  return headings.findLast((heading) => /\p{L}/u.test(heading));
}

/** The policy does not say; a person is offered. */
export function silence({ judge, wording }: AskParts, store: string): AskResult {
  const info = judge.knowledge.stores.get(store)?.info;
  const contact = info?.contact.email ?? info?.contact.phone ?? info?.contact.url ?? null;
  const text = fill(wording, contact === null ? 'no_answer.policy' : 'no_answer.contact', {
    store: info?.name ?? store,
    contact: contact ?? '',
  });
  return { ...bare('no_answer', store, text), suggestions: [fill(wording, 'suggestion.person')] };
}

/** The clauses of an answer, cited, best first. */
export function clausesOf({ judge }: AskParts, store: string, answer: Answer): Citation[] {
  const policy = judge.knowledge.stores.get(store)?.versions[0];
  return policy && answer.kind !== 'none' ? answer.clauses.map(({ clause }) => cite(policy, clause.id)) : [];
}
