// Measured as the program runs.
import '../../src/cli/runtime.js';

/** How fast something went. */
export interface Measured {
  readonly name: string;
  /** Median of the repetitions. */
  readonly perSecond: number;
  /** Slowest and fastest repetition. */
  readonly range: readonly [number, number];
}

const REPETITIONS = 7;
const SECONDS_EACH = 0.7;
/** Until the compiler of the runtime has nothing more to do; less measures the compiler. */
const SECONDS_TO_WARM_UP = 4;

/**
 * Runs a workload over and over, warmed up, and takes the median of several repetitions.
 * @param size cases in one run of the workload
 */
export async function measure(name: string, size: number, run: () => unknown): Promise<Measured> {
  await repeat(run, SECONDS_TO_WARM_UP);
  const rates: number[] = [];
  for (let repetition = 0; repetition < REPETITIONS; repetition++)
    rates.push(size * (await repeat(run, SECONDS_EACH)));
  rates.sort((a, b) => a - b);
  return { name, perSecond: rates[Math.floor(REPETITIONS / 2)]!, range: [rates[0]!, rates.at(-1)!] };
}

/** Runs a second of one core: time of the processor, threads of native code included, whatever else runs. */
async function repeat(run: () => unknown, seconds: number): Promise<number> {
  const used = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000_000;
  };
  const start = used();
  let count = 0;
  let elapsed = 0;
  while (elapsed < seconds) {
    const result = run();
    // Only what is asynchronous is waited for: a tick for each run would slow the others down.
    if (result instanceof Promise) await result;
    count += 1;
    elapsed = used() - start;
  }
  return count / elapsed;
}

/** "123,456 a second (120,000 to 130,000)". */
export function sayMeasured({ name, perSecond, range }: Measured): string {
  const number = (value: number): string => Math.round(value).toLocaleString('en-US');
  return `${name.padEnd(58)} ${number(perSecond).padStart(10)} a second  (${range.map(number).join(' to ')})`;
}
