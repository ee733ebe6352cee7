import { ownWords } from '../../understanding/text/segments.js';
import { readNow } from '../../verdict/case/case.js';
import { fill, listed } from '../../verdict/explain/words.js';
import { answerResult } from './answer-result.js';
import type { AskParts } from './ask-parts.js';
import { caseResult } from './case-result.js';
import { isCase } from './is-case.js';
import { partsOf, withParts } from './parts.js';
import { type AskInput, type AskResult, bare, factsFromText } from './result.js';

export type { AskParts };

/** Answers one text, keeping nothing: with clauses, a verdict, the one question that still matters, or that the policy does not say. */
export function ask(parts: AskParts, input: AskInput): AskResult {
  const { judge, smallTalk, wording, index } = parts;
  const kind = smallTalk.kindOf(input.text);
  if (kind !== null) return bare('small_talk', input.store ?? null, fill(wording, `small_talk.${kind}`));
  const named = input.store === undefined ? index.storesNamed(input.text) : [input.store];
  const store = named.length === 1 ? (named[0] ?? null) : null;
  const zone = (store === null ? undefined : judge.knowledge.stores.get(store)?.info.timeZone) ?? 'UTC';
  const today = readNow(input.today, zone);
  if (!today) throw new Error('The moment must be checked before.');
  const reading = parts.read(input.text, { today: today.day });
  const facts = factsFromText(reading, input.text);
  const answer = index.answer(store, ownWords(input.text, reading.segments));
  const asCase = isCase(reading, input.text, () => answer);
  if (store === null)
    return withoutStore(parts, named, facts, answer.kind !== 'none' || (asCase && tellsEnough(input.text)));
  const single = asCase
    ? caseResult(parts, store, input, facts, answer)
    : answerResult(parts, store, facts, answer);
  return withParts(single, partsOf(parts, store, input, today.day, single), asCase);
}

/** A few words may look like a case about anything; without a shop only a longer text is taken for one. */
function tellsEnough(text: string): boolean {
  return text.split(/\s+/, 16).length > 15;
}

/** @param named the shops that the text names, if it names several */
function withoutStore(
  { judge, wording }: AskParts,
  named: readonly string[],
  facts: AskResult['facts'],
  isAnswerable: boolean,
): AskResult {
  const all = [...judge.knowledge.stores.values()];
  const names = all.map(({ info }) => info.name);
  if (!isAnswerable && named.length === 0)
    return {
      ...bare('no_answer', null, fill(wording, 'no_answer.off_topic', { stores: listed(names, 'and') })),
      facts,
      suggestions: [fill(wording, 'suggestion.person')],
    };
  const meant = all.flatMap(({ info }) => (named.includes(info.id) ? [info.name] : []));
  const choices = meant.length > 0 ? meant : names;
  return {
    ...bare('choose_store', null, fill(wording, 'choose_store.ask', { stores: listed(choices, 'or') })),
    facts,
    suggestions: choices,
  };
}
