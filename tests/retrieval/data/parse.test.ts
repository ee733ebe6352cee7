import { describe, expect, it } from '@jest/globals';

import { parseAsks } from '../../../src/knowledge/parse-asks.js';
import { parseConcepts } from '../../../src/knowledge/parse-concepts.js';
import { Problems } from '../../../src/knowledge/problems.js';

const said = (problems: Problems): string[] => problems.list.map(({ line, what }) => `${line}: ${what}`);

describe('asks', () => {
  const slugs = new Set(['refund-time', 'return-window']);

  it('are read per clause', () => {
    const problems = new Problems('asks', 'asks.yaml');
    const asks = parseAsks('refund-time:\n  - "when?"\n  - how long\n', slugs, problems);
    expect([...asks]).toEqual([['refund-time', ['when?', 'how long']]]);
    expect(said(problems)).toEqual([]);
  });

  it('that are wrong are reported with their lines, and the rest is kept', () => {
    const problems = new Problems('asks', 'asks.yaml');
    const asks = parseAsks('refund-tim:\n  - a\nrefund-time:\n  - 5\n  - b\nreturn-window: c\n', slugs, problems);
    expect([...asks]).toEqual([['refund-time', ['b']]]);
    expect(said(problems)).toEqual([
      expect.stringContaining('"refund-tim" is no clause'),
      expect.stringContaining('4: '),
      expect.stringContaining('6: '),
    ]);
    expect(problems.list[0]?.fix).toContain('refund-time');
  });

  it('that stand twice are warned of', () => {
    const problems = new Problems('asks', 'asks.yaml');
    parseAsks('refund-time:\n  - when\nreturn-window:\n  - When\n', slugs, problems);
    expect(problems.list).toMatchObject([{ line: 4, severity: 'warning' }]);
  });

  it.each(['', '- a\n', 'a: [\n'])('of %j are none', (text) => {
    expect(parseAsks(text, slugs, new Problems('asks', 'asks.yaml')).size).toBe(0);
  });
});

describe('concepts', () => {
  it('are read', () => {
    const problems = new Problems('concepts', 'concepts.yaml');
    const text = 'concepts:\n  usps: {phrases: [usps], also: [carrier]}\n  carrier: {phrases: [mailman], weight: decisive}\n';
    expect(parseConcepts(text, problems)).toEqual({
      concepts: [
        { id: 'usps', phrases: ['usps'], weight: 'normal', also: ['carrier'], opposite: [] },
        { id: 'carrier', phrases: ['mailman'], weight: 'decisive', also: [], opposite: [] },
      ],
      background: [],
      elsewhere: [],
    });
    expect(said(problems)).toEqual([]);
  });

  it('that are wrong are reported with their lines', () => {
    const problems = new Problems('concepts', 'concepts.yaml');
    expect(parseConcepts('concepts:\n  a:\n    phrases: [5]\n  b: {phrases: []}\n', problems)).toBeNull();
    expect(problems.list.map(({ line }) => line)).toEqual([3, 4]);
    const also = new Problems('concepts', 'concepts.yaml');
    parseConcepts('concepts:\n  a: {phrases: [x, x], also: [z]}\n', also);
    expect(also.list.map(({ severity }) => severity)).toEqual(['error', 'warning']);
  });
});
