import type { Coverage } from '../../model/coverage.js';
import type { ReadingRoot } from '../diagram/compile.js';
import { compileCondition } from '../diagram/compile-condition.js';
import { combine, Diagram, mapTerminals } from '../diagram/diagram.js';
import { readingsOf } from '../diagram/readings.js';
import { listed } from '../explain/words.js';
import type { Signature } from '../signature.js';
import type { CheckContext } from './context.js';
import type { Combination, Space } from './space.js';

/** Something that the policy leaves open for a request, with one case in plain words. */
export interface OpenPoint {
  /** The request, or several of which the same is true. */
  readonly request: string;
  /** `not_stated`: it does not say; `reading`: it can be read in ways that differ. */
  readonly kind: 'not_stated' | 'reading';
  /** What it leaves open, in the editor's words where there are any. */
  readonly what: string;
  /** Empty where the policy is silent on the whole request. */
  readonly example: string;
  readonly file: string;
  readonly line: number;
}

/** Everything that a policy leaves open, by request. */
export function openPoints(context: CheckContext): readonly OpenPoint[] {
  const { vocabulary, requests, policy } = context;
  const all = vocabulary.facts.get('request')?.choices.map(({ value }) => String(value)) ?? [];
  const silent = all.filter((request) => !requests.includes(request));
  const what = 'it promises nothing that could be decided';
  const unserved: OpenPoint[] =
    silent.length === 0
      ? []
      : [{ request: silent.join(', '), kind: 'not_stated', what, example: '', file: policy.file, line: 0 }];
  const inServed = requests.flatMap((request) => {
    const space = context.space(request);
    return [
      ...uncovered(context, space),
      ...space.of.compiled.coverages.flatMap((coverage) => silences(context, space, coverage)),
      ...disputed(context, space),
    ];
  });
  return [...inServed, ...unserved];
}

function point(
  context: CheckContext,
  space: Space,
  of: { readonly kind: OpenPoint['kind']; readonly what: string; readonly line: number },
  combination: Combination,
): OpenPoint {
  const example = context.witness(space, combination).text;
  return { ...of, request: space.of.compiled.request, example, file: context.policy.file };
}

/** Cases to which no promise applies. */
function uncovered(context: CheckContext, space: Space): OpenPoint[] {
  const { diagram, root } = space.of.compiled;
  const found = space.find(diagram, root, ({ route }) => route === null);
  const of = { kind: 'not_stated', what: 'no promise of the policy applies', line: 0 } as const;
  return found ? [point(context, space, of, found)] : [];
}

/** Cases that a silent rule of the deciding coverage leaves open. */
function silences(context: CheckContext, space: Space, coverage: Coverage): OpenPoint[] {
  const { diagram, root, readings } = space.of.compiled;
  const isSilent = (signature: Signature): boolean =>
    signature.outcome === 'not_stated' && signature.route === coverage.id;
  return coverage.rules.flatMap(({ effect, condition, strikesWhen, text }) => {
    if (effect !== 'silent') return [];
    const test = new Diagram<boolean>(String);
    const silent = mapTerminals(test, diagram, root, isSilent);
    for (const { choice } of readings) {
      const holds = compileCondition(condition, space.variables, test, choice);
      const both = combine(test, test, silent, test, holds, (a, b) => a && b === strikesWhen);
      const found = space.find(test, both, (value) => value);
      const what = `it does not say ${text ?? `what "${coverage.title}" gives`}`;
      if (found) return [point(context, space, { kind: 'not_stated', what, line: condition.line }, found)];
    }
    return [];
  });
}

/** Cases in which one passage, read in two ways, comes to different outcomes. */
function disputed(context: CheckContext, space: Space): OpenPoint[] {
  const { diagram, readings, coverages } = space.of.compiled;
  const passages = new Map(readingsOf(coverages).map((passage) => [passage.id, passage]));
  return [...passages.values()].flatMap(({ id, options, line }) => {
    for (const [a, b] of pairsDifferingIn(id, readings)) {
      const differs = new Diagram<boolean>(String);
      const node = combine(differs, diagram, a.root, diagram, b.root, (x, y) => x.outcome !== y.outcome);
      const found = space.find(differs, node, (value) => value);
      if (!found) continue;
      const texts = [...new Set(options.map(({ text }) => text))];
      const what = `it can be read in ${texts.length} ways: ${listed(texts, 'or')}`;
      return [point(context, space, { kind: 'reading', what, line }, found)];
    }
    return [];
  });
}

/** Pairs of ways to read the whole text that differ in one passage only. */
function pairsDifferingIn(id: string, readings: readonly ReadingRoot[]): [ReadingRoot, ReadingRoot][] {
  return readings.flatMap((a, index) =>
    readings
      .slice(index + 1)
      .filter(({ choice }) =>
        [...choice].every(([other, option]) => (a.choice.get(other) === option) !== (other === id)),
      )
      .map((b): [ReadingRoot, ReadingRoot] => [a, b]),
  );
}
