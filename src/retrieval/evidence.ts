import type { Concept } from '../knowledge/parse-concepts.js';
import type { ClauseDocument } from './documents.js';
import type { Reader, Reading } from './text/reader.js';
import type { FeatureWeights } from './weights.js';

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
  /** Concepts of the field that the question names, light ones left out. */
  readonly fieldConcepts: number;
}

/** Weighs questions against the clauses of one shop. */
export class EvidenceScale {
  private readonly features: readonly ReadonlySet<string>[];
  private readonly spoken: readonly ReadonlySet<string>[];
  private readonly spokenAnywhere: ReadonlySet<string>;
  private readonly concepts: ReadonlyMap<string, Concept>;

  constructor(
    documents: readonly ClauseDocument[],
    concepts: readonly Concept[],
    private readonly weights: FeatureWeights,
    private readonly reader: Reader,
  ) {
    this.concepts = new Map(concepts.map((concept) => [concept.id, concept]));
    this.features = documents.map(
      ({ text, asks, lead }) =>
        new Set([text, ...asks, ...(lead ? [lead] : [])].flatMap(({ features }) => features)),
    );
    this.spoken = documents.map(spokenConcepts);
    this.spokenAnywhere = new Set(this.spoken.flatMap((ids) => [...ids]));
  }

  /** True if some clause of the shop speaks of the concept. */
  speaksOf(concept: string): boolean {
    return this.spokenAnywhere.has(concept);
  }

  /** Weighs the question against the clause at the given place. */
  weigh(question: Reading, at: number): Evidence {
    const features = this.features[at] ?? new Set<string>();
    const spoken = this.spoken[at] ?? new Set<string>();
    const unknownWords: string[] = [];
    let total = 0;
    let explained = 0;
    let inStore = 0;
    for (const word of new Set(question.content)) {
      const known = this.weights.has(word);
      const background = this.reader.isBackground(word);
      const inPhrase = question.inPhrase.has(word);
      const weight = known ? this.weights.of(word) : background ? UNKNOWN_BACKGROUND : UNKNOWN;
      total += weight;
      if (!known && !background && !inPhrase) unknownWords.push(word);
      if (features.has(word) || this.named(question, word, spoken)) explained += weight;
      if (known || this.named(question, word, this.spokenAnywhere)) inStore += weight;
    }
    const named = [...question.concepts].filter((id) => this.concepts.get(id)?.weight !== 'light');
    for (const id of named) {
      const weight = this.weights.of(`#${id}`);
      total += weight;
      if (features.has(`#${id}`)) explained += weight;
      if (this.spokenAnywhere.has(id)) inStore += weight;
    }
    const decisive = named.filter((id) => this.concepts.get(id)?.weight === 'decisive');
    const others = named.filter((id) => this.concepts.get(id)?.weight === 'normal');
    return {
      explained: total === 0 ? 0 : explained / total,
      inStore: total === 0 ? 0 : inStore / total,
      unknownWords,
      foreignConcepts: decisive.filter((id) => !this.spokenAnywhere.has(id)),
      missedConcepts: decisive.filter((id) => this.spokenAnywhere.has(id) && !spoken.has(id)),
      strangeConcepts: others.filter((id) => !this.spokenAnywhere.has(id)),
      passedConcepts: others.filter(
        (id) => this.spokenAnywhere.has(id) && !spoken.has(id) && !features.has(`#${id}`),
      ),
      fieldConcepts: named.length,
    };
  }

  /** True if the word is part of a phrase whose concept is among those spoken of. */
  private named(question: Reading, word: string, spoken: ReadonlySet<string>): boolean {
    return question.matches.some(
      ({ concept, start, end }) => spoken.has(concept) && question.stems.slice(start, end).includes(word),
    );
  }
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
