import type { FactDefinition, Facts, Vocabulary } from '../../model/fact.js';
import type { Dates, PlainState } from './dates.js';

const OPEN: PlainState = { value: undefined, source: 'open' };
const UNKNOWN: PlainState = { value: undefined, source: 'unknown' };

const statedStates = new Map<string | number | boolean, PlainState>();
const MOST_STATES = 2000;

/** Stated values repeat; each has one state object. */
function stateOf(value: string | number | boolean): PlainState {
  let state = statedStates.get(value);
  if (!state) {
    if (statedStates.size >= MOST_STATES) statedStates.clear();
    statedStates.set(value, (state = { value, source: 'stated' }));
  }
  return state;
}

/** The choices, booleans, numbers and countries of a case, worked out when first asked for. */
export interface PlainStates {
  get(name: string): PlainState | undefined;
}

/** Reads plain facts from what was stated, what follows from dates, and what is presumed. */
export class LazyPlainStates implements PlainStates {
  private readonly known = new Map<string, PlainState>();

  /** @param dates the dates of the case; those that govern presumptions must be settled before `get` is called */
  constructor(
    private readonly facts: Facts,
    private readonly vocabulary: Vocabulary,
    private readonly dates: Dates,
  ) {}

  /** Records a value that follows from other facts. */
  derive(name: string, value: string | boolean): void {
    this.known.set(name, { value, source: 'derived' });
  }

  get(name: string): PlainState | undefined {
    const known = this.known.get(name);
    if (known) return known;
    const fact = this.vocabulary.facts.get(name);
    if (!fact || fact.type === 'date' || fact.type === 'event' || fact.type === 'timestamp') return undefined;
    const state = this.stated(name) ?? this.presumed(fact);
    this.known.set(name, state);
    return state;
  }

  /** The stated value alone, undefined when nothing was stated. */
  stated(name: string): PlainState | undefined {
    const value = this.facts[name];
    const known = this.known.get(name);
    if (known?.source === 'derived') return known;
    if (value === undefined) return undefined;
    return value === null || typeof value === 'object' ? UNKNOWN : stateOf(value);
  }

  private presumed({ presumed }: FactDefinition): PlainState {
    if (!presumed || presumed.unless.some(({ fact, is }) => this.isKnownToBe(fact, is))) return OPEN;
    const same = presumed.sameAs === null ? undefined : this.get(presumed.sameAs);
    if (same?.source === 'unknown') return UNKNOWN;
    return { value: same?.value ?? presumed.value, source: 'presumed' };
  }

  /** True when the fact is stated (or follows) to have the value, or the event to have happened. */
  isKnownToBe(name: string, is: string | boolean): boolean {
    const date = this.dates.get(name);
    if (date) return is === 'happened' && date.happened === true && date.source !== 'presumed';
    const state = this.stated(name);
    return state !== undefined && state.value === is;
  }
}

/** Plain states with one of them replaced. */
export function withPlain(states: PlainStates, name: string, state: PlainState): PlainStates {
  return { get: (other) => (other === name ? state : states.get(other)) };
}
