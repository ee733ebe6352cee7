import type { Facts } from '../../model/fact.js';
import type { Segment } from '../../model/reply.js';
import type { Verdict } from '../../model/verdict.js';
import { vocabularyOf } from '../parts.js';
import { sayFacts } from '../replies/say-fact.js';
import { buttons, computed, echoed, phrase, wording } from '../replies/segments.js';
import { assumedFacts } from '../replies/verdict.js';
import { clausesOf } from '../replies/verdict-lines.js';
import type { Turn } from './turn.js';

/** Reasons beyond these are left to the card. */
const MOST_REASONS = 6;

/** Says what the verdict would be with other facts; the case itself stays as it is. */
export function whatIf(turn: Turn, facts: Facts): void {
  const { parts, store } = turn;
  const { current } = turn.state;
  if (!current || !store) {
    turn.say([wording(parts, 'small.no_case')]);
    return;
  }
  const said = sayFacts(facts, vocabularyOf(parts)).join('; ');
  const result = parts.judge.judge(store.id, { ...current.facts, ...facts }, turn.context.now);
  if ('problems' in result || !result.verdict) {
    turn.say([echoed(phrase(parts, 'verdict.what_if_impossible', { facts: said }))]);
    return;
  }
  const { verdict } = result;
  const isSame =
    current.verdict?.outcome === verdict.outcome && current.verdict.headline === verdict.headline;
  turn.say(
    [
      echoed(phrase(parts, 'verdict.what_if_fact', { facts: said })),
      wording(parts, isSame ? 'verdict.what_if_same' : 'verdict.what_if'),
      computed(verdict.headline, clausesOf(verdict)),
    ],
    { citations: verdict.citations.slice(0, 3) },
  );
}

/** Says which single facts would turn the verdict. */
export function sayChanges(turn: Turn, verdict: Verdict): void {
  const { parts } = turn;
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

/** Says what a verdict rests on, each reason with its clause. */
export function sayReasons(turn: Turn, verdict: Verdict): void {
  const { parts } = turn;
  const decisive = verdict.reasons.filter(({ holds }) =>
    verdict.outcome === 'not_eligible' ? holds === false : true,
  );
  const lines = decisive
    .slice(0, MOST_REASONS)
    .map(({ text, clause }) => computed(phrase(parts, 'verdict.reason', { text }), [clause]));
  turn.say(
    lines.length > 0
      ? [wording(parts, 'verdict.reasons'), ...lines]
      : [computed(verdict.headline, clausesOf(verdict))],
    { citations: verdict.citations, quickReplies: buttons(phrase(parts, 'choice.changes')) },
  );
}

/** Says which facts a verdict took for granted. */
export function sayAssumed(turn: Turn, verdict: Verdict): void {
  const { parts } = turn;
  const assumptions = assumedFacts(parts, verdict);
  turn.say([
    assumptions.length > 0
      ? computed(
          phrase(parts, 'verdict.assumptions', { assumptions: assumptions.join(' ') }),
          clausesOf(verdict),
        )
      : wording(parts, 'verdict.nothing_assumed'),
  ]);
}
