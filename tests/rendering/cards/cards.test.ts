import { beforeAll, describe, expect, it } from '@jest/globals';

import { cut, markedText, plainMarkdown } from '../../../src/channels/botframework/citations.js';
import type { CardPart } from '../../../src/rendering/cards/elements.js';
import { problemsOf } from './card-schema.js';
import { everyCard } from './every-card.js';

let cards: ReadonlyMap<string, CardPart>;
beforeAll(async () => {
  cards = await everyCard();
}, 30_000);

describe('every card', () => {
  it('keeps to Microsoft’s schema of the version that Teams shows', () => {
    expect(cards.size).toBeGreaterThan(40);
    const wrong = [...cards].flatMap(([name, card]) =>
      problemsOf(card).map((problem) => `${name}: ${problem}`),
    );
    expect(wrong).toEqual([]);
  });

  it('is checked by that schema, which finds what is wrong', () => {
    const [card] = cards.values();
    const broken = (part: CardPart): string[] => problemsOf({ ...card, body: [part] });
    expect(broken({ type: 'Nonsense' })).not.toEqual([]);
    expect(broken({ type: 'TextBlock', text: 'a', weight: 'Heavy' })).not.toEqual([]);
    expect(broken({ type: 'Input.Date' })).not.toEqual([]);
    expect(broken({ type: 'TextBlock', text: 'a', colour: 'Good' })).toContain(
      'card.body[0]: TextBlock has no colour in version 1.5',
    );
  });

  it('says the same in words for clients that show no cards', () => {
    for (const [name, { fallbackText }] of cards)
      expect([name, fallbackText]).toEqual([name, expect.stringMatching(/\S/)]);
  });

  it('is small enough for Teams, which takes 28 KB of a message', () => {
    for (const [name, card] of cards)
      expect([name, Buffer.byteLength(JSON.stringify(card)) < 28_000]).toEqual([name, true]);
  });

  it('falls back from Action.Execute to Action.Submit with the same data', () => {
    const found = [...cards.values()].flatMap(
      (card) => JSON.stringify(card).match(/"type":"Action.Execute"/g) ?? [],
    );
    expect(found.length).toBeGreaterThan(50);
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      const part = value as CardPart;
      if (part['type'] === 'Action.Execute')
        expect(part['fallback']).toMatchObject({
          type: 'Action.Submit',
          title: part['title'],
          data: part['data'],
        });
      Object.values(part).forEach(walk);
    };
    for (const card of cards.values()) walk(card);
  });

  it('shows signs of Markdown as they are', () => {
    expect(JSON.stringify(cards.get('message to the shop'))).toContain(
      String.raw`I \\*want\\* to\\_return it.`,
    );
  });
});

describe('the words of a citation', () => {
  const quote =
    'Returns are free. They must be sent within 30 days of delivery, in the original box. No exceptions.';

  it('are cut at the end of a sentence, else at a word', () => {
    expect(cut(quote, 200)).toBe(quote);
    expect(cut(quote, 90)).toBe(
      'Returns are free. They must be sent within 30 days of delivery, in the original box.',
    );
    expect(cut(quote, 60)).toBe('Returns are free.');
    expect(cut('One long sentence without an end', 20)).toBe('One long sentence…');
    for (let most = 3; most < 120; most++) expect(cut(quote, most).length).toBeLessThanOrEqual(most);
  });

  it('are numbered in the text, whose own signs stay signs', () => {
    const citation = { clause: 'sonoff/a', heading: 'A', quote, url: '/policies/sonoff#a' };
    expect(markedText({ source: 'clause', text: '2 * 3 [4]', citation }, [citation])).toBe(
      '2 \\* 3 \\[4\\] [1]',
    );
    expect(markedText({ source: 'echo', text: 'a' }, [citation])).toBe('a');
    expect(plainMarkdown('1. one\n- two')).toBe('1\\. one\n\\- two');
  });
});
