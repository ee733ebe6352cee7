import { describe, expect, it } from '@jest/globals';

import { splitMail } from '../../../src/understanding/text/segments.js';

const parts = (text: string): string[] =>
  splitMail(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end).trim()}`);
const bodies = (text: string): string =>
  splitMail(text)
    .filter(({ kind }) => kind === 'body')
    .map(({ start, end }) => text.slice(start, end).trim())
    .join(' / ');

describe('a pasted mail', () => {
  it('is taken apart without gaps', () => {
    const text =
      'From: a@b.c\nTo: d@e.f\nSubject: My lock\n\nIt died.\n\nRegards,\nJo\n\nOn May 3 2026, Shop wrote:\n> hi\n';
    const segments = splitMail(text);
    expect(segments[0]?.start).toBe(0);
    expect(segments.at(-1)?.end).toBe(text.length);
    segments.slice(1).forEach(({ start }, index) => expect(start).toBe(segments[index]?.end));
  });

  it('has headers, a subject of the writer’s own, a body, a signature and a quotation', () => {
    expect(
      parts(
        'From: a@b.c\nSubject: My lock\n\nIt died.\n\nBest regards,\nJo\n\nOn May 3, 2026 at 9:00, Shop wrote:\n> hello',
      ),
    ).toEqual([
      'headers: From: a@b.c\nSubject:',
      'body: My lock',
      'body: It died.',
      'signature: Best regards,\nJo',
      'quote: On May 3, 2026 at 9:00, Shop wrote:\n> hello',
    ]);
  });

  it('goes on after quoted lines and in a postscript', () => {
    expect(bodies('> Did it break?\nYes, it did.\n> When?\nOn May 3.')).toBe('Yes, it did. / On May 3.');
    expect(bodies('It died.\n\nThanks,\nJo\n\nPS: I have the box.')).toContain('PS: I have the box.');
  });

  it('is one body when it is a chat message', () => {
    expect(parts('where is my order')).toEqual(['body: where is my order']);
    expect(parts('')).toEqual(['body: ']);
  });

  it('takes no sentence for a signature', () => {
    expect(bodies('Thanks for the quick help. It works now.\nI still want to return it.')).toContain(
      'return it',
    );
  });
});

describe('a mail that is passed on', () => {
  const forwarded = (note: string, from = 'Ann <ann@example.org>'): string =>
    `${note}\n\n---------- Forwarded message ---------\nFrom: ${from}\nDate: Mon, 1 Jun 2026 10:00:00 +0000\nSubject: broken lock\nTo: support@shop.example\n\nIt died yesterday.\nAnn`;

  it('is the message where the note above it only passes it on', () => {
    expect(bodies(forwarded('Can you take this one please?'))).toBe('broken lock / It died yesterday.\nAnn');
    expect(bodies(forwarded(''))).toContain('It died yesterday.');
  });

  it('is a quotation where the note is a case of its own', () => {
    expect(bodies(forwarded('I want to cancel my order.'))).toBe('I want to cancel my order.');
  });

  it('is a quotation where the shop wrote it', () => {
    expect(bodies(forwarded('see below', 'Shop Support <support@shop.example>'))).toBe('see below');
  });
});
