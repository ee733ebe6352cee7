import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { contrast, on, readable, readRgb, type Rgb } from '../../../src/web/widget/accent.js';
import { backoff } from '../../../src/web/widget/connection/backoff.js';
import { Outbox, type QueuedMessage } from '../../../src/web/widget/connection/outbox.js';
import { dayNumber, longDay, moment, shortDay, spellDates } from '../../../src/web/widget/dates.js';
import { readOptions } from '../../../src/web/widget/options.js';
import { transcript } from '../../../src/web/widget/transcript.js';

describe('attributes of the script tag', () => {
  const url = 'https://chat.example/widget.js?x=1';

  it('have usual values', () => {
    expect(readOptions({ store: ' sonoff ' }, url)).toEqual({
      origin: 'https://chat.example',
      store: 'sonoff',
      color: '',
      position: 'right',
      theme: 'auto',
      greeting: '',
      title: '',
      user: '',
      today: '',
      dir: 'ltr',
    });
  });

  it('that are unknown count as missing', () => {
    expect(readOptions({ store: 'sonoff', position: 'top', theme: 'pink' }, url)).toMatchObject({
      position: 'right',
      theme: 'auto',
    });
  });
});

describe('colours', () => {
  const rgb = fc.tuple(
    ...[0, 1, 2].map(() => fc.integer({ min: 0, max: 255 })),
  ) as unknown as fc.Arbitrary<Rgb>;

  it('are read as browsers say them', () => {
    expect(readRgb('rgb(1, 2, 3)')).toEqual([1, 2, 3]);
    expect(readRgb('rgba(1, 2, 3, 0.5)')).toEqual([1, 2, 3]);
    expect(readRgb('color(display-p3 1 0 0)')).toBeNull();
  });

  it('have the contrasts that WCAG gives', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
    expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
  });

  it('are always moved until they can be read, and can always be written on', () => {
    fc.assert(
      fc.property(rgb, fc.constantFrom<Rgb>([253, 252, 250], [20, 23, 27]), (color, paper) => {
        expect(contrast(readable(color, paper), paper)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(on(color), color)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it('that can be read already stay', () => {
    expect(readable([11, 92, 138], [253, 252, 250])).toEqual([11, 92, 138]);
  });
});

describe('waiting before the next attempt', () => {
  it('doubles up to half a minute, and is spread', () => {
    expect([1, 2, 3, 4, 5, 6, 20].map((attempt) => backoff(attempt, 1))).toEqual([
      1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
    ]);
    expect([1, 6].map((attempt) => backoff(attempt, 0))).toEqual([500, 15_000]);
  });
});

describe('messages on their way', () => {
  const box = (kept: readonly QueuedMessage[] = []): { outbox: Outbox; states: () => string[] } => {
    const outbox = new Outbox(kept, () => undefined);
    return { outbox, states: () => outbox.all.map(({ clientId, state }) => `${clientId} ${state}`) };
  };

  it('go one after the other', () => {
    const { outbox } = box();
    outbox.add({ text: 'one' }, 'a');
    outbox.add({ text: 'two' }, 'b');
    expect(outbox.next?.clientId).toBe('a');
    outbox.mark('a', 'sending');
    expect(outbox.next).toBeUndefined();
    outbox.mark('a', 'sent');
    expect(outbox.next?.clientId).toBe('b');
  });

  it('stay until they come back', () => {
    const { outbox, states } = box();
    outbox.add({ text: 'one' }, 'a');
    outbox.mark('a', 'sent');
    expect(states()).toEqual(['a sent']);
    outbox.arrived([{ type: 'message', channelData: { clientActivityID: 'a' } }]);
    expect(states()).toEqual([]);
  });

  it('wait again when the connection goes or the page is loaded anew, but for those that were refused', () => {
    const { outbox, states } = box();
    for (const [id, state] of [
      ['a', 'sent'],
      ['b', 'sending'],
      ['c', 'failed'],
    ] as const) {
      outbox.add({ text: id }, id);
      outbox.mark(id, state);
    }
    expect(box(outbox.all).states()).toEqual(['a queued', 'b queued', 'c failed']);
    outbox.recall();
    expect(states()).toEqual(['a queued', 'b queued', 'c failed']);
  });
});

describe('dates', () => {
  it('are written as people write them', () => {
    expect(longDay('2026-07-10')).toBe('10 July 2026');
    expect([shortDay('2026-07-10', '2026-06-20'), shortDay('2028-04-20', '2026-06-20')]).toEqual([
      '10 Jul',
      '20 Apr 2028',
    ]);
    expect(moment('2026-06-20T14:05:00-07:00')).toBe('20 June 2026, 14:05 (UTC-07:00)');
    expect(spellDates('until 2026-06-24, or 2026-07-10')).toBe('until 24 June 2026, or 10 July 2026');
  });

  it('that are none stay as they are', () => {
    expect([longDay('soon'), moment('later')]).toEqual(['soon', 'later']);
    expect(dayNumber('soon')).toBeNaN();
  });
});

describe('a transcript', () => {
  it('holds what was said, by whom, and the clauses word for word', () => {
    const text = transcript(
      'SONOFF assistant',
      [
        { type: 'message', text: 'Hello!', timestamp: '2026-06-20T18:30:00Z', from: { role: 'bot' } },
        { type: 'message', text: 'May I return it?', from: { role: 'user' } },
        {
          type: 'message',
          text: 'The policy says:',
          from: { role: 'bot' },
          channelData: {
            citations: [
              { clause: 'sonoff/doa', heading: '1. DOA', quote: 'Within 7 days, not 2026-01-01.', url: '/p' },
            ],
          },
        },
      ],
      '2026-06-20T19:00:00Z',
    );
    expect(text).toBe(
      'Conversation: SONOFF assistant\nSaved on 20 June 2026, 19:00 UTC. The assistant is automated.\n\n' +
        'Assistant (20 June 2026, 18:30 UTC):\nHello!\n\nYou:\nMay I return it?\n\n' +
        'Assistant:\nThe policy says:\n  [sonoff/doa] 1. DOA: “Within 7 days, not 2026-01-01.”\n',
    );
  });
});
