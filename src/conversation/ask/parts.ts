import type { Facts } from '../../model/fact.js';
import { questionsOf } from '../../retrieval/text/sentences.js';
import { splitItems } from '../items/split-items.js';
import { isOfTheItem } from '../state.js';
import { answerResult } from './answer-result.js';
import type { AskParts } from './ask-parts.js';
import { caseResult } from './case-result.js';
import { type AskInput, type AskResult, factsFromText } from './result.js';

const MOST_PARTS = 5;
/** So many clauses of each part are cited for the whole text. */
const MOST_CITED = 3;
const SURE = 0.6;
const POINTING = new Set(['it', 'that', 'this', 'they', 'them', 'those', 'these', 'one']);
/**
 * What a text asks besides: several items, each a case with its own facts; or several questions, each that another
 * clause answers or on whose matter the policy is silent. The whole comes first where it is a case.
 * @returns fewer than two where the text is about one thing
 */
export function partsOf(
  parts: AskParts,
  store: string,
  input: AskInput,
  today: number,
  whole: AskResult,
): AskResult[] {
  const isCase = whole.kind === 'verdict' || whole.kind === 'question' || whole.verdict !== null;
  const items = isCase ? itemResults(parts, store, input, today, whole) : [];
  if (items.length > 1) return items;
  const questions = questionsOf(input.text);
  if (questions.length < 2) return [];
  const results: AskResult[] = isCase ? [whole] : [];
  const taken = new Set<string>();
  for (const { text } of questions.slice(0, MOST_PARTS)) {
    if (leansOnOthers(text) || (isCase && asksForTheCase(parts, text, today, whole))) continue;
    const answer = parts.index.answer(store, text);
    const top = answer.clauses[0]?.clause.id;
    if (top === undefined ? !answer.isForeign : taken.has(top)) continue;
    // "What can you do for me?" in the mail of a case wants no clause of its own.
    if (isCase && top !== undefined && answer.confidence < SURE) continue;
    if (top !== undefined) taken.add(top);
    results.push(answerResult(parts, store, {}, answer));
  }
  return results.some(({ kind }) => kind !== 'no_answer') ? results : [];
}

/** "And what does it cost?" cannot be answered by itself. */
function leansOnOthers(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  return words.length < 6 && words.some((word) => POINTING.has(word));
}

/** What the verdict answers anyway: "can I get my money back?" */
function asksForTheCase({ read }: AskParts, text: string, today: number, whole: AskResult): boolean {
  const asked = read(text, { today }).facts.find(({ fact }) => fact === 'request' || fact === 'wants');
  return asked !== undefined && asked.value === whole.facts[asked.fact]?.value;
}

/** The whole with its parts; its text and citations then hold those of all of them. */
export function withParts(whole: AskResult, parts: readonly AskResult[], asCase: boolean): AskResult {
  if (parts.length < 2) return whole;
  const [first] = parts;
  const base = asCase && first ? { ...first, facts: whole.facts } : whole;
  const known = new Set(base.citations.map(({ clause }) => clause));
  const more = parts
    .flatMap(({ citations }) => citations.slice(0, MOST_CITED))
    .filter(({ clause }) => !known.has(clause) && known.add(clause));
  const kind = base.kind === 'no_answer' && base.verdict === null ? 'answer' : base.kind;
  return {
    ...base,
    kind,
    text: parts.map(({ text }, at) => `${at + 1}. ${text}`).join('\n\n'),
    citations: kind === 'no_answer' ? [] : [...base.citations, ...more],
    parts,
  };
}

/** Each item that the text tells of, judged on its own facts and on what holds for the whole order. */
function itemResults(
  parts: AskParts,
  store: string,
  input: AskInput,
  today: number,
  whole: AskResult,
): AskResult[] {
  const shared = Object.fromEntries(
    Object.entries(whole.facts).filter(([fact]) => fact !== 'request' && !isOfTheItem(fact)),
  );
  const read = (text: string): ReadItem => {
    const facts = factsFromText(parts.read(text, { today }), input.text);
    return {
      spans: facts,
      facts: Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value])),
    };
  };
  return splitItems(input.text, parts.notClaimed, read).map(({ heard, start, end }) => {
    const answer = parts.index.answer(store, input.text.slice(start, end));
    return caseResult(parts, store, input, { ...shared, ...heard.spans }, answer);
  });
}

interface ReadItem {
  readonly facts: Facts;
  readonly spans: AskResult['facts'];
}
