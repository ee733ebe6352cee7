import { describe, expect, it } from '@jest/globals';

import { readDates } from '../../../src/understanding/dates/read-dates.js';
import { tokenise } from '../../../src/understanding/text/tokens.js';
import { formatDay, parseDay } from '../../../src/verdict/days.js';

/** What a text says about time on Saturday 20 June 2026. */
function times(text: string, bare = false): string[] {
  const context = { today: parseDay('2026-06-20')!, bare, order: null, text };
  return readDates(tokenise(text, 0, text.length), context).map(({ meaning }) => {
    if (meaning.kind === 'days')
      return meaning.span.lo === meaning.span.hi
        ? formatDay(meaning.span.lo)
        : `${formatDay(meaning.span.lo)}..${formatDay(meaning.span.hi)}`;
    return meaning.kind === 'options' ? `? ${meaning.days.map(formatDay).join(' ')}`.trim() : meaning.kind;
  });
}

describe('a day', () => {
  it.each([
    ['on May 3rd, 2026', '2026-05-03'],
    ['on the 3rd of May', '2026-05-03'],
    ['on 3 December', '2025-12-03'],
    ['on 2026-05-03', '2026-05-03'],
    ['on 5/17/2026', '2026-05-17'],
    ['on 17.5.2026', '2026-05-17'],
    ['on the 5th', '2026-06-05'],
    ['on the 25th', '2026-05-25'],
    ['yesterday', '2026-06-19'],
    ['the day before yesterday', '2026-06-18'],
    ['last Tuesday', '2026-06-16'],
    ['on Saturday', '2026-06-13'],
    ['66 days ago', '2026-04-15'],
    ['two weeks ago', '2026-06-06'],
    ['a week ago', '2026-06-13'],
    ['1 month and 21 days ago', '2026-04-29'],
    ['on Black Friday', '2025-11-28'],
    ['last Christmas', '2025-12-25'],
    ['on Easter', '2026-04-05'],
    ['Tuesday, June 2', '2026-06-02'],
  ])('%s', (text, day) => {
    expect(times(text)).toEqual([day]);
  });

  it('known roughly is a range', () => {
    expect(times('last week')).toEqual(['2026-06-08..2026-06-14']);
    expect(times('in May')).toEqual(['2026-05-01..2026-05-31']);
    expect(times('early May')).toEqual(['2026-05-01..2026-05-10']);
    expect(times('about three weeks ago')).toEqual(['2026-05-27..2026-06-02']);
    expect(times('a couple of weeks ago')).toEqual(['2026-06-03..2026-06-09']);
    expect(times('around June 10')).toEqual(['2026-06-07..2026-06-13']);
    expect(times('between May 3 and May 5')).toEqual(['2026-05-03..2026-05-05']);
  });

  it('said in months or years is seldom meant to the day', () => {
    expect(times('two months ago')).toEqual(['2026-04-17..2026-04-23']);
    expect(times('a year ago')).toEqual(['2025-06-13..2025-06-27']);
  });

  it('within a week that was named is that week’s', () => {
    expect(times('in the first week of June, on Friday')).toEqual(['2026-06-05']);
  });

  it('is never in the future', () => {
    expect(times('tomorrow')).toEqual(['future']);
    expect(times('on June 25, 2026')).toEqual(['future']);
    expect(times('this week')).toEqual(['2026-06-15..2026-06-20']);
  });

  it.each([
    'order 12345',
    'I may return it',
    'it marched on',
    'version 2.4',
    '24/7',
    '1/2 of them',
    'sat on it',
  ])('is not read from "%s"', (text) => {
    expect(times(text)).toEqual([]);
  });

  it('"how about" makes nothing rough', () => {
    expect(times('How about 2019-08-01')).toEqual(['2019-08-01']);
  });
});

describe('days in digits', () => {
  it('with two readings are both offered', () => {
    expect(times('on 03/04/2026')).toEqual(['? 2026-03-04 2026-04-03']);
    expect(times('on 6/5')).toEqual(['? 2026-06-05 2026-05-06']);
  });

  it.each([
    ['13/04/2026', '2026-04-13'],
    ['04/13/2026', '2026-04-13'],
    ['05/05/2026', '2026-05-05'],
    ['03.04.2026', '2026-04-03'],
    ['12/02/2026', '2026-02-12'],
  ])('%s has only one that is past and exists', (text, day) => {
    expect(times(`on ${text}`)).toEqual([day]);
  });

  it('follow the weekday beside them', () => {
    expect(times('Wednesday 03/04/2026')).toEqual(['2026-03-04']);
  });

  it.each(['30 February 2026', '31/06/2026', 'June 31'])('%s is no day', (text) => {
    expect(times(`on ${text}`)).toEqual(['?']);
  });
});

describe('a correction', () => {
  it.each([
    ['on June 3, sorry, I mean June 5', '2026-06-05'],
    ['on 03/04/2026, by which I mean the 3rd of April', '2026-04-03'],
    ['on June 3, no wait, June 5', '2026-06-05'],
    ['on the 5th, not the 3rd', '2026-06-05'],
    ['on June 3... correction: June 5', '2026-06-05'],
  ])('%s', (text, day) => {
    expect(times(text)).toEqual([day]);
  });

  it('is none where another event follows', () => {
    expect(times('ordered June 3, sorry, it arrived June 5')).toEqual(['2026-06-03', '2026-06-05']);
  });
});

describe('a bare answer', () => {
  it.each([
    ['5', '2026-06-05'],
    ['May', '2026-05-01..2026-05-31'],
    ['2024', '2024-01-01..2024-12-31'],
    ['4 days before', '2026-06-16'],
  ])('%s', (text, day) => {
    expect(times(text, true)).toEqual([day]);
    if (text !== '5') return;
    expect(times(text)).toEqual([]);
  });
});

describe('what is counted from elsewhere', () => {
  it.each([
    ['three days later', 'relative'],
    ['the next day', 'relative'],
    ['for three weeks', 'length'],
    ['at 9pm', 'time'],
  ])('%s', (text, kind) => {
    expect(times(text)).toEqual([kind]);
  });
});
