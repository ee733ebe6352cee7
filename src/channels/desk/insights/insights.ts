import type { Effect } from '../../../model/conversation.js';
import type { DeskHandoff } from '../../../model/desk.js';
import type { DeskInsights } from '../../../model/desk-insights.js';
import type { Outcome } from '../../../model/verdict.js';
import type { StoredEffect } from '../../../storage/records.js';
import { formatDay, parseDay } from '../../../verdict/days.js';
import type { DeskParts } from '../parts.js';
import { gapsOf } from './gaps.js';

/** What insights are made of: everything of the days wanted, of the shops that the agent sees. */
export interface InsightInput {
  readonly effects: readonly StoredEffect[];
  readonly handoffs: readonly DeskHandoff[];
  /** `YYYY-MM-DD`, both included. */
  readonly from: string;
  readonly to: string;
  readonly store: string | null;
  /** ISO 8601: a dialog whose last question is younger than half an hour may still go on. */
  readonly now: string;
}

const OUTCOMES: readonly Outcome[] = ['eligible', 'conditional', 'not_eligible', 'not_stated'];
const MOST_CLAUSES = 15;
const STILL_GOING = 30 * 60_000;

/** What customers asked and what came of it. Pure. */
export function insightsOf({ ask }: DeskParts, input: InsightInput): DeskInsights {
  const { effects, handoffs, from, to, store } = input;
  const verdicts = of(effects, 'decided').map(({ body }) => body.verdict);
  const feedback = of(effects, 'feedback').map(({ body }) => body.helpful);
  const unanswered = of(effects, 'abstained').map(({ body }) => ({ text: body.text, store: body.store }));
  return {
    from,
    to,
    store,
    days: daysOf(input),
    outcomes: OUTCOMES.map((outcome) => ({
      outcome,
      count: verdicts.filter((verdict) => verdict.outcome === outcome).length,
    })),
    clauses: clausesOf(effects, ask.judge.knowledge.stores),
    gaps: gapsOf(unanswered, ask.index),
    left: leftOf(input, ask.judge.knowledge.vocabulary.facts),
    feedback: {
      helpful: feedback.filter((helpful) => helpful).length,
      unhelpful: feedback.filter((helpful) => !helpful).length,
    },
    handoffs: waitsOf(handoffs),
  };
}

type EffectOf<Kind extends Effect['kind']> = StoredEffect & {
  readonly body: Extract<Effect, { kind: Kind }>;
};

function of<Kind extends Effect['kind']>(effects: readonly StoredEffect[], kind: Kind): EffectOf<Kind>[] {
  return effects.filter((effect): effect is EffectOf<Kind> => effect.body.kind === kind);
}

function daysOf({ effects, handoffs, from, to }: InsightInput): DeskInsights['days'] {
  const [first, last] = [parseDay(from), parseDay(to)];
  if (first === null || last === null) throw new Error('The days must be checked before.');
  const count = (day: string, kind: Effect['kind']): number =>
    effects.filter(({ at, body }) => body.kind === kind && at.startsWith(day)).length;
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const day = formatDay(first + index);
    return {
      day,
      answered: count(day, 'answered'),
      abstained: count(day, 'abstained'),
      decided: count(day, 'decided'),
      handoffs: handoffs.filter(({ at }) => at.startsWith(day)).length,
    };
  });
}

function clausesOf(
  effects: readonly StoredEffect[],
  stores: DeskParts['ask']['judge']['knowledge']['stores'],
): DeskInsights['clauses'] {
  const counts = new Map<string, number>();
  for (const { body } of of(effects, 'answered'))
    for (const clause of body.clauses.slice(0, 1)) counts.set(clause, (counts.get(clause) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_CLAUSES)
    .map(([clause, count]) => {
      const [shop = '', slug = ''] = clause.split('/');
      const heading = stores.get(shop)?.versions[0]?.clauseById.get(clause)?.headings.at(-1) ?? shop;
      return { clause, heading, url: `/policies/${shop}#${slug}`, count };
    });
}

/** A dialog was left at a question if nothing came after it in its conversation, and it has been quiet since. */
function leftOf(
  { effects, handoffs, now }: InsightInput,
  facts: DeskParts['ask']['judge']['knowledge']['vocabulary']['facts'],
): DeskInsights['left'] {
  const last = new Map(effects.map((effect) => [effect.conversation, effect]));
  const handed = new Set(handoffs.map(({ conversation }) => conversation));
  const counts = new Map<string, { asked: number; left: number }>();
  for (const { body } of of(effects, 'asked')) {
    const count = counts.get(body.fact) ?? { asked: 0, left: 0 };
    count.asked++;
    counts.set(body.fact, count);
  }
  for (const { body, at, conversation } of last.values()) {
    const isQuiet = Date.parse(now) - Date.parse(at) >= STILL_GOING;
    const count = body.kind === 'asked' ? counts.get(body.fact) : undefined;
    if (count && isQuiet && !handed.has(conversation)) count.left++;
  }
  return [...counts]
    .map(([fact, count]) => ({ fact, label: facts.get(fact)?.label ?? fact, ...count }))
    .sort((a, b) => b.left - a.left || b.asked - a.asked);
}

function waitsOf(handoffs: readonly DeskHandoff[]): DeskInsights['handoffs'] {
  const waits = handoffs
    .flatMap(({ at, joinedAt }) =>
      joinedAt === null ? [] : [(Date.parse(joinedAt) - Date.parse(at)) / 1000],
    )
    .sort((a, b) => a - b);
  const middle = (waits.length - 1) / 2;
  const median = ((waits[Math.floor(middle)] ?? 0) + (waits[Math.ceil(middle)] ?? 0)) / 2;
  return {
    count: handoffs.length,
    waiting: handoffs.filter(({ status }) => status === 'waiting').length,
    medianWait: waits.length === 0 ? null : Math.round(median),
    longestWait: waits.length === 0 ? null : Math.round(waits.at(-1) ?? 0),
  };
}
