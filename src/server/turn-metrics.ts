import { Counter, Histogram, type Registry } from 'prom-client';

import type { TurnObserver } from '../channels/turn-observer.js';

/** Counts turns by how they ended, and times them and their stages. @param buckets in seconds */
export function turnMetrics(registry: Registry, buckets: readonly number[]): TurnObserver {
  const registers = [registry];
  const turns = new Counter({
    name: 'clausewise_turns_total',
    help: 'Turns of conversations, by how they ended.',
    labelNames: ['end'] as const,
    registers,
  });
  const lengths = new Histogram({
    name: 'clausewise_turn_duration_seconds',
    help: 'Time of a turn that was taken, from its arrival to the disk.',
    buckets: [...buckets],
    registers,
  });
  const stages = new Histogram({
    name: 'clausewise_turn_stage_duration_seconds',
    help: 'Where the time of turns goes: waiting, loading, thinking, storing.',
    labelNames: ['stage'] as const,
    buckets: [...buckets],
    registers,
  });
  const again = new Counter({
    name: 'clausewise_turns_again_total',
    help: 'Turns taken again because another process was faster.',
    registers,
  });
  return {
    stage: (stage, from, to) => stages.observe({ stage }, (to - from) / 1000),
    turn: (end, from, to) => {
      turns.inc({ end });
      if (end === 'taken') lengths.observe((to - from) / 1000);
    },
    again: () => again.inc(),
  };
}

/** Tells several. */
export function both(one: TurnObserver, other: TurnObserver | null): TurnObserver {
  if (!other) return one;
  return {
    stage: (...stage) => [one, other].forEach((each) => each.stage(...stage)),
    turn: (...turn) => [one, other].forEach((each) => each.turn(...turn)),
    again: () => [one, other].forEach((each) => each.again()),
  };
}
