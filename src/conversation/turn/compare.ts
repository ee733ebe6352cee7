import type { Facts } from '../../model/fact.js';
import type { Segment } from '../../model/reply.js';
import { vocabularyOf } from '../parts.js';
import { sayFacts } from '../replies/say-fact.js';
import { buttons, computed, echoed, phrase, wording } from '../replies/segments.js';
import { clausesOf } from '../replies/verdict.js';
import { judgeCase } from './judge-case.js';
import type { Turn } from './turn.js';

/** Says what the verdict would be with other facts; the case itself stays as it is. */
export function whatIf(turn: Turn, facts: Facts): void {
  const { parts, store } = turn;
  const { current } = turn.state;
  if (!current || !store) {
    turn.say([wording(parts, 'small.no_case')]);
    return;
  }
  const other = { ...current, facts: { ...current.facts, ...facts } };
  const judged = judgeCase(turn, store.id, other);
  const said = sayFacts(facts, vocabularyOf(parts)).join('; ');
  const result = parts.judge.judge(store.id, other.facts, turn.context.now);
  if (judged.kind === 'contradiction' || 'problems' in result || !result.verdict) {
    const [problem] = 'problems' in result ? result.problems : [];
    turn.say([echoed(`${said}: ${problem?.message ?? ''}`)]);
    return;
  }
  const { verdict } = result;
  const isSame =
    current.verdict?.outcome === verdict.outcome && current.verdict.route?.id === verdict.route?.id;
  turn.say(
    [
      echoed(`${said}.`),
      wording(parts, isSame ? 'verdict.what_if_same' : 'verdict.what_if'),
      computed(verdict.headline, clausesOf(verdict)),
    ],
    { citations: verdict.citations.slice(0, 3) },
  );
}

/** Says which single facts would turn the verdict. */
export function sayChanges(turn: Turn): void {
  const { parts } = turn;
  const verdict = turn.state.current?.verdict;
  if (!verdict) {
    turn.say([wording(parts, 'small.no_case')]);
    return;
  }
  const lines = verdict.changes.map(({ text, outcome }): Segment =>
    computed(
      phrase(parts, 'verdict.change', { text, outcome: phrase(parts, `outcome.${outcome}`) }),
      clausesOf(verdict),
    ),
  );
  turn.say(
    lines.length > 0
      ? [wording(parts, 'verdict.changes'), ...lines]
      : [computed(phrase(parts, 'verdict.no_changes'), clausesOf(verdict))],
    { quickReplies: buttons(phrase(parts, 'choice.person')) },
  );
}
