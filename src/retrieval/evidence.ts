import type { Concept } from '../knowledge/parse-concepts.js';
import type { ClauseDocument } from './documents.js';
import type { FeatureNumbers } from './features.js';
import type { Weigh } from './signals/nearest-ask.js';
import type { ShopQuestion } from './signals/signal.js';
import { FEATURE } from './text/reader.js';

/** A concept counts as spoken of by a clause when its text or a heading above names it, or this many of its asks do. */
const MIN_ASKS = 2;
const MIN_SHARE = 0.15;
/** What a word weighs that neither the shop nor its customers use: much if it may name a matter, little if anybody says it. */
const UNKNOWN = 1;
const UNKNOWN_BACKGROUND = 0.1;

/** How much of a question a clause, and the shop's policy at large, account for. */
export interface Evidence {
  /** Share of the question's weight that the clause accounts for, 0 to 1. */
  readonly explained: number;
  /** Share of it that the policy at large accounts for. */
  readonly inStore: number;
  /** Words that nobody at the shop uses. */
  readonly unknownWords: readonly string[];
  /** Decisive concepts that no clause of the shop speaks of. */
  readonly foreignConcepts: readonly string[];
  /** Other concepts that no clause of the shop speaks of. */
  readonly strangeConcepts: readonly string[];
  /** Decisive concepts that other clauses speak of, but this one does not. */
  readonly missedConcepts: readonly string[];
  /** Other concepts that other clauses speak of, but this one does not. */
  readonly passedConcepts: readonly string[];
  /** Concepts that hold only where what the clause speaks of does not: "before it ships", of one about shipped orders. */
  readonly opposedConcepts: readonly string[];
  /** Concepts of the field that the question names, light ones left out. */
  readonly fieldConcepts: number;
}

/** What the clauses of a shop speak of, as bits: the bit of a clause is set where it does. Plain data. */
export interface Spoken {
  /** 32-bit words that hold one bit a clause. */
  readonly width: number;
  /** By feature number: the clauses whose text, lead or asks have it. */
  readonly features: Uint32Array;
  /** By feature number: 1 where the text or an ask of some clause has it. */
  readonly known: Uint8Array;
  /** By concept: the clauses that speak of it. */
  readonly concepts: ReadonlyMap<string, Uint32Array>;
}

/** Weighs questions against the clauses of one shop. */
export class EvidenceScale {
  /** @param weights by feature number; @param weigh says what any feature weighs */
  constructor(
    private readonly spoken: Spoken,
    private readonly concepts: ReadonlyMap<string, Concept>,
    private readonly weights: Float64Array,
    private readonly weighFeature: Weigh,
  ) {}

  /** Notes what each clause speaks of. @param clausesWith how many clauses have a feature in text or asks */
  static learn(
    documents: readonly ClauseDocument[],
    clausesWith: ReadonlyMap<string, number>,
    numbers: FeatureNumbers,
  ): Spoken {
    const width = Math.ceil(documents.length / 32);
    const features = new Uint32Array(width * numbers.list.length);
    const concepts = new Map<string, Uint32Array>();
    for (const document of documents) {
      const { at, text, asks, lead } = document;
      for (const reading of [text, ...asks, ...(lead ? [lead] : [])])
        for (const feature of reading.features) setBit(features, width * numbers.of(feature), at);
      for (const id of spokenConcepts(document)) {
        const bits = concepts.get(id) ?? new Uint32Array(width);
        setBit(bits, 0, at);
        concepts.set(id, bits);
      }
    }
    const known = Uint8Array.from(numbers.list, (feature) => (clausesWith.has(feature) ? 1 : 0));
    return { width, features, known, concepts };
  }

  /** Weighs the question against the clause at the given place. */
  weigh({ reading, ids }: ShopQuestion, at: number): Evidence {
    const { spoken } = this;
    const unknownWords: string[] = [];
    let total = 0;
    let explained = 0;
    let inStore = 0;
    const foreignConcepts: string[] = [];
    const missedConcepts: string[] = [];
    const strangeConcepts: string[] = [];
    const passedConcepts: string[] = [];
    const opposedConcepts: string[] = [];
    let fieldConcepts = 0;
    for (let index = 0; index < ids.length; index++) {
      const kind = reading.kinds[index] ?? 0;
      if (kind > FEATURE.concept) continue;
      const id = ids[index] ?? -1;
      const feature = reading.features[index] ?? '';
      const isKnown = id >= 0 && spoken.known[id] === 1;
      const has = id >= 0 && hasBit(spoken.features, spoken.width * id, at);
      if (kind === FEATURE.concept) {
        const name = feature.slice(1);
        const concept = this.concepts.get(name);
        const importance = concept?.weight;
        if (importance === 'light') continue;
        const clauses = spoken.concepts.get(name);
        const speaks = clauses !== undefined && hasBit(clauses, 0, at);
        if (
          !speaks &&
          concept?.opposite.some((other) => this.speaks(other, at) && !reading.concepts.has(other))
        )
          opposedConcepts.push(name);
        const weight = this.weighFeature(id, feature, kind);
        fieldConcepts += 1;
        total += weight;
        if (has) explained += weight;
        if (clauses) inStore += weight;
        if (importance === 'decisive') {
          if (!clauses) foreignConcepts.push(name);
          else if (!speaks) missedConcepts.push(name);
        } else if (!clauses) strangeConcepts.push(name);
        else if (!speaks && !has) passedConcepts.push(name);
        continue;
      }
      const around = reading.inPhrase.get(feature);
      const isBackground = kind === FEATURE.background;
      const weight = isKnown ? (this.weights[id] ?? 0) : isBackground ? UNKNOWN_BACKGROUND : UNKNOWN;
      total += weight;
      if (!isKnown && !isBackground && !around) unknownWords.push(feature);
      if (has || this.names(around, at)) explained += weight;
      if (isKnown || this.names(around, null)) inStore += weight;
    }
    return {
      explained: total === 0 ? 0 : explained / total,
      inStore: total === 0 ? 0 : inStore / total,
      unknownWords,
      foreignConcepts,
      missedConcepts,
      strangeConcepts,
      passedConcepts,
      opposedConcepts,
      fieldConcepts,
    };
  }

  private speaks(concept: string, at: number): boolean {
    const clauses = this.spoken.concepts.get(concept);
    return clauses !== undefined && hasBit(clauses, 0, at);
  }

  /** True if the clause (null: any clause) speaks of one of the concepts. */
  private names(concepts: ReadonlySet<string> | undefined, at: number | null): boolean {
    if (!concepts) return false;
    for (const id of concepts) {
      const clauses = this.spoken.concepts.get(id);
      if (clauses && (at === null || hasBit(clauses, 0, at))) return true;
    }
    return false;
  }
}

function setBit(bits: Uint32Array, from: number, at: number): void {
  const word = from + (at >>> 5);
  bits[word] = (bits[word] ?? 0) | (1 << (at & 31));
}

function hasBit(bits: Uint32Array, from: number, at: number): boolean {
  return (((bits[from + (at >>> 5)] ?? 0) >>> (at & 31)) & 1) === 1;
}

function spokenConcepts({ headings, text, asks }: ClauseDocument): Set<string> {
  const counts = new Map<string, number>();
  for (const ask of asks) for (const id of ask.concepts) counts.set(id, (counts.get(id) ?? 0) + 1);
  const least = Math.max(MIN_ASKS, MIN_SHARE * asks.length);
  return new Set([
    ...headings.concepts,
    ...text.concepts,
    ...[...counts].filter(([, count]) => count >= least).map(([id]) => id),
  ]);
}
