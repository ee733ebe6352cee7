import { join } from 'node:path';

import { ChildServer } from './child-server.js';
import { StubbornCustomer } from './customer.js';

/** What came of the crashes. */
export interface CrashReport {
  readonly kills: number;
  readonly conversations: number;
  readonly acknowledged: number;
  /** Crashes of the database among the kills. */
  readonly crashes: number;
  /** Everything lost, kept or answered twice, or not answered; none, if all is well. */
  readonly complaints: readonly string[];
}

/** How hard the server is hit. */
export interface CrashOptions {
  /** The bundled server.ts. */
  readonly program: string;
  /** Folder for the data. */
  readonly data: string;
  readonly kills: number;
  /** Customers at once. */
  readonly customers: number;
  /** A database that the servers share, and how it is made to crash and come back; absent: one server with its own. */
  readonly database?: { readonly url: string; readonly crash: () => Promise<void> };
  /** Servers on the database; 2 unless told. */
  readonly servers?: number;
  /** Called after each kill; false ends the run early. */
  readonly onKill?: (count: number) => boolean;
}

const LONGEST_LIFE_MS = 900;
/** Of so many kills one is of the database, where there is one. */
const CRASH_EVERY = 5;

/**
 * Kills a server at random moments while customers talk to it, starts it again each time, and then
 * compares what it kept with what it had acknowledged.
 */
export async function runCrashes({
  program,
  data,
  kills,
  customers,
  onKill,
  database,
  servers = 2,
}: CrashOptions): Promise<CrashReport> {
  const env: Record<string, string> = database ? { DATABASE_URL: database.url } : {};
  const all = Array.from(
    { length: database ? servers : 1 },
    (_, index) =>
      // Each with a folder of its own: what they share is in the database.
      new ChildServer(program, database ? join(data, String(index)) : data, env),
  );
  await Promise.all(all.map((server) => server.start()));
  const anyUrl = (): string => anyOf(all).url;
  let isOver = false;
  const customersSeen: StubbornCustomer[] = [];
  const talking = Array.from({ length: customers }, async (_, index) => {
    while (!isOver) {
      const customer = new StubbornCustomer(anyUrl, () => isOver);
      customersSeen.push(customer);
      await customer.talk(5 + ((index * 7) % 11));
    }
  });
  let done = 0;
  let crashes = 0;
  while (done < kills) {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_LIFE_MS));
    // A crash of the database now and then, the servers running on.
    if (database && done % CRASH_EVERY === CRASH_EVERY - 1) {
      await database.crash();
      crashes++;
    } else {
      const server = anyOf(all);
      await server.kill();
      await server.start();
    }
    done++;
    if (onKill?.(done) === false) break;
  }
  isOver = true;
  await Promise.all(talking);
  const complaints: string[] = [];
  for (const customer of customersSeen) {
    if (!(await customer.goesOn())) complaints.push('a conversation does not go on');
    complaints.push(...(await customer.complaints()));
  }
  await Promise.all(all.map((server) => server.kill()));
  const acknowledged = customersSeen.reduce((sum, customer) => sum + customer.acknowledged.length, 0);
  return { kills: done, crashes, conversations: customersSeen.length, acknowledged, complaints };
}

function anyOf<Item>(items: readonly Item[]): Item {
  const item = items[Math.floor(Math.random() * items.length)];
  if (item === undefined) throw new Error('There is none.');
  return item;
}
