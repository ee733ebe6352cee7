import { beforeAll, describe, expect, it, jest } from '@jest/globals';

import { readMail } from '../../../src/channels/desk/mail/read-mail.js';
import type { DeskParts } from '../../../src/channels/desk/parts.js';
import type { DeskMail, DeskReading } from '../../../src/model/desk.js';
import { deskParts, maria, readBy, valuesOf } from './support.js';

jest.setTimeout(60_000);

const mail = `From: Kim Doe <kim@example.com>
Date: Mon, 15 Jun 2026 09:00:00 +0000
Subject: my relay

Hi SONOFF, the relay that I ordered on 1 June arrived on 8 June 2026 and never turned on.
I still have the box. Where do I send it, and who pays for the parcel?

-- 
Kim`;

let parts: DeskParts;
beforeAll(async () => {
  parts = await deskParts();
});

const read = (options: Partial<DeskMail> & { text: string }): DeskReading => readBy(parts, options);

describe('a pasted mail', () => {
  it('gives its facts, each with the words that say it, how sure that is, and what read it', () => {
    const { items } = read({ text: mail });
    expect(items).toHaveLength(1);
    expect(valuesOf(items[0])).toMatchObject({
      request: 'defect',
      problem: 'defective_on_arrival',
      purchaseDate: '2026-06-01',
      deliveryDate: '2026-06-08',
      originalPackaging: true,
    });
    for (const { source, span, confidence, recogniser, label, shown } of items[0]!.facts) {
      expect(source).toBe('read');
      expect(mail.slice(span!.start, span!.end).trim()).not.toBe('');
      expect(confidence).toBeGreaterThan(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect([recogniser, label, shown].every((text) => text !== '')).toBe(true);
    }
    const day = items[0]!.facts.find(({ fact }) => fact === 'deliveryDate')!;
    expect(mail.slice(day.span!.start, day.span!.end)).toContain('8 June 2026');
    expect(day.shown).toBe('8 June 2026');
  });

  it('is judged as the API judges the same facts', () => {
    const [item] = read({ text: mail }).items;
    const api = parts.ask.judge.judge('sonoff', valuesOf(item), '2026-06-20');
    expect('problems' in api).toBe(false);
    expect(api).toMatchObject({ verdict: item!.verdict, asks: item!.asks });
  });

  it('tells the stretches that are no message, and the day on which it was sent', () => {
    const { passive, sentDate, kind } = read({ text: mail });
    expect(kind).toBe('case');
    expect(sentDate).toBe('2026-06-15');
    expect(passive.map((segment) => segment.kind)).toContain('headers');
    expect(passive.map((segment) => segment.kind)).toContain('signature');
  });

  it('has its questions answered beside the verdict, each with the words of a clause', () => {
    const { questions } = read({ text: mail });
    expect(questions.length).toBeGreaterThan(0);
    for (const { text, start, end, citations, quotes } of questions) {
      expect(mail.slice(start, end)).toBe(text);
      citations.forEach(({ quote, clause }, index) => {
        expect(
          parts.ask.judge.knowledge.stores.get('sonoff')!.versions[0]!.clauseById.get(clause)!.text,
        ).toBe(quote);
        expect(quote).toContain(quotes[index]);
      });
    }
  });
});

describe('what the agent changes', () => {
  it('counts instead of what was read, and is marked as theirs', () => {
    const edits = [{ item: 0, fact: 'deliveryDate', value: '2026-02-08' }];
    const [before] = read({ text: mail }).items;
    const [after] = read({ text: mail, edits }).items;
    expect(after!.facts.find(({ fact }) => fact === 'deliveryDate')).toMatchObject({
      value: '2026-02-08',
      source: 'edited',
      span: null,
      confidence: null,
    });
    // Bought on 1 June, delivered in February: that cannot be, and both are named.
    expect(before!.contradictions).toEqual([]);
    expect(after!.contradictions.join()).toMatch(/purchaseDate|deliveryDate/);
    expect(after!.verdict).toBeNull();
  });

  it('may take a fact away: it is then missing again', () => {
    const text = 'I want to send my switch back, it came on 10 June 2026.';
    const [before] = read({ text }).items;
    const [after] = read({ text, edits: [{ item: 0, fact: 'deliveryDate' }] }).items;
    expect(valuesOf(before)).toHaveProperty('deliveryDate');
    expect(valuesOf(after)).not.toHaveProperty('deliveryDate');
    expect(after!.missing.map(({ fact }) => fact)).toContain('deliveryDate');
  });

  it('makes a case of a text that was none', () => {
    const text = 'Hello, please have a look at order 1234.';
    expect(read({ text }).items[0]!.verdict).toBeNull();
    const edits = [
      { item: 0, fact: 'request', value: 'return' },
      { item: 0, fact: 'deliveryDate', value: '2026-06-10' },
    ];
    const { kind, items } = read({ text, edits });
    expect(kind).toBe('case');
    expect(items[0]!.verdict).not.toBeNull();
  });

  it('holds for the day too: the same mail is judged on another one', () => {
    const text = 'I want to send my unopened switch back, it came on 1 June 2026.';
    const outcomes = ['2026-06-10', '2026-09-10'].map(
      (today) => read({ text, today }).items[0]!.verdict!.outcome,
    );
    expect(outcomes[0]).not.toBe('not_eligible');
    expect(outcomes[1]).toBe('not_eligible');
  });
});

describe('several items in one mail', () => {
  const text =
    'Hi, both plugs came on 10 June 2026. The first plug arrived cracked. The other one works, but I do not need it and want to return it unopened.';

  it('have facts and a verdict each; what was said of the order holds for both', () => {
    const { items, missing } = read({ text });
    expect(items).toHaveLength(2);
    expect(items.map((item) => valuesOf(item)['request'])).toEqual(['defect', 'return']);
    expect(items.map((item) => valuesOf(item)['deliveryDate'])).toEqual(['2026-06-10', '2026-06-10']);
    expect(items[1]!.facts.find(({ fact }) => fact === 'deliveryDate')!.source).toBe('shared');
    expect(new Set(items.map(({ verdict }) => verdict!.route?.id)).size).toBe(2);
    expect(new Set(missing.map(({ fact }) => fact)).size).toBe(missing.length);
    expect(text.slice(items[1]!.start, items[1]!.end)).toContain('The other one');
    for (const { facts } of items)
      for (const { span } of facts) if (span) expect(text.slice(span.start, span.end).trim()).not.toBe('');
  });

  it('are changed one by one', () => {
    const { items } = read({ text, edits: [{ item: 1, fact: 'condition', value: 'used' }] });
    expect(valuesOf(items[0])['condition']).not.toBe('used');
    expect(valuesOf(items[1])['condition']).toBe('used');
  });
});

describe('a question about the rules', () => {
  it('gets clauses and no verdict', () => {
    const { kind, questions, items } = read({ text: 'Who pays for the return shipping?' });
    expect(kind).toBe('question');
    expect(questions[0]!.citations.length).toBeGreaterThan(0);
    expect(items[0]!.verdict).toBeNull();
  });

  it('that the policy does not answer says so, and cites nothing', () => {
    const { questions } = read({ text: 'Do you offer a discount for students?' });
    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatchObject({ kind: 'none', citations: [] });
  });
});

describe('the shop', () => {
  it('is the one that the text names, until one is chosen', () => {
    const named = readMail(parts, { text: mail, today: '2026-06-20', edits: [] }, maria);
    expect([named.store, named.detected]).toEqual(['sonoff', true]);
    const chosen = read({ text: mail, store: 'aqara' });
    expect([chosen.store, chosen.detected]).toEqual(['aqara', false]);
  });

  it('stays open where the text names none: facts are shown, nothing is judged', () => {
    const text = 'My relay came on 8 June 2026 and never turned on. I want my money back.';
    const { store, items, draft } = readMail(parts, { text, today: '2026-06-20', edits: [] }, maria);
    expect(store).toBeNull();
    expect(items[0]!.facts.length).toBeGreaterThan(0);
    expect([items[0]!.verdict, draft]).toEqual([null, null]);
  });

  it('is never one that the agent may not see', () => {
    const reader = { ...maria, stores: new Set(['aqara', 'switchbot']) };
    const { store } = readMail(parts, { text: mail, today: '2026-06-20', edits: [] }, reader);
    expect(store).toBeNull();
  });
});

it.each([
  ['nothing', ''],
  ['blanks', ' \n'],
  ['odd characters', '\u0000 🙂 \ud800'],
  ['markup', '<script>alert(1)</script>"></textarea>'],
  ['many signs', '?'.repeat(500)],
  ['many words', 'a '.repeat(9000)],
])('no text is an error: %s', (_name, text) => {
  expect(() => read({ text })).not.toThrow();
});
