import type { Judge } from '../verdict/judge.js';

/** Milliseconds before the first and between two pieces of work: starting, and requests, come first. */
const DELAY = 2000;
const PAUSE = 150;

/**
 * Judges a case of each kind in each shop, one at a time between requests: what a policy is compiled to, and the plan of its
 * questions, are then there when the first customer writes. Otherwise that customer, and all who write meanwhile, would wait.
 * @returns ends what is left of it
 */
export function warmJudge(judge: Judge, clock: () => Date): () => void {
  const { stores, vocabulary } = judge.knowledge;
  const requests = vocabulary.facts.get('request')?.choices.map(({ value }) => value) ?? [];
  const cases = requests.flatMap((request) => [...stores.keys()].map((store) => ({ store, request })));
  let timer: NodeJS.Timeout;
  const waitFor = (milliseconds: number): void => {
    timer = setTimeout(step, milliseconds);
    timer.unref();
  };
  const step = (): void => {
    const next = cases.shift();
    if (!next) return;
    judge.judge(next.store, { request: next.request }, clock().toISOString().slice(0, 10));
    waitFor(PAUSE);
  };
  waitFor(DELAY);
  return () => {
    clearTimeout(timer);
  };
}
