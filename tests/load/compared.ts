import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { PostgresServer } from '../storage/postgres-server.js';
import { byTurns, middle, openParty, overall, type Party } from './by-turns.js';
import { round } from './chat.js';
import type { Mode } from './mode.js';
import { Program } from './program.js';

const FLOOR = 'node_modules/.cache/clausewise-load/floor-server.mjs';
const ROUNDS = 6;
/** Seconds until V8 has compiled what a turn runs; a server that runs for days did so long ago. */
const WARM = 30;

/** Durable turns a second against the least that a durable chat must do, by turns. */
export const floor: Mode = async ({ chats, seconds, texts }, folder) => {
  const own = join(folder, 'floor');
  mkdirSync(own);
  const least = await Program.start([FLOOR, own]);
  const server = await Program.serve(join(folder, 'server'));
  const warmed = { chats, warm: WARM, texts };
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

type Name = 'one' | 'two' | 'apart';

/**
 * One process on PostgreSQL, two on another database of it, and two that share nothing, each on a database of its own:
 * by turns, with the processor time of a turn in each. Two processes on few cores have each other wait for memory
 * whatever they do; what sharing costs is what two that share take more than two that do not.
 */
export const postgres: Mode = async ({ chats, seconds, texts }, folder) => {
  const database = await PostgresServer.start([]);
  const open = async (name: string, databases: readonly string[]): Promise<Party> => {
    const servers = [];
    for (const [index, DATABASE_URL] of databases.entries())
      servers.push(await Program.serve(join(folder, `${name}-${index}`), { DATABASE_URL }));
    // What a process works out once, after its start, is no part of a turn: two do it twice.
    return openParty(servers, 'text', { chats, warm: 2 * seconds, texts });
  };
  const fresh = (): Promise<string> => database.database();
  try {
    const shared = await fresh();
    const parties = {
      one: await open('one', [await fresh()]),
      two: await open('two', [shared, shared]),
      apart: await open('apart', [await fresh(), await fresh()]),
    };
    const rounds = await byTurns(parties, ROUNDS, seconds);
    for (const { servers } of Object.values(parties)) for (const server of servers) await server.stop();
    const ratio = (what: 'cpuPerTurn' | 'perSecond', of: Name, to: Name): number =>
      middle(rounds.map((each) => each[of][what] / each[to][what]));
    return {
      one: overall(rounds.map((each) => each.one)),
      two: overall(rounds.map((each) => each.two)),
      apart: overall(rounds.map((each) => each.apart)),
      cpuRatio: ratio('cpuPerTurn', 'two', 'one'),
      apartRatio: ratio('cpuPerTurn', 'apart', 'one'),
      sharingRatio: ratio('cpuPerTurn', 'two', 'apart'),
      turnsRatio: ratio('perSecond', 'two', 'one'),
      rounds,
    };
  } finally {
    await database.remove();
  }
};
