import { describe, expect, it } from '@jest/globals';

import { maskPersonal } from '../../src/channels/mask.js';

describe('what leaves the conversations', () => {
  it.each([
    ['write to anna.b+shop@mail.example.co.uk please', 'write to [e-mail] please'],
    ['my card is 4111 1111 1111 1111, ok?', 'my card is [card], ok?'],
    ['card 5500-0000-0000-0004', 'card [card]'],
    ['call me at +1 (415) 555-2671', 'call me at [phone]'],
    ['my number: 415-555-2671', 'my number: [phone]'],
    ['order number SW-2024-00891 never came', 'order number [order number] never came'],
    ['Order #998877 is late', 'Order [order number] is late'],
    ['I live at 12 Elm Street, Springfield, IL 62704 now', 'I live at [address] now'],
    ['send it to 221b Baker Street', 'send it to [address]'],
  ])('%s', (text, masked) => expect(maskPersonal(text)).toBe(masked));

  it.each([
    'It came on 2026-06-03, on 06/03/2026, or 3.6.2026',
    'I paid 129.99 for 12 plugs and waited 30 days',
    'The 100 W model, firmware 1.7.1, broke on day 14 of 30',
    'My order is late and nobody answers',
    '1234567890123456 is no card',
  ])('keeps what tells nobody: %s', (text) => expect(maskPersonal(text)).toBe(text));

  it('takes no long time, whatever comes', () => {
    for (const part of ['a@', '1 ', '1-', '+1', '1 A ', 'order no ', '(0', '12 Elm '])
      expect(maskPersonal(part.repeat(20_000)).length).toBeGreaterThan(0);
  });
});
