import type { FactDefinition, Vocabulary } from '../../model/fact.js';
import type { VerdictReading } from '../../model/verdict.js';
import type { Wording } from '../../model/wording.js';
import type { Case } from '../case/case.js';
import type { Consideration } from '../consider.js';
import type { CompiledRequest } from '../diagram/compile.js';
import { mayBeReleased } from '../diagram/known.js';
import { readingsOf } from '../diagram/readings.js';
import { factsOf } from '../diagram/variables.js';
import { fill, listed, sentence } from './words.js';

/** The facts presumed, the readings taken and the conventions used, where they bear on this request. */
export function assumptionsOf(
  considered: Consideration,
  disagreeing: readonly VerdictReading[],
  notes: readonly string[],
  wording: Wording,
): string[] {
  const { compiled, subject, route } = considered;
  const result = [...notes];
  const { presumable, countsDays } = bearingOf(compiled, subject.vocabulary);
  for (const fact of presumable) {
    const { name, presumed } = fact;
    const state = subject.plain.get(name) ?? subject.dates.get(name);
    if (state?.source !== 'presumed') continue;
    if (
      mayBeReleased(name, subject) &&
      !mayStay(fact, subject) &&
      considered.leaves.every(({ released }) => released.has(name))
    )
      continue;
    const plain = subject.plain.get(name)?.value;
    const said = fact.choices.find((choice) => choice.value === plain && plain !== presumed?.value)?.says;
    result.push(`${sentence(said ?? presumed?.says ?? '')}.`);
  }
  if (subject.store.timeZoneAssumed && (countsDays || route?.expects))
    result.push(fill(wording, 'assumption.zone'));
  for (const { derivation } of subject.derived) result.push(`${sentence(derivation.says)}.`);
  const own = route ? readingsOf([route]) : [];
  if (own.length > 0 && disagreeing.length === 0) {
    const texts = own.flatMap(({ options }) => options.map(({ text }) => text));
    result.push(fill(wording, 'assumption.readings', { readings: listed([...new Set(texts)], 'or') }));
  }
  return [...new Set(result)];
}

/** What of a request bears on the assumptions, whatever the case. */
interface Bearing {
  /** Facts that the verdict turns on and that may be presumed. */
  readonly presumable: readonly FactDefinition[];
  readonly countsDays: boolean;
}

const bearings = new WeakMap<CompiledRequest, Bearing>();

function bearingOf(compiled: CompiledRequest, { facts }: Vocabulary): Bearing {
  let own = bearings.get(compiled);
  if (!own) {
    const support = compiled.diagram.support(compiled.root);
    const variables = compiled.variables.list.filter((_, index) => support.has(index));
    const names = new Set(variables.flatMap(factsOf));
    own = {
      presumable: [...names].flatMap((name) => {
        const fact = facts.get(name);
        return fact?.presumed ? [fact] : [];
      }),
      countsDays: variables.some(({ kind }) => kind === 'window'),
    };
    bearings.set(compiled, own);
  }
  return own;
}

/** True when some value of every open fact that may take the presumption away, whatever the dates are, leaves it. */
function mayStay({ presumed }: FactDefinition, subject: Case): boolean {
  const open = (presumed?.unless ?? []).filter(({ fact }) => {
    const state = subject.plain.get(fact);
    return state !== undefined && state.value === undefined;
  });
  return open.every(({ fact }) =>
    subject.vocabulary.facts
      .get(fact)
      ?.choices.some(
        ({ value, events }) =>
          Object.keys(events).length === 0 &&
          (subject.possible.get(fact)?.includes(value) ?? true) &&
          !open.some((other) => other.fact === fact && other.is === value),
      ),
  );
}
