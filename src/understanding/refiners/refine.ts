import type { Day } from '../../model/duration.js';
import type { Vocabulary } from '../../model/fact.js';
import type { Finding, Refiner } from '../finding.js';
import type { Scene } from '../scene.js';
import { consistent, onePerFact } from './consistent.js';
import {
  negated,
  withoutAsked,
  withoutLookalikes,
  withoutOthers,
  withoutRules,
  withoutSuppositions,
} from './evidence.js';
import { hedged } from './hedged.js';
import { problem } from './problem.js';
import { replacement } from './replacement.js';
import { request } from './request.js';
import { sentBack } from './sent-back.js';
import { undecided } from './undecided.js';

/** Judges the findings. The order matters: first what is not said at all, then how it is said, then what follows. */
export function refine(
  findings: readonly Finding[],
  words: Scene,
  today: Day,
  vocabulary: Vocabulary,
): readonly Finding[] {
  const refiners: readonly Refiner[] = [
    withoutLookalikes, //   "out of the box" names no packaging
    withoutOthers, //       "my neighbour's lock died"
    withoutSuppositions, // "if it breaks"
    withoutRules, //        "do you take back opened items?"
    withoutAsked, //        "has it shipped?"
    negated, //             "never opened it"
    hedged(vocabulary), //  "not sure if I have the receipt"
    replacement, //         "the replacement died. I got it in May"
    undecided, //           "a refund or a replacement"
    problem(today), //      signs of a fault, and when it showed
    request, //             what is asked, and what is wrong
    sentBack, //            "posted on May 25, signed for on June 3": the return
    consistent, //          what follows, and what says nothing beside the rest
    onePerFact, //          the surest of several
  ];
  return refiners.reduce((found, refiner) => refiner(found, words), findings);
}
