import { asksSomething, sentencesOf } from '../../../retrieval/text/sentences.js';
import { wording } from '../../replies/segments.js';
import { askStore, decide } from '../decide.js';
import { hear } from '../hear.js';
import { putAgain } from '../put.js';
import type { Turn } from '../turn.js';
import { resume } from './open.js';
import { answerQuestion } from './question.js';

/** What was said before the shop was named is kept up to this length. */
const LONGEST = 20_000;
/** A message of so few words that names a shop and tells nothing is about the shop itself. */
const FEW_WORDS = 8;

/** Speaks of another shop from now on, where the channel leaves the choice. */
export function chooseStore(turn: Turn, id: string): void {
  const { parts, state, store } = turn;
  const chosen = parts.judge.knowledge.stores.get(id)?.info;
  if (!chosen) {
    askStore(turn);
    return;
  }
  if (state.bound && store && store.id !== id) {
    refuse(turn, chosen.name);
    return;
  }
  const { pending } = state;
  turn.set({ store: id, pending: pending?.kind === 'store' ? null : pending });
  if (pending?.kind === 'store' && pending.text !== '') {
    resume(turn, pending.text);
    return;
  }
  const lead = wording(parts, 'store.changed', { store: chosen.name });
  if (state.current) decide(turn, [lead]);
  else turn.say([lead, wording(parts, 'small.help')]);
}

/** The only shop that a text names, by its id; null: none, or several. */
export function storeNamed({ parts }: Turn, text: string): string | null {
  const named = parts.index.storesNamed(text);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** Takes the answer to "which shop?" and goes on with what was said before. */
export function answerStore(turn: Turn, text: string): boolean {
  const { pending } = turn.state;
  if (pending?.kind !== 'store') return false;
  const store = storeNamed(turn, text);
  if (store === null) {
    // Whoever tells more instead of naming the shop is listened to; the shop is asked for again.
    const isMore = Object.keys(hear(turn, text).facts).length > 0;
    const kept = isMore || pending.text === '' ? `${pending.text}\n${text}`.trim() : pending.text;
    const stores = [...turn.parts.judge.knowledge.stores.values()].map(({ info }) => info.name).join(', ');
    const lead = isMore ? [] : [wording(turn.parts, 'store.unclear', { stores })];
    askStore(turn, lead, kept.slice(0, LONGEST));
    return true;
  }
  turn.set({ store, pending: null });
  resume(turn, tellsMore(turn, text) ? `${pending.text}\n${text}`.trim() : pending.text);
  return true;
}

/** "I meant the Aqara shop"; a text that says more is taken up for the shop that it names. */
export function changeStore(turn: Turn, text: string): boolean {
  const id = storeNamed(turn, text);
  if (id === null || id === turn.state.store) return false;
  const isBare = !tellsMore(turn, text);
  if (turn.state.store === null) {
    if (isBare) chooseStore(turn, id);
    else turn.set({ store: id });
    return isBare;
  }
  if (isBare) {
    chooseStore(turn, id);
    return true;
  }
  const { facts, reading } = hear(turn, text);
  const isQuestion =
    sentencesOf(text).some((sentence) => asksSomething(sentence.text)) &&
    reading.kind.policyQuestion >= reading.kind.aboutMyCase;
  // A case that only mentions another maker's thing stays with the shop at hand.
  const isShort = text.split(/\s+/).length <= FEW_WORDS;
  if (!isQuestion && !(isShort && Object.keys(facts).length > 0)) return false;
  if (turn.state.bound) {
    refuse(turn, turn.parts.judge.knowledge.stores.get(id)?.info.name ?? id);
    return true;
  }
  if (!isQuestion || turn.state.current === null) {
    turn.set({ store: id, current: null, pending: null });
    return false;
  }
  answerForOther(turn, id, text);
  return true;
}

/** A question about another shop in the middle of a case is answered; the case stays where it is. */
function answerForOther(turn: Turn, id: string, text: string): void {
  const name = turn.parts.judge.knowledge.stores.get(id)?.info.name ?? id;
  turn.say([wording(turn.parts, 'store.also', { store: name })]);
  answerQuestion(turn, id, text, turn.parts.index.answer(id, text));
  putAgain(turn);
}

function refuse(turn: Turn, other: string): void {
  turn.say([wording(turn.parts, 'store.bound', { store: turn.store?.name ?? '', other })]);
  putAgain(turn);
}

/** True when a text says more than the name of a shop. */
function tellsMore(turn: Turn, text: string): boolean {
  const { facts, asks } = hear(turn, text);
  const words = text.split(/\s+/).length;
  if (Object.keys(facts).length > 0 || words > FEW_WORDS) return true;
  return asks && words > 3 && turn.parts.index.answer(null, text).kind !== 'none';
}
