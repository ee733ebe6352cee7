import type { FactProblem, Facts, Vocabulary } from '../model/fact.js';
import type { Policy, StoreKnowledge } from '../model/policy.js';
import type { Asks, VerdictResult } from '../model/verdict.js';
import type { Wording } from '../model/wording.js';
import { buildCase, type Case, type Now, readNow } from './case/case.js';
import { consider, type Consideration, Engine } from './consider.js';
import { DISTANT_PAST, parseDay } from './days.js';
import { writeVerdict } from './explain/verdict.js';
import { fill } from './explain/words.js';
import { asksFor, questionsFor } from './questions/ask.js';
import { signatureKey } from './signature.js';

/** Input that cannot be judged, each field named. */
export interface Refusal {
  readonly problems: readonly FactProblem[];
}

/** Knowledge that the judge needs, all of it immutable. */
export interface JudgeKnowledge {
  readonly vocabulary: Vocabulary;
  readonly wording: Wording;
  readonly stores: ReadonlyMap<string, StoreKnowledge>;
  /** Identifies the program that judges. */
  readonly engineHash: string;
}

/** Gives verdicts over all stores; compiles what it needs once. */
export class Judge {
  private readonly engines = new Map<Policy, Engine>();

  /** @param knowledge loaded and verified */
  constructor(readonly knowledge: JudgeKnowledge) {}

  /** The compiled policy. */
  engineOf(policy: Policy): Engine {
    let engine = this.engines.get(policy);
    if (!engine) this.engines.set(policy, (engine = new Engine(policy, this.knowledge.vocabulary)));
    return engine;
  }

  /**
   * The verdict, the next question and all facts still missing, as `POST /verdict` gives them.
   * @param facts read by `readFacts`; @param today a date or a timestamp with offset
   */
  judge(storeId: string, facts: Facts, today: string): VerdictResult | Refusal {
    const considered = this.consider(storeId, facts, today);
    if ('problems' in considered) return considered;
    if (considered.missingRequest) {
      return {
        verdict: null,
        asks: asksFor(this.knowledge.vocabulary, 'request', null),
        missing: ['request'],
      };
    }
    const { consideration, engine, notes, otherVersions } = considered;
    const questions = questionsFor(consideration, otherVersions, considered.changes);
    const next = questions[0];
    const asks: Asks | null = next ? asksFor(this.knowledge.vocabulary, next.fact, next.boundary) : null;
    const verdict = writeVerdict(consideration, {
      engine,
      wording: this.knowledge.wording,
      facts,
      asOf: today,
      engineHash: this.knowledge.engineHash,
      notes,
    });
    return { verdict, asks, missing: questions.map(({ fact }) => fact) };
  }

  /** Considers a case without writing the verdict. */
  consider(storeId: string, facts: Facts, today: string): Refusal | Considered {
    const store = this.knowledge.stores.get(storeId);
    if (!store)
      return refuse(
        'store',
        `store must be one of ${[...this.knowledge.stores.keys()].join(', ')}, not ${JSON.stringify(storeId)}`,
      );
    const now = readNow(today, store.info.timeZone);
    if (!now)
      return refuse(
        'today',
        `today must be a date that exists (YYYY-MM-DD) or a timestamp with offset, not ${JSON.stringify(today)}`,
      );
    const { policy, notes, others } = this.inForce(store, facts, now);
    const engine = this.engineOf(policy);
    const subject = buildCase(facts, this.knowledge.vocabulary, store.info, policy.derivations, now);
    if ('problems' in subject) return { problems: subject.problems };
    if (typeof facts['request'] !== 'string') return { missingRequest: true };
    const consideration = consider(engine, subject);
    const otherVersions = others
      .map((other) => this.considerUnder(other, subject))
      .filter((other) => signatureKey(other.summary) !== signatureKey(consideration.summary));
    const changes = [policy, ...others].map(startOf);
    return { missingRequest: false, consideration, engine, notes, otherVersions, changes };
  }

  private considerUnder(policy: Policy, subject: Case): Consideration {
    return consider(this.engineOf(policy), subject);
  }

  /** The version in force on the day of purchase; the oldest for older orders, the newest while that day is open. */
  private inForce(
    store: StoreKnowledge,
    facts: Facts,
    now: Now,
  ): { policy: Policy; notes: string[]; others: Policy[] } {
    const versions = [...store.versions].sort((a, b) => startOf(b) - startOf(a));
    const [newest] = versions;
    const oldest = versions.at(-1);
    if (!newest || !oldest) throw new Error(`${store.info.id} has no policy.`);
    if (newest === oldest && oldest.effectiveFrom === null) return { policy: oldest, notes: [], others: [] };
    const purchase = purchaseRange(facts, this.knowledge.vocabulary, store, now);
    const at = (day: number): Policy => versions.find((version) => startOf(version) <= day) ?? oldest;
    const policy = at(purchase.hi);
    const notes: string[] = [];
    if (purchase.known && purchase.hi < startOf(oldest))
      notes.push(fill(this.knowledge.wording, 'assumption.version'));
    const others = versions.filter(
      (version) =>
        version !== policy && startOf(version) <= purchase.hi && startOf(version) >= startOf(at(purchase.lo)),
    );
    if (others.length > 0) notes.push(fill(this.knowledge.wording, 'assumption.version_unknown'));
    return { policy, notes, others };
  }
}

/** A considered case with what its verdict must say beside it. */
export type Considered =
  | { readonly missingRequest: true }
  | {
      readonly missingRequest: false;
      readonly consideration: Consideration;
      readonly engine: Engine;
      readonly notes: readonly string[];
      /** Considerations under other versions that may govern and that decide otherwise. */
      readonly otherVersions: readonly Consideration[];
      /** First days of the versions that may govern. */
      readonly changes: readonly number[];
    };

function startOf(policy: Policy): number {
  return policy.effectiveFrom === null ? DISTANT_PAST : (parseDay(policy.effectiveFrom) ?? DISTANT_PAST);
}

function purchaseRange(
  facts: Facts,
  vocabulary: Vocabulary,
  store: StoreKnowledge,
  now: Now,
): { lo: number; hi: number; known: boolean } {
  const stated = facts['purchaseDate'];
  const day = typeof stated === 'string' ? parseDay(stated) : null;
  if (day !== null) return { lo: day, hi: day, known: true };
  const subject = buildCase(facts, vocabulary, store.info, [], now);
  const date = 'problems' in subject ? undefined : subject.dates.get('purchaseDate');
  return date
    ? { lo: date.lo, hi: date.hi, known: date.lo > DISTANT_PAST }
    : { lo: now.day, hi: now.day, known: false };
}

function refuse(field: string, message: string): Refusal {
  return { problems: [{ field, other: null, message, kind: 'invalid' }] };
}
