import type { Day } from '../../model/duration.js';
import type { Finding } from '../finding.js';
import { plain } from '../flags.js';
import { judge, type SaidModel } from '../said/model.js';
import type { Scene } from '../scene.js';
import { type Candidate, candidatesOf, isAt } from './candidates.js';
import { besideTraits, type ReadSoFar } from './traits.js';

/** Taken for a fact's day, number or place where it is at least this likely; told by a rule, dropped where it is less likely than that. */
const LIKELY = 0.5;
const UNLIKELY = 0.1;
const MOST = 0.9;

/** The facts that each kind of candidate may tell. */
export const TOLD: Readonly<Record<Candidate['kind'], readonly string[]>> = {
  day: 'purchaseDate shipDate deliveryDate discoveredDate noticeDate rmaDate returnShippedDate returnReceivedDate replacementDate'.split(
    ' ',
  ),
  number: ['quantity'],
  place: ['destination'],
};

/**
 * Tells which day, number or place is which where the words beside it say so in a way that no rule knows, and which is
 * none although a rule took it for one: as the mails in `tests/evaluation` taught.
 * @param model its labels are the facts of `TOLD`
 * @returns what was found, some of it dropped and some added
 */
export function tellBeside(
  scene: Scene,
  today: Day,
  sofar: ReadSoFar,
  model: SaidModel,
  alike: ReadonlyMap<string, string>,
): readonly Finding[] {
  const { found } = sofar;
  const candidates = candidatesOf(scene, today);
  const all = besideTraits(scene, candidates, sofar, alike);
  const added: Finding[] = [];
  const dropped = new Set<Finding>();
  for (const [index, candidate] of candidates.entries()) {
    const traits = all[index] ?? [];
    const sure = judge(
      model,
      traits.flatMap((trait) => model.traits.get(trait) ?? []),
      traits.length,
    );
    for (const [label, { fact }] of model.labels.entries()) {
      if (!TOLD[candidate.kind].includes(fact)) continue;
      const likely = sure[label] ?? 0;
      const said = found.filter((finding) => finding.fact === fact && isAt(finding, candidate));
      if (said.length > 0) {
        if (likely < UNLIKELY) for (const finding of said) dropped.add(finding);
      } else if (
        likely >= LIKELY &&
        candidate.value !== undefined &&
        isSo(scene, candidate) &&
        (ON_ANY_DAY.test(fact) || !isTold(candidate, fact, found, dropped, sure, model))
      ) {
        const { from, to, value, candidates: readings } = candidate;
        const confidence = Math.min(likely, MOST);
        const finding = { fact, value, from, to, confidence, recogniser: 'beside', flags: plain };
        added.push(readings ? { ...finding, candidates: readings } : finding);
      }
    }
  }
  return [...found.filter((finding) => !dropped.has(finding)), ...added];
}

/** Many a thing is found out and told on the day that it came. */
const ON_ANY_DAY = /^(?:discoveredDate|noticeDate|quantity|destination)$/;

/** One day is seldom that of two steps of an order: what a rule told of it stands, and of guesses the likelier. */
function isTold(
  candidate: Candidate,
  fact: string,
  found: readonly Finding[],
  dropped: ReadonlySet<Finding>,
  sure: ArrayLike<number>,
  { labels }: SaidModel,
): boolean {
  const own = labels.findIndex((label) => label.fact === fact);
  return (
    found.some(
      (finding) => isAt(finding, candidate) && !dropped.has(finding) && !ON_ANY_DAY.test(finding.fact),
    ) || labels.some((label, index) => !ON_ANY_DAY.test(label.fact) && (sure[index] ?? 0) > (sure[own] ?? 0))
  );
}

/** "I did not buy it on May 3", "if it comes by June 25": nothing happened then. */
function isSo({ flagsAt }: Scene, { from, to }: Candidate): boolean {
  const { negated, supposed, others } = flagsAt(from, to, []);
  return !negated && !supposed && !others;
}
