import type { Facts, Vocabulary } from '../../model/fact.js';
import type { Policy } from '../../model/policy.js';
import type { Wording } from '../../model/wording.js';
import { type Now, readNow } from '../case/case.js';
import type { Engine } from '../consider.js';
import type { CompiledRequest } from '../diagram/compile.js';
import { Judge } from '../judge.js';
import { formatMinute } from '../zone.js';
import { OTHER_DAYS, TODAY } from './days-looked-at.js';
import { type Combination, Space } from './space.js';
import { sayFacts, witnessOf } from './witness.js';

/** A case as an example of what was found. */
export interface Witness {
  readonly facts: Facts;
  readonly today: string;
  readonly text: string;
}

/** What the checks of one text's rules share. */
export class CheckContext {
  /** Judges by this text alone, as it will be once its coverages are confirmed. */
  readonly judge: Judge;
  readonly policy: Policy;
  readonly engine: Engine;
  readonly now: Now;
  readonly today = TODAY;
  private readonly others: readonly Now[];
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
    this.others = OTHER_DAYS.flatMap((day) => readNow(`${day}T12:00:00Z`, store.timeZone) ?? []);
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
    const { policy, vocabulary, now, others } = this;
    return new Space({ policy, compiled, vocabulary, now, others });
  }

  /** A combination in plain words, and as facts on a day. */
  witness(space: Space, combination: Combination): Witness {
    const facts = witnessOf(space, combination);
    const { day, firstMinute } = combination.subject.now;
    return { facts, today: formatMinute(firstMinute, 'UTC'), text: sayFacts(facts, this.vocabulary, day) };
  }
}
