import { describe, expect, it } from '@jest/globals';

import type { DeskFact, DeskItem, DeskReading } from '../../../src/model/desk.js';
import { marksOf, titleOf } from '../../../src/web/desk/mail/marked-text.js';
import { withEdit } from '../../../src/web/desk/mail/state.js';

const fact = (fields: Partial<DeskFact>): DeskFact => ({
  fact: 'deliveryDate',
  label: 'Delivery date',
  value: '2026-06-08',
  shown: '8 June 2026',
  source: 'read',
  span: { start: 10, end: 21 },
  confidence: 0.917,
  recogniser: 'eventDates',
  ...fields,
});

function reading(items: readonly Partial<DeskItem>[], rest: Partial<DeskReading> = {}): DeskReading {
  return {
    items: items.map((item) => ({ facts: [], ambiguous: [], ...item }) as DeskItem),
    questions: [],
    passive: [],
    ...rest,
  } as unknown as DeskReading;
}

describe('the marks of a mail', () => {
  it('lead from the words of a fact to its editor, in the item that it belongs to', () => {
    const opened: unknown[] = [];
    const marks = marksOf(
      reading([
        { facts: [fact({})] },
        {
          facts: [
            fact({ source: 'shared', span: null }),
            fact({ fact: 'condition', span: { start: 30, end: 38 } }),
          ],
        },
      ]),
      (item, name) => opened.push([item, name]),
    );
    expect(marks.map(({ start, end, kind }) => [start, end, kind])).toEqual([
      [10, 21, 'fact'],
      [30, 38, 'fact'],
    ]);
    for (const { click } of marks) click?.();
    expect(opened).toEqual([
      [0, 'deliveryDate'],
      [1, 'condition'],
    ]);
  });

  it('say what an unclear date may mean, and what was not read', () => {
    const ambiguous = { fact: 'deliveryDate', label: 'Delivery date', words: '03/04', start: 1, end: 6 };
    const marks = marksOf(
      reading(
        [
          {
            ambiguous: [
              {
                ...ambiguous,
                candidates: [
                  { value: '2026-04-03', shown: '3 April 2026' },
                  { value: '2026-03-04', shown: '4 March 2026' },
                ],
              },
              { ...ambiguous, candidates: [] },
            ],
          },
        ],
        { passive: [{ start: 40, end: 90, kind: 'quoted' }] },
      ),
      () => undefined,
    );
    expect(marks.map(({ kind, title }) => [kind, title])).toEqual([
      ['unclear', 'Delivery date: 3 April 2026 or 4 March 2026'],
      ['unclear', 'Delivery date: no such day'],
      ['passive', 'Not read: quoted'],
    ]);
  });
});

describe('the title of a fact', () => {
  it('says how sure it is and what read it; of what an agent set, neither', () => {
    expect(titleOf(fact({}))).toBe('Delivery date: 8 June 2026. 92 % sure, read by eventDates');
    expect(titleOf(fact({ confidence: null, recogniser: null }))).toBe('Delivery date: 8 June 2026');
  });
});

describe('edits', () => {
  it('of one fact of one item replace each other; those of other items stay', () => {
    const first = { item: 0, fact: 'condition', value: 'used' };
    const other = { item: 1, fact: 'condition', value: 'unopened' };
    const again = { item: 0, fact: 'condition' };
    expect(withEdit(withEdit([first], other), again)).toEqual([other, again]);
  });
});
