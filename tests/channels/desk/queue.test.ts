import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { EventLog } from '../../../src/channels/desk/takeover/event-log.js';
import { agentBody } from '../../../src/channels/desk/takeover/messages.js';
import type { Storage } from '../../../src/storage/port.js';
import type { StoredHandoff } from '../../../src/storage/records.js';
import { openSqlite } from '../../../src/storage/sqlite/open.js';
import { stateAfter } from '../../channels/counting-turn.js';
import { turn } from '../../storage/contract.js';

let storage: Storage;
let reads: string[];
let log: EventLog;
const handoff = { conversation: 'one', reference: 'CW-1', store: 'sonoff' } as StoredHandoff;
beforeEach(async () => {
  const own = await openSqlite(null);
  reads = [];
  storage = own;
  await own.create({
    id: 'one',
    channel: 'test',
    user: null,
    today: null,
    state: stateAfter(0),
    at: '2026-06-20T12:00:00.000Z',
  });
  // The real storage; what is read of conversations is counted on the way.
  const counting = new Proxy(own, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]): unknown => {
        if (name === 'activities') reads.push(String(given[0]));
        return (value as (...all: unknown[]) => unknown).apply(target, given);
      };
    },
  });
  log = new EventLog(counting);
});
afterEach(async () => {
  log.close();
  await storage.close();
});

const joined = (revision: number): Promise<unknown> =>
  storage.saveTurn(
    turn(revision, {
      incoming: {
        author: 'agent',
        clientId: null,
        hidden: false,
        body: agentBody({ kind: 'joined', reference: 'CW-1', agent: 'Maria', text: 'Maria is here.' }),
      },
      outgoing: [],
    }),
  );

describe('the course of a handoff', () => {
  it('is read from the conversation once, and again only when something was said', async () => {
    await storage.saveTurn(turn(0));
    expect(await log.of(handoff)).toEqual({ agent: null, joinedAt: null, leftAt: null });
    const first = reads.length;
    for (let look = 0; look < 10; look++) await log.of(handoff);
    expect(reads).toHaveLength(first);
    await joined(1);
    expect(await log.of(handoff)).toMatchObject({ agent: 'Maria', leftAt: null });
    expect(reads.length).toBeGreaterThan(first);
  });

  it('is read from the beginning by a log that begins later', async () => {
    await joined(0);
    expect(await log.of(handoff)).toMatchObject({ agent: 'Maria' });
    log.close();
    expect(await log.of(handoff)).toMatchObject({ agent: 'Maria' });
  });
});
