import type { Command } from '../../../model/message.js';
import { readFacts } from '../../../verdict/case/read-facts.js';
import { vocabularyOf } from '../../parts.js';
import { calendarFile } from '../../replies/calendar.js';
import { claimMessage } from '../../replies/claim.js';
import { handOver } from '../../replies/handoff.js';
import { questionReply } from '../../replies/question.js';
import { buttons, phrase, wording } from '../../replies/segments.js';
import { initialState } from '../../state.js';
import { sayChanges, whatIf } from '../compare.js';
import { decide } from '../decide.js';
import { giveFacts } from '../give-facts.js';
import { asksOf } from '../judge-case.js';
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
        turn.say([{ source: 'echo', text: problem.message }]);
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
  const requests = vocabularyOf(parts).facts.get('request')?.choices ?? [];
  const often = [...requests].sort((a, b) => b.prior - a.prior).slice(0, 4);
  if (store) {
    turn.say([wording(parts, 'greeting.store', { store: store.name })], {
      quickReplies: often.map(({ label }) => ({ label })),
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

/** Says why the open question is asked, and puts it again. */
export function sayWhy(turn: Turn): void {
  const { pending } = turn.state;
  if (pending?.kind !== 'fact') {
    turn.say([wording(turn.parts, 'question.nothing_pending')]);
    return;
  }
  const asks = asksOf(turn, pending.fact, pending.boundary);
  const { segments, rest } = questionReply(turn, asks);
  turn.say([wording(turn.parts, 'question.why', { why: asks.why }), ...segments], rest);
}

/** Puts the open question again. */
export function repeat(turn: Turn): void {
  const { pending, current } = turn.state;
  if (pending?.kind === 'fact') {
    const { segments, rest } = questionReply(turn, asksOf(turn, pending.fact, pending.boundary));
    turn.say(segments, rest);
  } else if (current) decide(turn);
  else turn.say([wording(turn.parts, 'small.help')]);
}

/** A message to the shop, ready to be sent. */
export function writeClaim(turn: Turn): void {
  const { parts } = turn;
  const { current } = turn.state;
  if (!current?.verdict) {
    turn.say([wording(parts, 'small.no_case')]);
    return;
  }
  const claim = claimMessage(parts, current, current.verdict);
  // The message speaks for the customer and quotes the policy; it is shown whole where the channel has no card.
  turn.say([wording(parts, 'claim.intro'), { source: 'echo', text: claim.body }], {
    claim,
    quickReplies: buttons(phrase(parts, 'choice.person')),
  });
}

/** The last day as a calendar file. */
export function giveCalendar(turn: Turn): void {
  const { parts, context } = turn;
  const verdict = turn.state.current?.verdict;
  const calendar = verdict ? calendarFile(parts, verdict, context.now) : null;
  if (!verdict) turn.say([wording(parts, 'small.no_case')]);
  else if (!calendar) turn.say([wording(parts, 'small.no_deadline')]);
  else turn.say([wording(parts, 'small.calendar')], { calendar });
}

/** Thanks for what the customer thinks of the answer. */
export function takeFeedback(turn: Turn, helpful: boolean): void {
  const { parts } = turn;
  turn.cause({ kind: 'feedback', helpful });
  turn.say([wording(parts, helpful ? 'small.feedback_good' : 'small.feedback_bad')], {
    quickReplies: helpful ? [] : buttons(phrase(parts, 'choice.person')),
  });
}

export { sayChanges };
