import { describe, expect, it } from '@jest/globals';

import { newCase, withDecided } from '../../src/conversation/state.js';
import type { CaseState } from '../../src/model/conversation.js';
import type { Verdict } from '../../src/model/verdict.js';

const verdict = { outcome: 'eligible' } as Verdict;
const decided = (request: string, item: string | null = null): CaseState => ({
  ...newCase({ request }, item),
  verdict,
});
const told = (cases: readonly CaseState[]): readonly unknown[] =>
  cases.map(({ item, facts, verdict: own }) => [item, facts['request'], own !== null]);

describe('the cases that a conversation has decided', () => {
  it('keep the verdict of the last one and of those that have a name', () => {
    let cases: readonly CaseState[] = [];
    for (const one of [decided('return', 'lamp'), decided('defect'), decided('cancel')])
      cases = withDecided(cases, one);
    expect(told(cases)).toEqual([
      ['lamp', 'return', true],
      [null, 'defect', false],
      [null, 'cancel', true],
    ]);
  });

  it('hold the same case once, where it came last', () => {
    let cases: readonly CaseState[] = [];
    for (const request of ['return', 'defect', 'return']) cases = withDecided(cases, decided(request));
    expect(told(cases)).toEqual([
      [null, 'defect', false],
      [null, 'return', true],
    ]);
  });

  it('do not grow without end', () => {
    let cases: readonly CaseState[] = [];
    for (let count = 0; count < 100; count++) cases = withDecided(cases, decided(`request ${count}`));
    expect(cases).toHaveLength(10);
    expect(cases.at(-1)?.facts['request']).toBe('request 99');
  });
});
