import type { FactDefinition } from '../../model/fact.js';
import type { Dates, PlainState } from './dates.js';
import { UNKNOWN } from './stated.js';
import type { VocabularyIndex } from './vocabulary-index.js';

const OPEN: PlainState = { value: undefined, source: 'open' };

/** The choices, booleans, numbers and countries of a case, worked out when first asked for. */
export interface PlainStates {
  get(name: string): PlainState | undefined;
}

/** Reads plain facts from what was stated, what follows from dates, and what is presumed. */
export class LazyPlainStates implements PlainStates {
  /**
   * @param known by position in the index: what was stated, then what else is worked out
   * @param dates the dates of the case; those that govern presumptions must be settled before `get` is called
   */
  constructor(
    private readonly known: (PlainState | undefined)[],
    private readonly index: VocabularyIndex,
    private readonly dates: Dates,
  ) {}

  /** Records a value that follows from other facts. */
  derive(name: string, value: string | boolean): void {
    const position = this.index.plainOf.get(name);
    if (position !== undefined) this.known[position] = { value, source: 'derived' };
  }

  get(name: string): PlainState | undefined {
    const position = this.index.plainOf.get(name);
    if (position === undefined) return undefined;
    const known = this.known[position];
    if (known) return known;
    const fact = this.index.plain[position];
    return fact && (this.known[position] = this.presumed(fact));
  }

  /** What was stated, or follows from what was, undefined where neither. */
  stated(name: string): PlainState | undefined {
    const position = this.index.plainOf.get(name);
    const state = position === undefined ? undefined : this.known[position];
    return state?.source === 'presumed' || state?.source === 'open' ? undefined : state;
  }

  private presumed({ presumed }: FactDefinition): PlainState {
    if (!presumed) return OPEN;
    for (const { fact, is } of presumed.unless) if (this.isKnownToBe(fact, is)) return OPEN;
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
