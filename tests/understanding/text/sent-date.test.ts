import { describe, expect, it } from '@jest/globals';

import { facts, read } from '../reader.js';

const mail = (date: string, body: string): string => `From: a@b.c\nDate: ${date}\nSubject: lock\n\n${body}`;

describe('the mail’s own date', () => {
  it('is its "today"', async () => {
    const text = mail('Tue, 2 Jun 2026 18:22:05 +0200', 'It arrived yesterday.');
    expect((await read(text)).sentDate).toBe('2026-06-02');
    expect(await facts(text)).toMatchObject({ deliveryDate: '2026-06-01' });
  });

  it('of a mail that was passed on is the one that counts', async () => {
    const text = `fyi\n\n---------- Forwarded message ---------\n${mail('Mon, 1 Jun 2026 10:00:00 +0000', 'It arrived yesterday.')}`;
    expect(await facts(text)).toMatchObject({ deliveryDate: '2026-05-31' });
  });

  it('counts only in the past, and when it is a date', async () => {
    expect((await read(mail('Fri, 1 Jan 2027 10:00:00 +0000', 'Hello there.'))).sentDate).toBeNull();
    expect((await read(mail('soon', 'Hello there.'))).sentDate).toBeNull();
  });
});
