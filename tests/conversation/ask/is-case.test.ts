import { describe, expect, it } from '@jest/globals';

import { isCase } from '../../../src/conversation/ask/is-case.js';
import { type Answer, NO_ANSWER } from '../../../src/retrieval/answer.js';
import type { FactReading, KindSignals, UtteranceReading } from '../../../src/understanding/reading.js';

const DEFECT = 'My hub has stopped working.';
const ASKED = 'Can I send back my hub?';

const answered = (confidence: number): Answer => ({ ...NO_ANSWER, kind: 'answer', confidence });
const foreign: Answer = { ...NO_ANSWER, isForeign: true };

function reading(kind: KindSignals, facts: Readonly<Record<string, string>>): UtteranceReading {
  return {
    facts: Object.entries(facts).map(([fact, value]): FactReading => ({
      fact,
      value,
      start: 0,
      end: 1,
      confidence: 1,
      recogniser: 'phrases',
    })),
    ambiguous: [],
    kind,
    dontKnow: false,
    sentDate: null,
    segments: [],
  };
}

/** What is made of a text, and how often the policy was looked up for that. */
function told(read: UtteranceReading, text: string, answer: Answer): { isCase: boolean; lookups: number } {
  let lookups = 0;
  const is = isCase(read, text, () => {
    lookups++;
    return answer;
  });
  return { isCase: is, lookups };
}

describe('a text is', () => {
  const half = { aboutMyCase: 0.7, policyQuestion: 0.2 };
  const returned = { request: 'return', deliveryDate: '2026-06-10' };

  it('a case where enough of what happened is told, unless a clause answers it', () => {
    const read = reading(half, returned);
    expect(told(read, ASKED, answered(0.2)).isCase).toBe(true);
    expect(told(read, ASKED, answered(0.9)).isCase).toBe(false);
  });

  it('no case where it asks about what no clause speaks of', () => {
    expect(told(reading(half, returned), ASKED, foreign).isCase).toBe(false);
  });

  it('a case where somebody tells that a thing of theirs is broken, however well a clause on that fits', () => {
    const read = reading({ aboutMyCase: 0.4, policyQuestion: 0.1 }, { request: 'defect' });
    expect(told(read, DEFECT, answered(1)).isCase).toBe(true);
    expect(told(read, DEFECT, foreign).isCase).toBe(false);
  });
});

describe('the policy is looked up only where that can change it:', () => {
  it('not without a request', () => {
    const read = reading({ aboutMyCase: 1, policyQuestion: 0 }, { deliveryDate: '2026-06-10' });
    expect(told(read, DEFECT, answered(1))).toEqual({ isCase: false, lookups: 0 });
  });

  it('not where so much is told that no clause outweighs it', () => {
    const facts = { request: 'defect', deliveryDate: '2026-06-10', problem: 'defective', condition: 'used' };
    const read = reading({ aboutMyCase: 0.9, policyQuestion: 0 }, facts);
    for (const answer of [answered(1), foreign, NO_ANSWER])
      for (const text of [DEFECT, ASKED])
        expect(told(read, text, answer)).toEqual({ isCase: true, lookups: 0 });
  });

  it('not where a question tells too little', () => {
    const read = reading({ aboutMyCase: 0.3, policyQuestion: 0.6 }, { request: 'return' });
    for (const answer of [answered(0), foreign, NO_ANSWER])
      expect(told(read, ASKED, answer)).toEqual({ isCase: false, lookups: 0 });
  });

  it('once where it can', () => {
    expect(
      told(reading({ aboutMyCase: 0.7, policyQuestion: 0.2 }, { request: 'defect' }), DEFECT, NO_ANSWER),
    ).toEqual({
      isCase: true,
      lookups: 1,
    });
  });
});
