import type { Facts } from '../../../model/fact.js';
import { isCase } from '../../ask/is-case.js';
import { otherLanguage } from '../../other-language.js';
import { vocabularyOf } from '../../parts.js';
import { buttons, phrase, wording } from '../../replies/segments.js';
import { factsOfTheOrder, newCase, without } from '../../state.js';
import { askStore, beginCase, decide } from '../decide.js';
import { giveFacts } from '../give-facts.js';
import { hear, type Heard, valueOfLabel } from '../hear.js';
import type { Turn } from '../turn.js';
import { splitItems } from './items.js';
import { chooseAmong, recentCorrection } from './pending.js';
import { answerAsides, answerQuestion } from './question.js';

/** Below this a text that no clause answers was not understood at all. */
const SOMETHING = 0.12;

/** Takes a message while no question is open: a case, more about the last one, or a question about the policy. */
export function takeOpen(turn: Turn, text: string): void {
  const label = valueOfLabel(turn, 'request', text);
  if (typeof label === 'string') {
    begin(turn, { request: label });
    return;
  }
  const heard = hear(turn, text);
  const { store, current } = turn.state;
  if (store === null) {
    withoutStore(turn, text, heard);
    return;
  }
  const answer = turn.parts.index.answer(store, text);
  const { facts } = heard;
  const hasRequest = typeof facts['request'] === 'string';
  const tells = Object.keys(facts).some((name) => name !== 'request' && name !== 'wants');
  const isOwn = hasRequest && (isCase(heard.reading, text, answer) || !heard.asks);
  if (current && !isOwn && correct(turn, text, heard)) return;
  if (isOwn || (current && tells && !heard.asks)) {
    answerAsides(turn, store, text);
    takeCase(turn, text, heard);
    return;
  }
  if (answer.kind === 'none' && !hasRequest && answer.confidence < SOMETHING) {
    notUnderstood(turn, text);
    return;
  }
  // What was told along with the question is kept: "check this for my order" goes on from there.
  if (hasRequest && !current?.verdict) beginCase(turn, facts);
  answerQuestion(turn, store, text, answer);
}

/** Facts of the case at hand put right after its verdict; false when the message is no correction. */
function correct(turn: Turn, text: string, { facts }: Heard): boolean {
  const { current } = turn.state;
  if (!current || !turn.parts.commands.says('correction', text)) return false;
  const told = without(facts, 'request');
  const corrected: Facts | null = Object.keys(told).length > 0 ? told : recentCorrection(turn, current, text);
  if (!corrected) return false;
  giveFacts(turn, corrected);
  return true;
}

function takeCase(turn: Turn, text: string, heard: Heard): void {
  const { current } = turn.state;
  const items = splitItems(turn, text);
  if (items && !current) {
    const [first, ...rest] = items;
    turn.set({ waiting: rest.map(({ item, facts }) => newCase({ ...turn.state.known, ...facts }, item)) });
    begin(turn, first?.facts ?? heard.facts);
    return;
  }
  if (!current?.verdict) {
    if (chooseAmongIn(turn, heard)) return;
    if (current) {
      giveFacts(turn, heard.facts);
      return;
    }
    begin(turn, heard.facts);
    return;
  }
  const { request } = heard.facts;
  // Another request about the same order keeps what is known of it; the same one is more about the case.
  if (request !== undefined && request !== current.facts['request']) {
    beginCase(turn, sharedBy(turn, heard.facts));
    giveFacts(turn, heard.facts);
    return;
  }
  if (chooseAmongIn(turn, heard)) return;
  giveFacts(turn, heard.facts);
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

function chooseAmongIn(turn: Turn, heard: Heard): boolean {
  if (heard.ambiguous.length === 0) return false;
  if (!turn.state.current) beginCase(turn, heard.facts);
  return chooseAmong(turn, heard);
}

function begin(turn: Turn, facts: Facts): void {
  if (turn.state.current && !turn.state.current.verdict) {
    giveFacts(turn, facts);
    return;
  }
  beginCase(turn, {});
  giveFacts(turn, facts);
}

/** Without a shop the message is kept until it is known which one it is about. */
function withoutStore(turn: Turn, text: string, heard: Heard): void {
  const about = turn.parts.index.answer(null, text);
  const isAnything = heard.facts['request'] !== undefined || about.kind !== 'none';
  if (!isAnything && about.confidence < SOMETHING) {
    notUnderstood(turn, text);
    return;
  }
  askStore(turn, [], text);
}

function notUnderstood(turn: Turn, text: string): void {
  const { parts, state } = turn;
  const language = otherLanguage(text, parts.languages);
  const unclear = state.unclear + 1;
  turn.set({ unclear });
  const languages = parts.languages.speaks.join(', ');
  const quickReplies = buttons(...(unclear > 1 ? [phrase(parts, 'choice.person')] : []));
  if (language) {
    const says = language.says;
    const segment =
      says === ''
        ? wording(parts, 'small.language_unknown', { languages })
        : wording(parts, 'small.language', { says, languages });
    turn.say([segment], { quickReplies: buttons(phrase(parts, 'choice.person')) });
    return;
  }
  turn.cause({ kind: 'abstained', store: state.store, text, nearest: [] });
  const often = (vocabularyOf(parts).facts.get('request')?.choices ?? [])
    .slice(0, 4)
    .map(({ label }) => label);
  turn.say([wording(parts, 'small.unclear')], { quickReplies: [...buttons(...often), ...quickReplies] });
}

/** Goes on with a message that was kept until the shop was known. */
export function resume(turn: Turn, text: string): void {
  if (text !== '') takeOpen(turn, text);
  else if (turn.state.current) decide(turn);
  else turn.say([wording(turn.parts, 'small.help')]);
}
