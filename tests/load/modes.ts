import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { middle } from './by-turns.js';
import { openChats, round, speak, speakAt, type Spoken } from './chat.js';
import { floor, postgres } from './compared.js';
import { fill } from './fill.js';
import { hostile } from './hostile/mode.js';
import { post } from './http.js';
import type { Mode, Settings } from './mode.js';
import { Program } from './program.js';
import { soak } from './soak.js';

const MB = 1024 * 1024;
const ASKING_ROUNDS = 40;

/** Time of a durable turn with so many open chats at so many turns a second. */
const latency: Mode = async ({ chats, rate, seconds, texts }, folder) => {
  const server = await Program.serve(folder);
  const open = await openChats([server.url], chats, texts);
  // A server that runs for days has long compiled what a turn needs.
  await speakAt(open, 'text', rate, seconds / 2);
  const spoken = await speakAt(open, 'text', rate, seconds);
  for (const chat of open) chat.close();
  await server.stop();
  return spoken;
};

/** Turns beside so many stored activities, against an empty database. */
const big: Mode = async (numbers, folder) => {
  const data = join(folder, 'big');
  await (await Program.serve(data)).stop();
  fill(data, numbers.count);
  const measure = async (where: string): Promise<Spoken & { readonly cpuPerTurn: number }> => {
    const server = await Program.serve(where);
    const open = await openChats([server.url], numbers.chats, numbers.texts);
    await speak(open, 'text', Math.min(3, numbers.seconds));
    const before = server.cpu;
    const spoken = await speak(open, 'text', numbers.seconds);
    const cpuPerTurn = round(((server.cpu - before) / spoken.turns) * 1000);
    for (const chat of open) chat.close();
    await server.stop();
    return { ...spoken, cpuPerTurn };
  };
  const bytes = statSync(join(data, 'clausewise.db')).size;
  const [empty, filled] = [await measure(join(folder, 'empty')), await measure(data)];
  return { bytes, empty, filled, costRatio: round(empty.perSecond / filled.perSecond) };
};

/** The five shops under other names, so many in all; the start, the memory, the cost of a question. */
const shops: Mode = async ({ count }, folder) => {
  const root = join(folder, 'root');
  cpSync('dialogs', join(root, 'dialogs'), { recursive: true });
  const five = readdirSync('knowledge', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (let index = 0; index < count; index++) {
    const { name } = five[index % five.length]!;
    const id = index < five.length ? name : `${name}-${index}`;
    cpSync(join('knowledge', name), join(root, 'knowledge', id), { recursive: true });
    const file = join(root, 'knowledge', id, 'store.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^name: *(.*)$/m, `name: $1 ${index}`));
  }
  const open = async (options: readonly string[]): Promise<Program> => {
    const kept = join(folder, `kept-${options.length}`);
    const env = { CLAUSEWISE_CACHE: kept };
    const data = join(folder, `data-${options.length}`);
    // The first start compiles what the second takes.
    const first = await Program.serve(data, env, options);
    await post(`${first.url}/api/v1/ask`, { store: 'sonoff', text: 'warranty' });
    while (!existsSync(kept) || !readdirSync(kept).some((file) => file.endsWith('.kept')))
      await new Promise((resolve) => setTimeout(resolve, 500));
    await first.stop();
    return Program.serve(data, env, options);
  };
  const servers = { few: await open([]), many: await open(['--root', root]) };
  for (const server of Object.values(servers)) await idle(server);
  const ask = async ({ url }: Program): Promise<number> => {
    const began = performance.now();
    for (let asked = 0; asked < 50; asked++)
      await post(`${url}/api/v1/ask`, { store: 'sonoff', text: 'How long is the warranty?' });
    return (performance.now() - began) / 50;
  };
  const times = { few: [] as number[], many: [] as number[] };
  for (let round = 0; round < ASKING_ROUNDS; round++) {
    for (const name of ['few', 'many'] as const) {
      const time = await ask(servers[name]);
      // The first rounds compile what the others run.
      if (round >= ASKING_ROUNDS / 2) times[name].push(time);
    }
  }
  const told = (name: 'few' | 'many'): Record<string, number> => ({
    ready: Math.round(servers[name].readyAfter),
    megabytes: Math.round(servers[name].memory / MB),
    question: middle(times[name]),
  });
  const result = {
    few: told('few'),
    many: told('many'),
    questionRatio: middle(times.few.map((time, round) => (times.many[round] ?? 0) / time)),
  };
  for (const server of Object.values(servers)) await server.stop();
  return result;
};

/** Waits until a server has done what it does after its start. */
async function idle(server: Program): Promise<void> {
  for (let before = -1; server.cpu - before > 0.05;) {
    before = server.cpu;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** Milliseconds from the start of the process to the line that says where it listens, so many times. */
const start: Mode = async ({ count }, folder) => {
  const times: number[] = [];
  for (let done = 0; done <= count; done++) {
    const server = await Program.serve(join(folder, 'data'));
    if (done > 0) times.push(Math.round(server.readyAfter));
    await server.stop();
  }
  times.sort((a, b) => a - b);
  return { median: times[Math.floor(times.length / 2)], least: times[0], most: times.at(-1), times };
};

const NOTHING: Settings = { seconds: 0, chats: 0, rate: 0, count: 0, each: 0, texts: 'usual' };

/** Every way to measure, with settings for a quiet machine. */
export const MODES: Readonly<Record<string, readonly [mode: Mode, usual: Settings]>> = {
  floor: [floor, { ...NOTHING, seconds: 5, chats: 50 }],
  latency: [latency, { ...NOTHING, seconds: 60, chats: 500, rate: 100 }],
  postgres: [postgres, { ...NOTHING, seconds: 5, chats: 50 }],
  big: [big, { ...NOTHING, seconds: 20, chats: 50, count: 10_000_000 }],
  shops: [shops, { ...NOTHING, count: 1000 }],
  start: [start, { ...NOTHING, count: 10 }],
  soak: [soak, { ...NOTHING, seconds: 3600, chats: 100, rate: 30, texts: 'mixed' }],
  hostile: [hostile, { ...NOTHING, each: 2000 }],
};

/** Runs a mode in a folder of its own. */
export async function run(name: string, settings: Partial<Settings>): Promise<unknown> {
  const found = MODES[name];
  if (!found) throw new Error(`There is no ${name}; there are ${Object.keys(MODES).join(', ')}.`);
  const folder = mkdtempSync(join(tmpdir(), `clausewise-${name}-`));
  mkdirSync(folder, { recursive: true });
  try {
    return await found[0]({ ...found[1], ...settings }, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
