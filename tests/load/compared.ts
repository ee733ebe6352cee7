import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { PostgresServer } from '../storage/postgres-server.js';
import { byTurns, middle, openParty, overall, type Party } from './by-turns.js';
import { round } from './chat.js';
import type { Mode } from './mode.js';
import { Program } from './program.js';

const FLOOR = 'node_modules/.cache/clausewise-load/floor-server.mjs';
const ROUNDS = 6;

/** Durable turns a second against the least that a durable chat must do, by turns. */
export const floor: Mode = async ({ chats, seconds, texts }, folder) => {
  const own = join(folder, 'floor');
  mkdirSync(own);
  const least = await Program.start([FLOOR, own]);
  const server = await Program.serve(join(folder, 'server'));
  const warmed = { chats, warm: seconds, texts };
  const rounds = await byTurns(
    {
      floor: await openParty([least], 'text', warmed),
      quick: await openParty([server], 'quick', warmed),
      text: await openParty([server], 'text', warmed),
    },
    ROUNDS,
    seconds,
  );
  await least.stop();
  await server.stop();
  const base = overall(rounds.map((each) => each.floor));
  const against = (kind: 'quick' | 'text'): Record<string, number> => {
    const mine = overall(rounds.map((each) => each[kind]));
    return {
      ...mine,
      ratio: middle(rounds.map((each) => each[kind].perSecond / each.floor.perSecond)),
      cpuRatio: round(base.cpuPerTurn / mine.cpuPerTurn),
    };
  };
  return { floor: base, quick: against('quick'), text: against('text'), rounds };
};

/** One process on PostgreSQL, and two on another database of it, by turns; processor time for a turn in each. */
export const postgres: Mode = async ({ chats, seconds, texts }, folder) => {
  const database = await PostgresServer.start([]);
  const open = async (count: number): Promise<Party> => {
    const env = { DATABASE_URL: await database.database() };
    const servers = [];
    for (let index = 0; index < count; index++)
      servers.push(await Program.serve(join(folder, `${count}-${index}`), env));
    // What a process works out once, after its start, is no part of a turn: two do it twice.
    return openParty(servers, 'text', { chats, warm: 2 * seconds, texts });
  };
  try {
    const parties = { one: await open(1), two: await open(2) };
    const rounds = await byTurns(parties, ROUNDS, seconds);
    for (const { servers } of Object.values(parties)) for (const server of servers) await server.stop();
    const [one, two] = [overall(rounds.map((each) => each.one)), overall(rounds.map((each) => each.two))];
    return {
      ...{ one, two },
      cpuRatio: middle(rounds.map((each) => each.two.cpuPerTurn / each.one.cpuPerTurn)),
      turnsRatio: middle(rounds.map((each) => each.two.perSecond / each.one.perSecond)),
      rounds,
    };
  } finally {
    await database.remove();
  }
};
