import type { Facts, Vocabulary } from '../../model/fact.js';
import type { Policy } from '../../model/policy.js';
import type { Wording } from '../../model/wording.js';
import { type Now, readNow } from '../case/case.js';
import type { Engine } from '../consider.js';
import { parseDay } from '../days.js';
import type { CompiledRequest } from '../diagram/compile.js';
import { Judge } from '../judge.js';
import { type Combination, Space } from './space.js';
import { sayFacts, witnessOf } from './witness.js';

/** A Wednesday in the middle of a month: the day on which combinations are laid out and witnesses live. */
const TODAY = '2026-06-17T12:00:00Z';

/** What the checks of one text's rules share. */
export class CheckContext {
  /** Judges by this text alone, as it will be once its coverages are confirmed. */
  readonly judge: Judge;
  readonly policy: Policy;
  readonly engine: Engine;
  readonly now: Now;
  readonly today = TODAY;
  /** The requests that some coverage serves or touches. */
  readonly requests: readonly string[];
  private readonly spaces = new Map<string, Space>();

  constructor(
    policy: Policy,
    readonly vocabulary: Vocabulary,
    wording: Wording,
  ) {
    this.policy = { ...policy, withdrawn: new Set() };
    const { store } = policy;
    const stores = new Map([[store.id, { info: store, versions: [this.policy] }]]);
    this.judge = new Judge({ vocabulary, wording, stores, engineHash: 'check' });
    this.engine = this.judge.engineOf(this.policy);
    const now = readNow(TODAY, store.timeZone);
    if (!now) throw new Error(`${TODAY} is no moment.`);
    this.now = now;
    const concerned = new Set(policy.coverages.flatMap(({ serves, touches }) => [...serves, ...touches]));
    const choices = vocabulary.facts.get('request')?.choices ?? [];
    this.requests = choices.map(({ value }) => String(value)).filter((request) => concerned.has(request));
  }

  /** Every combination that a request can meet. */
  space(request: string): Space {
    let space = this.spaces.get(request);
    if (!space) this.spaces.set(request, (space = this.spaceOf(this.engine.request(request))));
    return space;
  }

  /** Every combination of a compiled request, whatever its variables. */
  spaceOf(compiled: CompiledRequest): Space {
    return new Space({ policy: this.policy, compiled, vocabulary: this.vocabulary, now: this.now });
  }

  /** A combination in plain words, and as facts. */
  witness(space: Space, combination: Combination): { readonly text: string; readonly facts: Facts } {
    const facts = witnessOf(space, combination);
    return {
      facts,
      text: sayFacts(facts, this.vocabulary, parseDay(this.today.slice(0, 10)) ?? this.now.day),
    };
  }
}
