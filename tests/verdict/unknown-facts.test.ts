import { describe, expect, it } from '@jest/globals';

import { realJudge, realKnowledge, stores } from './support.js';

describe('a customer who does not know a date', () => {
  // One of these (SMARTOMI, defect, noticeDate) once narrowed its regions day by day without end.
  it.each(stores)(
    'gets an answer from %s, whatever is asked for',
    async (store) => {
      const judge = await realJudge();
      const { vocabulary } = await realKnowledge();
      const dates = [...vocabulary.facts.values()].filter(({ type }) => type === 'date' || type === 'event');
      const requests = vocabulary.facts.get('request')?.choices.map(({ value }) => value) ?? [];
      for (const request of requests) {
        for (const { name } of dates) {
          const result = judge.judge(store, { request, [name]: null }, '2026-06-20');
          expect(result).toHaveProperty('verdict.request', request);
        }
      }
    },
    60_000,
  );
});
