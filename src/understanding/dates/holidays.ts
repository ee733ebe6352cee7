import type { Day } from '../../model/duration.js';
import { dayOf, nthWeekday } from './calendar.js';

/** Gregorian Easter Sunday (Meeus). */
function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(
    (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30,
  );
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dayOf(year, Math.floor(f / 31), (f % 31) + 1) ?? 0;
}

const thanksgiving = (year: number): Day => nthWeekday(year, 11, 4, 4) ?? 0;
const fixed =
  (month: number, date: number) =>
  (year: number): Day =>
    dayOf(year, month, date) ?? 0;
const nth =
  (month: number, which: number, n: number) =>
  (year: number): Day =>
    nthWeekday(year, month, which, n) ?? 0;

/** Holidays that customers name, each with the day it falls on; longer names first. */
export const holidays: readonly { readonly names: readonly string[]; readonly day: (year: number) => Day }[] =
  [
    { names: ['black friday'], day: (year) => thanksgiving(year) + 1 },
    { names: ['cyber monday'], day: (year) => thanksgiving(year) + 4 },
    { names: ['thanksgiving day', 'thanks giving day', 'thanksgiving', 'thanks giving'], day: thanksgiving },
    { names: ['christmas eve', 'xmas eve'], day: fixed(12, 24) },
    { names: ['boxing day'], day: fixed(12, 26) },
    { names: ['christmas day', 'xmas day', 'christmas', 'xmas'], day: fixed(12, 25) },
    { names: ['new year eve', 'new years eve', 'nye'], day: fixed(12, 31) },
    { names: ['new year day', 'new years day', 'new years', 'new year'], day: fixed(1, 1) },
    { names: ['easter monday'], day: (year) => easter(year) + 1 },
    { names: ['good friday'], day: (year) => easter(year) - 2 },
    { names: ['easter sunday', 'easter day', 'easter'], day: easter },
    { names: ['halloween'], day: fixed(10, 31) },
    { names: ['valentine day', 'valentines day', 'valentines', 'valentine'], day: fixed(2, 14) },
    { names: ['4th of july', 'fourth of july', 'july 4th', 'july 4', 'independence day'], day: fixed(7, 4) },
    { names: ['mother day', 'mothers day'], day: nth(5, 0, 2) },
    { names: ['father day', 'fathers day'], day: nth(6, 0, 3) },
    { names: ['memorial day'], day: nth(5, 1, -1) },
    { names: ['labor day', 'labour day'], day: nth(9, 1, 1) },
    { names: ['martin luther king day', 'mlk day'], day: nth(1, 1, 3) },
    { names: ['presidents day', 'president day'], day: nth(2, 1, 3) },
    { names: ['st patricks day', 'st patrick day', 'saint patricks day'], day: fixed(3, 17) },
    { names: ['cinco de mayo'], day: fixed(5, 5) },
    { names: ['juneteenth'], day: fixed(6, 19) },
    { names: ['veterans day'], day: fixed(11, 11) },
    { names: ['columbus day'], day: nth(10, 1, 2) },
    { names: ['singles day'], day: fixed(11, 11) },
    { names: ['may day'], day: fixed(5, 1) },
  ];
