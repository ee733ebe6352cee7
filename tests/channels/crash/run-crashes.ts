import { ChildServer } from './child-server.js';
import { StubbornCustomer } from './customer.js';

/** What came of the crashes. */
export interface CrashReport {
  readonly kills: number;
  readonly conversations: number;
  readonly acknowledged: number;
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
  /** Called after each kill; false ends the run early. */
  readonly onKill?: (count: number) => boolean;
}

const LONGEST_LIFE_MS = 900;

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
}: CrashOptions): Promise<CrashReport> {
  const server = new ChildServer(program, data);
  await server.start();
  let isOver = false;
  const all: StubbornCustomer[] = [];
  const talking = Array.from({ length: customers }, async (_, index) => {
    while (!isOver) {
      const customer = new StubbornCustomer(server.url, () => isOver);
      all.push(customer);
      await customer.talk(5 + ((index * 7) % 11));
    }
  });
  let done = 0;
  while (done < kills) {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * LONGEST_LIFE_MS));
    await server.kill();
    await server.start();
    done++;
    if (onKill?.(done) === false) break;
  }
  isOver = true;
  await Promise.all(talking);
  const complaints: string[] = [];
  for (const customer of all) {
    if (!(await customer.goesOn())) complaints.push('a conversation does not go on');
    complaints.push(...(await customer.complaints()));
  }
  await server.kill();
  const acknowledged = all.reduce((sum, customer) => sum + customer.acknowledged.length, 0);
  return { kills: done, conversations: all.length, acknowledged, complaints };
}
