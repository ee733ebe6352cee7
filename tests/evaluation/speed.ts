import { ask } from '../../src/conversation/ask/ask.js';
import type { AskInput } from '../../src/conversation/ask/result.js';
import { parseDay } from '../../src/verdict/days.js';
import { quantile, type Report } from './report.js';
import type { StoreSets } from './sets.js';
import { TODAY, type World } from './world.js';

const WITH_STORE = 2;
const WITHOUT_STORE = 8;
const ROUNDS = 3;

type Work = () => unknown;

/** How long one text takes in this process, everything loaded and learned. */
export function reportSpeed({ parts }: World, sets: readonly StoreSets[], report: Report): void {
  const questions = sets.flatMap(({ store, everyday, noSharedWords, nearMisses }) =>
    [...everyday, ...noSharedWords, ...nearMisses].map(({ text }) => ({ store, text, today: TODAY })),
  );
  const emails = sets.flatMap(({ store, emails: own }) =>
    own.map(({ text, today }) => ({ store, text, today })),
  );
  const read = (text: string, day: string): unknown => parts.read(text, { today: parseDay(day) ?? 0 });
  /** The verdicts alone, for those texts that get one. */
  const judgements = (inputs: readonly AskInput[]): Work[] =>
    inputs.flatMap((input) => {
      const { store, verdict, facts } = ask(parts, input);
      if (store === null || verdict === null) return [];
      const values = Object.fromEntries(Object.entries(facts).map(([name, { value }]) => [name, value]));
      return [() => parts.judge.judge(store, values, input.today)];
    });
  const row = (name: string, works: readonly Work[], bar?: number): string[] => {
    const { times, cpu } = timed(works);
    return [
      name,
      String(works.length),
      report.time(quantile(times, 0.5)),
      report.time(quantile(times, 0.99), bar, bar === undefined ? undefined : `${name}, p99`),
      report.time(cpu),
    ];
  };
  report.title(
    `one text in process (ms), bars p99 ≤ ${WITH_STORE} ms with a store, ≤ ${WITHOUT_STORE} ms without`,
  );
  report.table(
    ['', 'texts', 'p50', 'p99', 'CPU, mean'],
    [
      row(
        'question with a store',
        questions.map((input) => () => ask(parts, input)),
        WITH_STORE,
      ),
      row(
        'question without',
        questions.map(
          ({ text, today }) =>
            () =>
              ask(parts, { text, today }),
        ),
        WITHOUT_STORE,
      ),
      row(
        '  reading its facts',
        questions.map(
          ({ text, today }) =>
            () =>
              read(text, today),
        ),
      ),
      row(
        '  finding its clause',
        questions.map(
          ({ store, text }) =>
            () =>
              parts.index.answer(store, text),
        ),
      ),
      row('  judging it, where it is a case', judgements(questions)),
      row(
        'e-mail',
        emails.map((input) => () => ask(parts, input)),
      ),
      row(
        '  reading its facts',
        emails.map(
          ({ text, today }) =>
            () =>
              read(text, today),
        ),
      ),
      row(
        '  finding its clause',
        emails.map(
          ({ store, text }) =>
            () =>
              parts.index.answer(store, text),
        ),
      ),
      row('  judging it', judgements(emails)),
    ],
  );
  report.note('The CPU time tells the program from what else the machine does.');
}

/** Wall-clock times after one round to warm up, and the processor's time for each. */
function timed(works: readonly Work[]): { times: number[]; cpu: number } {
  for (const work of works) work();
  const before = process.cpuUsage();
  const times = Array.from({ length: ROUNDS }, () =>
    works.map((work) => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  ).flat();
  const { user, system } = process.cpuUsage(before);
  return { times, cpu: (user + system) / 1000 / Math.max(1, times.length) };
}
