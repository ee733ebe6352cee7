import type { CaseState } from '../../../model/conversation.js';
import type { Command } from '../../../model/message.js';
import type { Segment } from '../../../model/reply.js';
import { readFacts } from '../../../verdict/case/read-facts.js';
import { usualRequests, vocabularyOf } from '../../parts.js';
import { calendarFile } from '../../replies/calendar.js';
import { claimMessage } from '../../replies/claim.js';
import { handOver } from '../../replies/handoff.js';
import { buttons, phrase, wording } from '../../replies/segments.js';
import { canClaim } from '../../replies/verdict.js';
import { initialState } from '../../state.js';
import { sayReasons, whatIf } from '../compare.js';
import { giveFacts } from '../give-facts.js';
import { asksOf } from '../judge-case.js';
import { putAgain, repeat } from '../put.js';
import type { Turn } from '../turn.js';
import { chooseStore } from './store.js';

/** Does what a button or a card asks for. */
export function obey(turn: Turn, command: Command): void {
  switch (command.action) {
    case 'hello': {
      greet(turn);
      return;
    }
    case 'restart': {
      restart(turn);
      return;
    }
    case 'person': {
      handOver(turn);
      return;
    }
    case 'why': {
      sayWhy(turn);
      return;
    }
    case 'claim': {
      writeClaim(turn);
      return;
    }
    case 'calendar': {
      giveCalendar(turn);
      return;
    }
    case 'store': {
      chooseStore(turn, command.store);
      return;
    }
    case 'feedback': {
      takeFeedback(turn, command.helpful);
      return;
    }
    case 'fact':
    case 'what_if': {
      const { facts, problems } = readFacts({ [command.fact]: command.value }, vocabularyOf(turn.parts));
      const [problem] = problems;
      if (problem) {
        const isDate = vocabularyOf(turn.parts)
          .facts.get(command.fact)
          ?.type.match(/date|event|timestamp/);
        turn.say([wording(turn.parts, isDate ? 'question.invalid_date' : 'question.unclear')]);
        putAgain(turn);
        return;
      }
      if (command.action === 'what_if') {
        whatIf(turn, facts);
        return;
      }
      giveFacts(turn, facts, { isAnswer: true });
      return;
    }
  }
}

/** The first words: that it is an automated assistant, and what it is for. */
export function greet(turn: Turn): void {
  const { parts, store } = turn;
  const stores = [...parts.judge.knowledge.stores.values()].map(({ info }) => info.name);
  if (store) {
    turn.say([wording(parts, 'greeting.store', { store: store.name })], {
      quickReplies: buttons(...usualRequests(parts)),
    });
    return;
  }
  turn.say([wording(parts, 'greeting.anyone', { stores: stores.join(', ') })], {
    quickReplies: buttons(...stores),
  });
}

/** Forgets the case; what the shop passed and a handoff stay. */
export function restart(turn: Turn): void {
  const { state, parts } = turn;
  turn.state = {
    ...initialState(state.store, state.known),
    bound: state.bound,
    handoff: state.handoff,
    turns: state.turns,
  };
  turn.say([wording(parts, 'small.restart')]);
}

/** Says why the open question is asked, and puts it again. After a verdict: what it rests on. */
export function sayWhy(turn: Turn): void {
  const { pending, current } = turn.state;
  if (pending?.kind === 'fact' || pending?.kind === 'value') repeat(turn, [reasonOf(turn, pending.fact)]);
  else if (pending === null && current?.verdict) sayReasons(turn, current.verdict);
  else turn.say([wording(turn.parts, 'question.nothing_pending')]);
}

/** Why a fact is asked. */
export function reasonOf(turn: Turn, fact: string): Segment {
  return wording(turn.parts, 'question.why', { why: asksOf(turn, fact, null).why });
}

/** A message to the shop, ready to be sent. */
export function writeClaim(turn: Turn): void {
  const { parts } = turn;
  const judged = lastJudged(turn);
  if (!judged) turn.say([wording(parts, 'small.no_case')]);
  // Things that were named together are written for together, a message each.
  const together =
    judged === undefined || judged.item === null
      ? []
      : turn.state.decided.filter(({ item }) => item !== null);
  const cases = [...new Set([...together, ...(judged ? [judged] : [])])];
  for (const one of cases) {
    if (!one.verdict || (one !== judged && !canClaim(parts, one.verdict))) continue;
    const claim = claimMessage(parts, one, one.verdict);
    // The message speaks for the customer and quotes the policy; it is shown whole where the channel has no card.
    turn.say([wording(parts, 'claim.intro'), { source: 'echo', text: claim.body }], {
      claim,
      quickReplies: buttons(phrase(parts, 'choice.person')),
    });
  }
  putAgain(turn);
}

/** The case that was judged last: the one at hand, or the one before it. */
export function lastJudged({ state: { current, decided } }: Turn): CaseState | undefined {
  return current?.verdict ? current : decided.at(-1);
}

/** The last day as a calendar file. */
export function giveCalendar(turn: Turn): void {
  const { parts, context } = turn;
  const verdict = lastJudged(turn)?.verdict;
  const calendar = verdict ? calendarFile(parts, verdict, context.now) : null;
  if (!verdict) turn.say([wording(parts, 'small.no_case')]);
  else if (!calendar) turn.say([wording(parts, 'small.no_deadline')]);
  else turn.say([wording(parts, 'small.calendar')], { calendar });
  putAgain(turn);
}

/** Thanks for what the customer thinks of the answer. */
export function takeFeedback(turn: Turn, helpful: boolean): void {
  const { parts } = turn;
  turn.cause({ kind: 'feedback', helpful });
  if (!helpful) turn.set({ offered: 'person' });
  turn.say([wording(parts, helpful ? 'small.feedback_good' : 'small.feedback_bad')], {
    quickReplies: helpful ? [] : buttons(phrase(parts, 'choice.person')),
  });
}
