import type { Clause } from '../model/clause.js';
import type { Shares } from './confidence.js';
import { decidingSentences } from './extract.js';
import { type NeighbourRole, neighboursOf } from './neighbours.js';
import type { Opinion } from './opinions.js';
import type { RankedClause } from './store-index.js';
import type { Reader } from './text/reader.js';

/** Below this the bot says that the policy does not say. Chosen on near misses; what is compared with it: confidence.ts. */
const ENOUGH = 0.72;
/** The same for the surest of several shops: what is nobody's matter has a chance with each of them. */
const ENOUGH_OF_SEVERAL = 0.87;
/** A runner-up closer than this in score, of which the winner is no sure thing, is offered too. */
const CLOSE = 0.2;
const SURE = 0.6;
const MAX_OFFERED = 3;
/** How a sentence ends whose last words are missing. */
const UNFINISHED = /(?::|\b(?:at|to|from|via|on|by))\s*$/i;

/** A clause of an answer. */
export interface AnswerClause {
  readonly clause: Clause;
  /** The words that decide, verbatim: a part of the clause's text. */
  readonly quote: string;
  /** `decides`, or `alternative` where several clauses are offered; the rest comes along with the first. */
  readonly role: 'decides' | 'alternative' | NeighbourRole;
  /** 0 to 1, of the clauses ranked; 0 for those that only come along. */
  readonly score: number;
}

/** What made the answer what it is, for the curious and for tests. */
export interface Explanation {
  readonly store: string | null;
  readonly concepts: readonly string[];
  readonly unknownWords: readonly string[];
  readonly foreignConcepts: readonly string[];
  /** What each ground adds to the logarithm of the odds. */
  readonly grounds: Shares | null;
  /** What each ranking signal says of the first clauses. */
  readonly signals: readonly {
    readonly clause: string;
    readonly score: number;
    readonly signals: Readonly<Record<string, number>>;
  }[];
}

/** `answer`: one clause; `several`: two or three to choose from; `none`: the policy does not say. */
export interface Answer {
  readonly kind: 'answer' | 'several' | 'none';
  readonly store: string | null;
  readonly clauses: readonly AnswerClause[];
  /** 0 to 1. */
  readonly confidence: number;
  /** The text names something that shops are asked about, though this one's policy may not say it. */
  readonly isOfField: boolean;
  /** It is about something of which no clause of the shop speaks. */
  readonly isForeign: boolean;
  readonly explanation: Explanation;
}

/** The answer to a text that says nothing. */
export const NO_ANSWER: Answer = {
  kind: 'none',
  store: null,
  clauses: [],
  confidence: 0,
  isOfField: false,
  isForeign: false,
  explanation: {
    store: null,
    concepts: [],
    unknownWords: [],
    foreignConcepts: [],
    grounds: null,
    signals: [],
  },
};

/**
 * Decides whether to answer, to offer several clauses or to abstain.
 * @param isSurestOfSeveral whether other shops were asked too
 */
export function answerFrom(opinion: Opinion, reader: Reader, isSurestOfSeveral = false): Answer {
  const { store, question, confidence } = opinion;
  const top = opinion.ranked[0];
  const enough = isSurestOfSeveral ? ENOUGH_OF_SEVERAL : ENOUGH;
  if (!top || confidence < enough || saysNothing(top.clause, store.clauses))
    return given(opinion, 'none', []);
  const rivals = rivalsOf(opinion, top);
  const clauses: AnswerClause[] = [top, ...rivals].map(({ clause, score }, index) => ({
    clause,
    quote: decidingSentences(clause, question.reading, reader),
    role: index === 0 ? 'decides' : 'alternative',
    score: confidence * Math.exp(score - top.score),
  }));
  for (const { clause, role } of neighboursOf(top.clause, store.clauses, store.conflicts)) {
    if (!clauses.some((known) => known.clause.id === clause.id))
      clauses.push({ clause, quote: clause.text, role, score: 0 });
  }
  return given(opinion, rivals.length > 0 ? 'several' : 'answer', clauses);
}

function given(opinion: Opinion, kind: Answer['kind'], clauses: readonly AnswerClause[]): Answer {
  return new Given(opinion, kind, clauses);
}

/** A class, because an object literal with a getter has a hidden class of its own each time it is made. */
class Given implements Answer {
  readonly store: string;
  readonly confidence: number;
  readonly isOfField: boolean;
  readonly isForeign: boolean;

  constructor(
    private readonly opinion: Opinion,
    readonly kind: Answer['kind'],
    readonly clauses: readonly AnswerClause[],
  ) {
    this.store = opinion.store.id;
    this.confidence = opinion.confidence;
    this.isOfField = opinion.evidence.fieldConcepts > 0;
    this.isForeign = opinion.evidence.foreignConcepts.length > 0;
  }

  /** Few look at it, so it is made for those who do. */
  get explanation(): Answer['explanation'] {
    return explain(this.opinion);
  }
}

/** "Customer service e-mail:" or "Our returns policy is at", and nothing after it. */
function saysNothing({ id, text }: Clause, clauses: readonly Clause[]): boolean {
  return text.length < 60 && UNFINISHED.test(text) && !clauses.some(({ lead }) => lead === id);
}

function rivalsOf({ ranked, question, index, evidence }: Opinion, top: RankedClause): RankedClause[] {
  if ((top.signals['classifier'] ?? 0) >= SURE) return [];
  const { explained } = evidence;
  const close = ranked
    .slice(1, MAX_OFFERED + 2)
    .filter(
      ({ clause, at, score }) =>
        top.score - score < CLOSE &&
        clause.text !== top.clause.text &&
        clause.lead !== top.clause.id &&
        top.clause.lead !== clause.id &&
        index.evidence.weigh(question, at).explained >= 0.7 * explained,
    );
  return close.slice(0, MAX_OFFERED - 1);
}

function explain({ store, question, ranked, shares, evidence }: Opinion): Explanation {
  return {
    store: store.id,
    concepts: [...question.reading.concepts],
    unknownWords: evidence.unknownWords,
    foreignConcepts: evidence.foreignConcepts,
    grounds: shares,
    signals: ranked
      .slice(0, MAX_OFFERED)
      .map(({ clause, score, signals }) => ({ clause: clause.id, score, signals })),
  };
}
