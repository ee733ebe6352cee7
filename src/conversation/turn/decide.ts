import type { CaseState, Offer } from '../../model/conversation.js';
import type { FactProblem, Facts } from '../../model/fact.js';
import type { Segment } from '../../model/reply.js';
import type { Asks, Verdict } from '../../model/verdict.js';
import { questionReply } from '../replies/question.js';
import { sayFact } from '../replies/say-fact.js';
import { echoed, phrase, wording } from '../replies/segments.js';
import { canClaim, verdictReply } from '../replies/verdict.js';
import { newCase, withDecided, without } from '../state.js';
import { asksOf, boundaryKey, judgeCase } from './judge-case.js';
import type { Turn } from './turn.js';

/**
 * Takes the case at hand further: the verdict when it is final, else the next question, once.
 * @param lead what is said before it
 */
export function decide(turn: Turn, lead: readonly Segment[] = []): void {
  const { current, store } = turn.state;
  if (!current) {
    turn.say(lead.length > 0 ? lead : [wording(turn.parts, 'small.help')]);
    return;
  }
  if (store === null) {
    askStore(turn, lead);
    return;
  }
  const judged = judgeCase(turn, store, current);
  if (judged.kind === 'contradiction') {
    contradict(turn, judged.problems, lead);
    return;
  }
  if (judged.kind === 'question') {
    ask(turn, judged.asks, lead);
    return;
  }
  const isSame = current.verdict !== null && decidesAlike(current.verdict, judged.verdict);
  turn.set({ pending: null, unclear: 0, offered: offerOf(turn, judged.verdict) });
  turn.setCase({ verdict: judged.verdict });
  const { segments, rest } = verdictReply(turn.parts, judged.verdict, turn.state);
  turn.say([...lead, ...(isSame ? [wording(turn.parts, 'verdict.unchanged')] : []), ...segments], rest);
  if (!isSame) turn.cause({ kind: 'decided', verdict: judged.verdict });
  nextItem(turn);
}

/** What the reply with this verdict offers to do next. */
function offerOf({ parts }: Turn, verdict: Verdict): Offer | null {
  if (canClaim(parts, verdict)) return 'claim';
  return verdict.outcome === 'not_stated' ? 'person' : null;
}

/** The same for the customer, whatever else is known by now. */
function decidesAlike(one: Verdict, other: Verdict): boolean {
  const essence = (verdict: Verdict): string =>
    JSON.stringify([
      ...[verdict.request, verdict.outcome, verdict.route?.id, verdict.remedies, verdict.refundScope],
      ...[verdict.returnShippingPaidBy, verdict.deadline, verdict.deadlineAt, verdict.window],
    ]);
  return essence(one) === essence(other);
}

/** Takes up the next item that the customer named along with the first. */
function nextItem(turn: Turn): void {
  const [next, ...rest] = turn.state.waiting;
  if (!next || !turn.state.current) return;
  turn.set({
    decided: withDecided(turn.state.decided, turn.state.current),
    current: next,
    waiting: rest,
  });
  decide(turn, [next.item === null ? wording(turn.parts, 'verdict.next_item') : aboutItem(turn, next.item)]);
}

/** Which of several things is spoken of now, in the customer's own word for it. */
export function aboutItem({ parts }: Turn, item: string): Segment {
  return echoed(phrase(parts, 'verdict.item', { item }));
}

function ask(turn: Turn, asks: Asks, lead: readonly Segment[]): void {
  const { current } = turn.state;
  if (!current) return;
  const opens =
    current.asked.length === 0 ? turn.parts.dialogs.get(String(current.facts['request']))?.opens : undefined;
  const opening: Segment[] =
    opens === undefined ? [] : [{ source: 'wording', text: opens, key: 'dialog.opens' }];
  turn.set({ pending: { kind: 'fact', fact: asks.fact, boundary: asks.boundary } });
  turn.setCase({
    asked: [...current.asked.filter((fact) => fact !== asks.fact), asks.fact],
    bounded: asks.boundary === null ? current.bounded : [...current.bounded, boundaryKey(asks)],
  });
  const { segments, rest } = questionReply(turn, asks);
  turn.say([...lead, ...opening, ...segments], rest);
}

/** Two facts that cannot both be right: the one given last is asked again, or the other if that was tried. */
function contradict(turn: Turn, problems: readonly FactProblem[], lead: readonly Segment[]): void {
  const { current, pending } = turn.state;
  const [problem] = problems;
  if (!current || !problem) return;
  const names = namesOf(turn, current, problem);
  const latest = [...names].sort((a, b) => current.given.lastIndexOf(b) - current.given.lastIndexOf(a));
  const isTried = (name: string): boolean =>
    pending?.kind === 'fact' && pending.fact === name && pending.again === true;
  const wrong = latest.find((name) => !isTried(name)) ?? latest[0];
  if (wrong === undefined) throw new Error(problem.message);
  const say = (name: string): string => sayFact(turn.fact(name), current.facts[name] ?? null);
  const other = names.filter((name) => name !== wrong).map(say)[0];
  const said =
    other === undefined
      ? wording(turn.parts, 'question.invalid_date')
      : echoed(phrase(turn.parts, 'question.contradiction', { one: say(wrong), other }));
  const facts = without(current.facts, wrong);
  turn.setCase({ facts, given: current.given.filter((name) => name !== wrong) });
  turn.set({ pending: { kind: 'fact', fact: wrong, boundary: null, again: true } });
  const { segments, rest } = questionReply(turn, asksOf(turn, wrong, null));
  turn.say([...lead, said, ...segments], rest);
}

/** The stated facts of a contradiction; where only one was stated, the other is one without which it would not be. */
function namesOf(turn: Turn, current: CaseState, { field, other }: FactProblem): readonly string[] {
  const named = [field, other ?? '']
    .map((name) => name.replace(/^facts\./, ''))
    .filter((name) => current.facts[name] !== undefined);
  const { store } = turn.state;
  if (named.length !== 1 || store === null) return named;
  const hidden = Object.keys(current.facts).filter(
    (name) =>
      name !== 'request' &&
      !named.includes(name) &&
      judgeCase(turn, store, { ...current, facts: without(current.facts, name) }).kind !== 'contradiction',
  );
  return [...named, ...hidden];
}

/** Asks which shop it is about, keeping what was said. */
export function askStore(turn: Turn, lead: readonly Segment[] = [], text = ''): void {
  const names = [...turn.parts.judge.knowledge.stores.values()].map(({ info }) => info.name);
  turn.set({ pending: { kind: 'store', text } });
  turn.say([...lead, wording(turn.parts, 'store.ask')], { quickReplies: names.map((label) => ({ label })) });
}

/** Begins a case with these facts, beside what the shop passed. */
export function beginCase(turn: Turn, facts: Facts): void {
  const { current, decided } = turn.state;
  turn.set({
    decided: current?.verdict ? withDecided(decided, current) : decided,
    current: { ...newCase({ ...turn.state.known, ...facts }), given: Object.keys(facts) },
    pending: null,
  });
}
