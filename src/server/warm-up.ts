import { type Program, shopsToWarm } from './load-program.js';

/** Milliseconds before the first and between two pieces of work: starting, and requests, come first. */
const DELAY = 500;
const PAUSE = 150;

/**
 * Works out, a piece at a time between requests, what the first customers would otherwise wait for, and with them all who write
 * meanwhile: what texts of a shop are read by, what a policy is compiled to, the plan of its questions. Then keeps what the next
 * start can take.
 * @returns ends what is left of it
 */
export function warmUp({ judge, services, keep }: Program, clock: () => Date): () => void {
  const { vocabulary } = judge.knowledge;
  const shops = shopsToWarm(judge.knowledge);
  const requests = vocabulary.facts.get('request')?.choices.map(({ value }) => value) ?? [];
  const today = (): string => clock().toISOString().slice(0, 10);
  const steps: (() => unknown)[] = [
    ...shops.map((store) => (): void => services.warm(store)),
    keep,
    ...requests.flatMap((request) =>
      shops.map((store) => (): unknown => judge.judge(store, { request }, today())),
    ),
  ];
  let timer: NodeJS.Timeout;
  const waitFor = (milliseconds: number): void => {
    timer = setTimeout(step, milliseconds);
    timer.unref();
  };
  const step = (): void => {
    const next = steps.shift();
    if (!next) return;
    next();
    waitFor(PAUSE);
  };
  waitFor(DELAY);
  return () => {
    clearTimeout(timer);
  };
}
