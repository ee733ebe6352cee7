/** Where the time of a turn goes: waiting for its place, loading, thinking, storing. */
export const TURN_STAGES = ['wait', 'load', 'take', 'store'] as const;
/** One of them. */
export type TurnStage = (typeof TURN_STAGES)[number];

/** How a turn ended: `refused`, too many waited; `failed`, an error. */
export type TurnEnd = 'taken' | 'repeated' | 'gone' | 'refused' | 'failed';

/** Hears how turns go; the server counts and traces it. Times are milliseconds since 1970, with fractions. */
export interface TurnObserver {
  /** A stage is over. */
  stage(stage: TurnStage, from: number, to: number): void;
  /** A turn is over. */
  turn(end: TurnEnd, from: number, to: number): void;
  /** The state was changed by another process meanwhile: the turn is taken again. */
  again(): void;
}
