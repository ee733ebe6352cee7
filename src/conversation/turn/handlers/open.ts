import type { Facts } from '../../../model/fact.js';
import type { Answer } from '../../../retrieval/answer.js';
import { isCase } from '../../ask/is-case.js';
import { once } from '../../once.js';
import { usualRequests } from '../../parts.js';
import { buttons, phrase, wording } from '../../replies/segments.js';
import { factsOfTheOrder, newCase, without } from '../../state.js';
import { aboutItem, askStore, beginCase, decide } from '../decide.js';
import { giveFacts } from '../give-facts.js';
import { hear, type Heard, valueOfLabel } from '../hear.js';
import type { Turn } from '../turn.js';
import { itemsIn } from './items.js';
import { chooseAmong, correction, recentCorrection } from './pending.js';
import { answerAsides, answerQuestion } from './question.js';

/** Below this a text that no clause answers was not understood at all. */
const SOMETHING = 0.12;
/** From here on a clause answers a question how something is done. */
const ANSWERS = 0.6;
/** Requests about which every question in the first person is about one's own order. */
const ABOUT_THE_ORDER = new Set([
  ...['arrival', 'dispatch', 'tracking', 'lost_package'],
  ...['refund_status', 'cancel', 'change_address'],
]);
/** Requests that are only ever asked; told in passing ("it has not come yet") they say how things stand. */
const QUESTIONS = new Set(['arrival', 'dispatch', 'tracking', 'refund_method']);

/** Takes a message while no question is open: a case, more about the last one, or a question about the policy. */
export function takeOpen(turn: Turn, text: string): void {
  const label = valueOfLabel(turn, 'request', text);
  if (typeof label === 'string') {
    takeCase(turn, text, { ...hear(turn, text), facts: { request: label } });
    return;
  }
  const heard = inPassing(turn, hear(turn, text));
  const { store, current } = turn.state;
  if (store === null) {
    withoutStore(turn, text, heard);
    return;
  }
  const answerOf = once(() => turn.parts.index.answer(store, text));
  const isOwn = isOwnCase(turn, text, heard, answerOf);
  if (current && !isOwn && correct(turn, text, heard)) return;
  const { facts } = heard;
  const tells = Object.keys(facts).some((name) => name !== 'request' && name !== 'wants');
  if (isOwn || ((tells || heard.ambiguous.length > 0) && !heard.asks)) {
    answerAsides(turn, store, text);
    takeCase(turn, text, heard);
    return;
  }
  const answer = answerOf();
  if (answer.kind === 'none' && facts['request'] === undefined && answer.confidence < SOMETHING) {
    // A bare day after a verdict puts right the one given last.
    const day = current && recentCorrection(turn, current, text, true);
    if (day) {
      giveFacts(turn, day);
      return;
    }
    notUnderstood(turn, text);
    return;
  }
  // What was told along with the question is kept: "check this for my order" goes on from there.
  if (facts['request'] !== undefined && !current?.verdict) beginCase(turn, facts);
  answerQuestion(turn, store, text, answer);
}

/** True when somebody speaks of what happened to them, not of what holds for everybody. */
function isOwnCase(
  turn: Turn,
  text: string,
  { facts, asks, reading }: Heard,
  answerOf: () => Answer,
): boolean {
  const { request } = facts;
  if (typeof request !== 'string') return false;
  if (isCase(reading, text, answerOf)) return true;
  const { commands } = turn.parts;
  const { aboutMyCase, policyQuestion } = reading.kind;
  if (!asks) {
    // "return policy", "warranty period": the words of somebody who looks something up.
    const looksUp = Object.keys(facts).length === 1 && policyQuestion > 0.6 && policyQuestion > aboutMyCase;
    return !(looksUp && answerOf().kind === 'answer');
  }
  const answer = answerOf();
  if (commands.find('instructions', text) && answer.kind === 'answer' && answer.confidence >= ANSWERS)
    return false;
  // What the policy does not say can still follow from it.
  if (answer.kind === 'none') return true;
  return ABOUT_THE_ORDER.has(request) && commands.find('own', text) !== null;
}

/** Leaves out a request that was not meant as one while another case is at hand. */
function inPassing(turn: Turn, heard: Heard): Heard {
  const { request, ...rest } = heard.facts;
  const { current } = turn.state;
  if (request === undefined || !current || heard.asks || heard.wishes) return heard;
  const told = Object.keys(rest).length > 0;
  return told && QUESTIONS.has(String(request)) ? { ...heard, facts: rest } : heard;
}

/** Facts of the case at hand put right after its verdict; false when the message is no correction. */
function correct(turn: Turn, text: string, { facts }: Heard): boolean {
  const { current } = turn.state;
  if (!current || !turn.parts.commands.says('correction', text)) return false;
  const told = without(facts, 'request');
  const corrected = correction(turn, current, text) ?? (Object.keys(told).length > 0 ? told : null);
  if (!corrected) return false;
  giveFacts(turn, corrected);
  return true;
}

function takeCase(turn: Turn, text: string, heard: Heard): void {
  const { current } = turn.state;
  const items = current === null ? itemsIn(turn, text) : null;
  if (items) {
    const [first, ...rest] = items;
    turn.set({ waiting: rest.map(({ item, facts }) => newCase({ ...turn.state.known, ...facts }, item)) });
    beginCase(turn, {});
    turn.setCase({ item: first?.item ?? null });
    giveFacts(turn, first?.facts ?? heard.facts, {}, first ? [aboutItem(turn, first.item)] : []);
    return;
  }
  if (!current) beginCase(turn, {});
  else if (current.verdict && isAnother(turn, heard.facts))
    // Another request about the same order keeps what is known of it; the same one is more about the case.
    beginCase(turn, sharedBy(turn, heard.facts));
  if (heard.ambiguous.length > 0 && chooseAmong(turn, heard)) return;
  giveFacts(turn, heard.facts);
}

function isAnother(turn: Turn, { request }: Facts): boolean {
  return request !== undefined && request !== turn.state.current?.facts['request'];
}

/** What a new request keeps of the case before: all of it, unless another problem makes it another item. */
function sharedBy(turn: Turn, facts: Facts): Facts {
  const before = turn.state.current?.facts ?? {};
  const rest = without(before, 'request');
  const isOther =
    facts['problem'] !== undefined &&
    before['problem'] !== undefined &&
    facts['problem'] !== before['problem'];
  return isOther ? factsOfTheOrder(rest) : rest;
}

/** Without a shop the message is kept until it is known which one it is about. */
function withoutStore(turn: Turn, text: string, heard: Heard): void {
  const about = turn.parts.index.answer(null, text);
  const isAnything = Object.keys(heard.facts).length > 0 || about.kind !== 'none';
  if (!isAnything && about.confidence < SOMETHING) {
    notUnderstood(turn, text);
    return;
  }
  askStore(turn, [], text);
}

function notUnderstood(turn: Turn, text: string): void {
  const { parts, state } = turn;
  turn.set({ unclear: state.unclear + 1 });
  turn.cause({ kind: 'abstained', store: state.store, text, nearest: [] });
  const labels = [...usualRequests(parts), phrase(parts, 'choice.person')];
  turn.say([wording(parts, 'small.unclear')], { quickReplies: buttons(...labels) });
}

/** Goes on with a message that was kept until the shop was known. */
export function resume(turn: Turn, text: string): void {
  if (text !== '') takeOpen(turn, text);
  else if (turn.state.current) decide(turn);
  else turn.say([wording(turn.parts, 'small.help')]);
}
