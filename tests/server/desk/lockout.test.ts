import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { Lockout } from '../../../src/server/desk/lockout.js';
import { openSqlite } from '../../../src/storage/sqlite/open.js';

let storage: Awaited<ReturnType<typeof openSqlite>>;
let now: number;
let lockout: Lockout;
beforeEach(async () => {
  storage = await openSqlite(null);
  // The storage forgets by the real time.
  now = Date.now();
  lockout = new Lockout(storage.shared, () => new Date(now));
});
afterEach(() => storage.close());

/** Tries a password that is wrong. @returns how long the name must wait instead, in seconds */
const guess = (): Promise<number> => lockout.admit('somebody');

describe('a name', () => {
  it('has five tries, then waits half a minute, then twice as long each time, a quarter of an hour at most', async () => {
    for (let tries = 0; tries < 5; tries++) expect(await guess()).toBe(0);
    const waits: number[] = [];
    for (let tries = 0; tries < 7; tries++) {
      const wait = await guess();
      waits.push(wait);
      now += wait * 1000;
      expect(await guess()).toBe(0);
    }
    expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900]);
  });

  it('has no more tries at the same time than one after the other', async () => {
    const waits = await Promise.all(Array.from({ length: 20 }, guess));
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
  });

  it('that was right begins anew, and one that was wrong is forgotten after an hour', async () => {
    for (let tries = 0; tries < 4; tries++) await guess();
    await lockout.succeeded('somebody');
    for (let tries = 0; tries < 5; tries++) expect(await guess()).toBe(0);
    expect(await guess()).toBe(30);
    now += 61 * 60_000;
    for (let tries = 0; tries < 5; tries++) expect(await guess()).toBe(0);
  });

  it('does not wait for what another one did', async () => {
    for (let tries = 0; tries < 6; tries++) await guess();
    expect(await lockout.admit('another')).toBe(0);
  });
});
