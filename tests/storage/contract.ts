import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { Effect } from '../../src/model/conversation.js';
import type { NewActivity, News, Storage, TurnRecord } from '../../src/storage/port.js';
import { stateAfter } from '../channels/counting-turn.js';

/** A database as the contract needs it. */
export interface TestDatabase {
  /** Opens it; what was written before is there. */
  open(): Promise<Storage>;
  /** Removes it. */
  remove(): void | Promise<void>;
}

const at = '2026-06-20T12:00:00.000Z';

/** An activity of the customer. @param clientId what the client calls it */
export function said(text: string, clientId: string | null = null): NewActivity {
  return { author: 'user', clientId, hidden: false, body: { type: 'message', text } };
}

function answered(text: string): NewActivity {
  return { author: 'bot', clientId: null, hidden: false, body: { type: 'message', text } };
}

function handoff(reference: string): Effect {
  return { kind: 'handoff', reference, store: 'sonoff', facts: {}, verdict: null, missing: ['condition'] };
}

/** A turn in the conversation `one`. */
export function turn(revision: number, fields: Partial<TurnRecord> = {}): TurnRecord {
  return {
    conversation: 'one',
    revision,
    state: stateAfter(revision + 1),
    incoming: said(`question ${revision}`),
    outgoing: [answered(`answer ${revision}`)],
    effects: [],
    evidence: [],
    at,
    ...fields,
  };
}

/** What every storage must do, whatever the database. */
export function describeStorage(name: string, database: () => TestDatabase | Promise<TestDatabase>): void {
  describe(`storage in ${name}`, () => {
    let made: TestDatabase;
    let storage: Storage;
    const create = (id: string, moment = at): Promise<void> =>
      storage.create({ id, channel: 'test', user: 'anna', today: null, state: stateAfter(0), at: moment });
    beforeEach(async () => {
      made = await database();
      storage = await made.open();
      await create('one');
    });
    afterEach(async () => {
      await storage.close();
      await made.remove();
    });

    it('gives back a new conversation as it was', async () => {
      expect(await storage.load('one')).toEqual({
        id: 'one',
        channel: 'test',
        user: 'anna',
        today: null,
        state: stateAfter(0),
        revision: 0,
        length: 0,
        createdAt: at,
        touchedAt: at,
      });
      expect(await storage.load('other')).toBeNull();
      // An error of the driver, which need not be made by the Error of the test's own realm.
      await expect(create('one')).rejects.toHaveProperty('message');
    });

    it('keeps a turn whole: state, both sides in order, effects, pictures', async () => {
      const bytes = new Uint8Array([0, 255, 1]);
      const evidence = [{ id: 'p1', name: 'ü "1".jpg', type: 'image/jpeg', bytes }];
      const effects: Effect[] = [{ kind: 'feedback', helpful: true }, handoff('CW-1')];
      const later = '2026-06-20T12:00:01.000Z';
      const saved = await storage.saveTurn(turn(0, { evidence, effects, at: later }));
      expect(saved).toMatchObject({
        kind: 'saved',
        incoming: { seq: 1, id: 'one|0000001', at: later, hidden: false },
        outgoing: [{ seq: 2, author: 'bot' }],
      });
      expect(await storage.load('one')).toMatchObject({
        state: { turns: 1 },
        revision: 1,
        length: 2,
        createdAt: at,
        touchedAt: later,
      });
      expect((await storage.activities('one', 0)).map(({ body }) => body['text'])).toEqual([
        'question 0',
        'answer 0',
      ]);
      expect([...(await storage.evidence('p1'))!.bytes]).toEqual([0, 255, 1]);
      expect(await storage.handoffs()).toMatchObject([{ reference: 'CW-1', conversation: 'one', at: later }]);
      expect(await storage.effects()).toMatchObject([{ conversation: 'one', body: { helpful: true } }]);
    });

    it('gives activities after a number, and no more than wanted', async () => {
      for (let revision = 0; revision < 4; revision++) await storage.saveTurn(turn(revision));
      expect((await storage.activities('one', 3)).map(({ seq }) => seq)).toEqual([4, 5, 6, 7, 8]);
      expect((await storage.activities('one', 3, 2)).map(({ seq }) => seq)).toEqual([4, 5]);
      expect(await storage.activities('one', 8)).toEqual([]);
      expect(await storage.activities('other', 0)).toEqual([]);
    });

    it('keeps a message that is sent again once, and tells which it was', async () => {
      const first = await storage.saveTurn(turn(0, { incoming: said('hi', 'c:1') }));
      const again = await storage.saveTurn(turn(1, { incoming: said('hi', 'c:1') }));
      expect(again).toEqual({ kind: 'repeated', incoming: first.kind === 'saved' && first.incoming });
      expect(await storage.findSent('one', 'c:1')).toMatchObject({ seq: 1 });
      expect(await storage.findSent('one', 'c:2')).toBeNull();
      expect((await storage.load('one'))?.length).toBe(2);
      await create('two');
      expect(
        await storage.saveTurn(turn(0, { conversation: 'two', incoming: said('hi', 'c:1') })),
      ).toMatchObject({
        kind: 'saved',
      });
    });

    it('keeps nothing of a turn that began from an older revision', async () => {
      const both = await Promise.all([
        storage.saveTurn(turn(0, { effects: [{ kind: 'feedback', helpful: true }] })),
        storage.saveTurn(turn(0, { effects: [{ kind: 'feedback', helpful: false }, handoff('CW-2')] })),
      ]);
      // Which of them is the first, the database decides.
      const first = both.findIndex(({ kind }) => kind === 'saved');
      expect(both[1 - first]).toEqual({ kind: 'conflict' });
      expect((await storage.load('one'))?.length).toBe(2);
      expect(await storage.effects()).toMatchObject([{ body: { helpful: first === 0 } }]);
      expect(await storage.handoffs()).toHaveLength(first);
    });

    it('keeps no handoff under a reference that another has', async () => {
      await create('two');
      await storage.saveTurn(turn(0, { effects: [handoff('CW-3')] }));
      const second = turn(0, { conversation: 'two', effects: [handoff('CW-3')] });
      expect(await storage.saveTurn(second)).toEqual({ kind: 'reference_taken' });
      expect((await storage.load('two'))?.length).toBe(0);
    });

    it('writes many turns at the same time, each whole', async () => {
      const ids = Array.from({ length: 40 }, (_, index) => `many-${index}`);
      await Promise.all(ids.map((id) => create(id)));
      const turns = ids.flatMap((id) => [turn(0, { conversation: id }), turn(0, { conversation: id })]);
      // One of them breaks a rule of the tables, and takes none of the others with it.
      const broken = { id: 'same', name: 'x', type: 'image/png', bytes: new Uint8Array(1) };
      const results = await Promise.allSettled([
        ...turns.map((each) => storage.saveTurn(each)),
        storage.saveTurn(turn(0, { evidence: [broken, broken] })),
      ]);
      const kinds = results.map((result) => (result.status === 'fulfilled' ? result.value.kind : 'error'));
      expect(kinds.filter((kind) => kind === 'saved')).toHaveLength(40);
      expect(kinds.filter((kind) => kind === 'conflict')).toHaveLength(40);
      expect(kinds.at(-1)).toBe('error');
      for (const id of ids) expect((await storage.activities(id, 0)).map(({ seq }) => seq)).toEqual([1, 2]);
      expect(await storage.load('one')).toMatchObject({ revision: 0, length: 0 });
    });

    it('tells who watches a conversation what is written, and no one else', async () => {
      await create('two');
      const heard: [string, News][] = [];
      const end = storage.watch('one', (news) => heard.push(['one', news]));
      storage.watch('two', (news) => heard.push(['two', news]));
      await storage.saveTurn(turn(0));
      await storage.saveTurn(turn(0));
      end();
      await storage.saveTurn(turn(1));
      await storage.delete('two');
      expect(heard).toEqual([
        ['one', 'activities'],
        ['two', 'deleted'],
      ]);
    });

    it('finds effects by kind, shop and time', async () => {
      const effects: Effect[] = [
        { kind: 'answered', store: 'sonoff', clauses: ['sonoff/a'] },
        { kind: 'abstained', store: 'sonoff', text: 'Why?', nearest: [] },
      ];
      await storage.saveTurn(turn(0, { effects }));
      await storage.saveTurn(
        turn(1, { effects, state: stateAfter(2, 'aqara'), at: '2026-06-21T00:00:00.000Z' }),
      );
      expect(await storage.effects({ kind: 'abstained' })).toHaveLength(2);
      expect(await storage.effects({ store: 'aqara' })).toHaveLength(2);
      expect(await storage.effects({ since: '2026-06-21T00:00:00.000Z', kind: 'answered' })).toHaveLength(1);
      expect(await storage.effects({ until: '2026-06-21T00:00:00.000Z' })).toHaveLength(2);
    });

    it('exports a conversation with all that belongs to it, and deletes just that', async () => {
      await create('two');
      await storage.saveTurn(turn(0, { conversation: 'two', incoming: said('other') }));
      const evidence = [{ id: 'p2', name: 'a.png', type: 'image/png', bytes: new Uint8Array([7]) }];
      const effects: Effect[] = [handoff('CW-4'), { kind: 'feedback', helpful: false }];
      await storage.saveTurn(turn(0, { evidence, effects }));
      expect(await storage.export('one')).toMatchObject({
        conversation: { id: 'one', length: 2 },
        activities: [{ seq: 1 }, { seq: 2 }],
        handoffs: [{ reference: 'CW-4' }],
        effects: [{ body: { helpful: false } }],
        evidence: [{ id: 'p2' }],
      });
      expect([await storage.delete('one'), await storage.delete('one')]).toEqual([true, false]);
      expect([await storage.export('one'), await storage.evidence('p2')]).toEqual([null, null]);
      expect([await storage.handoffs(), await storage.effects()]).toEqual([[], []]);
      expect(await storage.saveTurn(turn(1))).toEqual({ kind: 'gone' });
      expect(await storage.activities('two', 0)).toHaveLength(2);
    });

    it('deletes what is old, and sooner what never began', async () => {
      await create('unused', '2026-06-18T00:00:00.000Z');
      await create('used', '2026-06-18T00:00:00.000Z');
      await storage.saveTurn(turn(0, { conversation: 'used', at: '2026-06-18T00:00:00.000Z' }));
      expect(await storage.deleteOlderThan('', '2026-06-19T00:00:00.000Z')).toBe(1);
      expect([await storage.load('unused'), (await storage.load('used'))?.id]).toEqual([null, 'used']);
      expect(await storage.deleteOlderThan('2026-06-19T00:00:00.000Z')).toBe(1);
      expect([await storage.load('used'), (await storage.load('one'))?.id]).toEqual([null, 'one']);
    });

    it('takes what clients call things, whatever signs are in it', async () => {
      const clientId = 'c:\0 \ud800 ü \u{1f600}';
      const evidence = [{ id: 'p3', name: 'a\0b.png', type: 'image/png', bytes: new Uint8Array(1) }];
      const incoming = { ...said('a\0b \udfff', clientId), hidden: true };
      expect(await storage.saveTurn(turn(0, { incoming, evidence }))).toMatchObject({ kind: 'saved' });
      expect(await storage.findSent('one', clientId)).toMatchObject({ hidden: true, body: incoming.body });
      expect((await storage.saveTurn(turn(1, { incoming }))).kind).toBe('repeated');
    });

    it('shares small things: first values, changes, counts, each until its time is over', async () => {
      const { shared } = storage;
      const [before, after] = ['2020-01-01T00:00:00.000Z', '2999-01-01T00:00:00.000Z'];
      const firsts = await Promise.all(['a', 'b', 'c'].map((value) => shared.keepFirst('key', value)));
      expect(new Set(firsts)).toEqual(new Set([await shared.get('key')]));
      const add = (): Promise<unknown> =>
        shared.change('sum 1', after, (sum) => String(Number(sum ?? 0) + 1));
      await Promise.all(Array.from({ length: 12 }, add));
      expect(await shared.get('sum 1')).toBe('12');
      expect(await shared.change('sum 1', after, () => null)).toBe('12');
      await shared.change('sum 2', before, () => 'over');
      expect([await shared.get('sum 2'), await shared.names('sum ')]).toEqual([null, ['sum 1']]);
      expect(await shared.change('sum 2', after, (old) => `new ${old}`)).toBe('new null');
      const counts = await Promise.all(Array.from({ length: 9 }, () => shared.count('asked', 60_000)));
      expect(counts.map(({ count }) => count).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(counts[0]?.until.getTime()).toBeGreaterThan(Date.now());
      await shared.uncount('asked');
      expect([(await shared.count('asked', -1)).count, (await shared.count('asked', 1)).count]).toEqual([
        1, 1,
      ]);
      await shared.tidy();
      expect(await shared.names('')).toEqual(expect.arrayContaining(['key', 'sum 1', 'sum 2']));
    });

    it('tells how much is kept', async () => {
      await create('two');
      await storage.saveTurn(turn(0, { effects: [handoff('CW-6')] }));
      expect(await storage.measure()).toMatchObject({ conversations: 2, handoffsWaiting: 1 });
      const agent = { ...said('I am here'), author: 'agent' as const };
      await storage.saveTurn(turn(1, { incoming: agent, outgoing: [] }));
      const size = await storage.measure();
      expect([size.handoffsWaiting, size.bytes > 10_000]).toEqual([0, true]);
    });

    it('has everything after it was closed and opened again', async () => {
      await storage.saveTurn(turn(0, { effects: [handoff('CW-5')] }));
      const before = await storage.export('one');
      await storage.close();
      storage = await made.open();
      expect(await storage.export('one')).toEqual(before);
    });
  });
}
