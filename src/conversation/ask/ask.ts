import type { Citation } from '../../model/clause.js';
import type { Facts } from '../../model/fact.js';
import type { Wording } from '../../model/wording.js';
import type { Answer } from '../../retrieval/answer.js';
import type { RetrievalIndex } from '../../retrieval/build-index.js';
import { asksSomething, sentencesOf } from '../../retrieval/text/sentences.js';
import type { ReadingContext, UtteranceReading } from '../../understanding/reading.js';
import { readNow } from '../../verdict/case/case.js';
import { cite } from '../../verdict/explain/citations.js';
import { fill, listed } from '../../verdict/explain/words.js';
import type { Judge } from '../../verdict/judge.js';
import type { SmallTalkReader } from '../small-talk.js';
import { isCase } from './is-case.js';
import type { AskInput, AskResult, FactFromText } from './result.js';

/** What answering a text needs. */
export interface AskParts {
  readonly judge: Judge;
  readonly index: RetrievalIndex;
  readonly read: (text: string, context: ReadingContext) => UtteranceReading;
  readonly smallTalk: SmallTalkReader;
  /** Phrases of `dialogs/replies.yaml`. */
  readonly wording: Wording;
}

const MOST_PARTS = 5;

/** Answers one text, keeping nothing: with clauses, a verdict, the one question that still matters, or that the policy does not say. */
export function ask(parts: AskParts, input: AskInput): AskResult {
  const { judge, smallTalk, wording } = parts;
  const kind = smallTalk.kindOf(input.text);
  if (kind !== null) return bare('small_talk', input.store ?? null, fill(wording, `small_talk.${kind}`));
  const store = input.store ?? onlyStoreNamed(parts, input.text);
  const zone = (store === null ? undefined : judge.knowledge.stores.get(store)?.info.timeZone) ?? 'UTC';
  const today = readNow(input.today, zone);
  if (!today) throw new Error('The moment must be checked before.');
  const reading = parts.read(input.text, { today: today.day });
  const facts = factsFromText(reading, input.text);
  const answer = parts.index.answer(store, input.text);
  const asCase = isCase(reading, input.text, answer);
  if (store === null) return withoutStore(parts, facts, asCase || answer.kind !== 'none');
  const single = asCase
    ? caseResult(parts, store, input, facts, answer)
    : answerResult(parts, store, facts, answer);
  const several = partsOf(parts, store, input.text, single);
  return several.length > 1 ? { ...single, parts: several } : single;
}

function bare(kind: AskResult['kind'], store: string | null, text: string): AskResult {
  return { kind, store, text, citations: [], facts: {}, verdict: null, asks: null, suggestions: [] };
}

function onlyStoreNamed({ index }: AskParts, text: string): string | null {
  const named = index.storesNamed(text);
  return named.length === 1 ? (named[0] ?? null) : null;
}

function factsFromText(reading: UtteranceReading, text: string): Record<string, FactFromText> {
  return Object.fromEntries(
    reading.facts.map(({ fact, value, start, end }) => [
      fact,
      { value, from: text.slice(start, end), start, end },
    ]),
  );
}

function withoutStore(
  { judge, wording }: AskParts,
  facts: AskResult['facts'],
  isAnswerable: boolean,
): AskResult {
  const names = [...judge.knowledge.stores.values()].map(({ info }) => info.name);
  if (!isAnswerable)
    return {
      ...bare('no_answer', null, fill(wording, 'no_answer.off_topic', { stores: listed(names, 'and') })),
      facts,
      suggestions: [fill(wording, 'suggestion.person')],
    };
  return {
    ...bare('choose_store', null, fill(wording, 'choose_store.ask', { stores: listed(names, 'or') })),
    facts,
    suggestions: names,
  };
}

/** A case: the verdict when it is final, else the next question. */
function caseResult(
  parts: AskParts,
  store: string,
  input: AskInput,
  facts: AskResult['facts'],
  answer: Answer,
): AskResult {
  const values: Facts = Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));
  const judged = parts.judge.judge(store, values, input.today);
  if ('problems' in judged) {
    const text = judged.problems.map(({ message }) => message).join('; ');
    return { ...bare('question', store, text), facts, citations: clausesOf(parts, store, answer) };
  }
  const { verdict, asks } = judged;
  if (verdict && (asks === null || verdict.outcome === 'not_stated')) {
    const silent = verdict.outcome === 'not_stated';
    const person = silent || verdict.outcome !== 'eligible' ? [fill(parts.wording, 'suggestion.person')] : [];
    const citations = bestFirst(parts, store, silent ? [] : verdict.citations, answer);
    return {
      kind: silent ? 'no_answer' : 'verdict',
      store,
      text: verdict.headline,
      citations,
      facts,
      verdict,
      asks: silent ? null : asks,
      suggestions: person,
    };
  }
  const citations = bestFirst(parts, store, verdict?.citations ?? [], answer);
  const suggestions = asks?.choices?.map(({ label }) => label) ?? [];
  return {
    kind: 'question',
    store,
    text: fill(parts.wording, 'question.ask', { prompt: asks?.prompt ?? '' }),
    citations,
    facts,
    verdict,
    asks,
    suggestions,
  };
}

/** The clause that speaks to the customer's words, then those that decide. */
function bestFirst(
  parts: AskParts,
  store: string,
  citations: readonly Citation[],
  answer: Answer,
): readonly Citation[] {
  const [found] = clausesOf(parts, store, answer);
  return found ? [found, ...citations.filter(({ clause }) => clause !== found.clause)] : citations;
}

function clausesOf({ judge }: AskParts, store: string, answer: Answer): Citation[] {
  const policy = judge.knowledge.stores.get(store)?.versions[0];
  return policy && answer.kind !== 'none' ? answer.clauses.map(({ clause }) => cite(policy, clause.id)) : [];
}

function answerResult(parts: AskParts, store: string, facts: AskResult['facts'], answer: Answer): AskResult {
  const { wording } = parts;
  const info = parts.judge.knowledge.stores.get(store)?.info;
  if (answer.kind === 'none') {
    const contact = info?.contact.email ?? info?.contact.phone ?? info?.contact.url ?? null;
    const values = { store: info?.name ?? store, contact: contact ?? '' };
    const text = fill(wording, contact === null ? 'no_answer.policy' : 'no_answer.contact', values);
    return { ...bare('no_answer', store, text), facts, suggestions: [fill(wording, 'suggestion.person')] };
  }
  const offered = answer.clauses.filter(({ role }) => role === 'decides' || role === 'alternative');
  const along = answer.clauses.filter(({ role }) => role !== 'decides' && role !== 'alternative');
  const say = (clauses: typeof offered): string =>
    clauses
      .map(({ quote, clause }) =>
        fill(wording, 'answer.quote', { quote, heading: clause.headings.at(-1) ?? values.store }),
      )
      .join('\n\n');
  const values = { store: info?.name ?? store };
  const main = fill(wording, offered.length > 1 ? 'answer.several' : 'answer.one', { quotes: say(offered) });
  const text =
    along.length > 0 && offered.length === 1
      ? `${main}\n\n${fill(wording, 'answer.conflict', { quotes: say(along) })}`
      : main;
  return { ...bare('answer', store, text), citations: clausesOf(parts, store, answer), facts };
}

/** Several questions in one text: each asking sentence that another clause answers, beside the whole. */
function partsOf(parts: AskParts, store: string, text: string, whole: AskResult): AskResult[] {
  const asking = sentencesOf(text).filter((sentence) => asksSomething(sentence.text));
  if (asking.length < 2) return [];
  const results = whole.kind === 'verdict' || whole.kind === 'question' ? [whole] : [];
  const taken = new Set(results.flatMap(({ citations }) => citations.map(({ clause }) => clause)));
  for (const sentence of asking.slice(0, MOST_PARTS)) {
    const answer = parts.index.answer(store, sentence.text);
    const top = answer.clauses[0]?.clause.id;
    if (answer.kind === 'none' || top === undefined || taken.has(top)) continue;
    taken.add(top);
    results.push(answerResult(parts, store, {}, answer));
  }
  return results;
}
