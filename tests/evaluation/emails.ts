import { ask } from '../../src/conversation/ask/ask.js';
import type { AskResult } from '../../src/conversation/ask/result.js';
import type { Facts } from '../../src/model/fact.js';
import type { Verdict } from '../../src/model/verdict.js';
import { readFacts } from '../../src/verdict/case/read-facts.js';
import { type ComparedFact, compareFacts, type Judgement } from './facts.js';
import { perStore } from './questions.js';
import { count, groupBy, type Report } from './report.js';
import type { Email, ExpectedVerdict, StoreSets } from './sets.js';
import type { World } from './world.js';

const PRECISION = 97;
const RECALL = 92;
const VERDICTS = 92;

/** An e-mail with what was made of it. */
export interface AnsweredEmail {
  readonly store: string;
  readonly email: Email;
  readonly result: AskResult;
  readonly facts: readonly ComparedFact[];
  /** Fields of the expected verdict that came out otherwise; null: no verdict was given or expected. */
  readonly off: readonly string[] | null;
  /** The same, judged on the facts of the set instead of those read. */
  readonly offOnSetFacts: readonly string[] | null;
}

/** Has `ask` answer every e-mail on its own day. */
export function answerEmails({ parts }: World, sets: readonly StoreSets[]): AnsweredEmail[] {
  return sets.flatMap(({ store, emails }) =>
    emails.map((email): AnsweredEmail => {
      const result = ask(parts, { store, text: email.text, today: email.today });
      const read: Facts = Object.fromEntries(
        Object.entries(result.facts).map(([name, { value }]) => [name, value]),
      );
      const noted = readFacts(email.facts, parts.judge.knowledge.vocabulary);
      const judged = parts.judge.judge(store, noted.facts, email.today);
      const onSetFacts = 'problems' in judged ? null : judged.verdict;
      return {
        store,
        email,
        result,
        facts: compareFacts(email.facts, read),
        off: fieldsOff(email.verdict, result.verdict),
        offOnSetFacts: fieldsOff(email.verdict, onSetFacts),
      };
    }),
  );
}

/** Facts and verdicts, per store and in total. */
export function reportEmails(answered: readonly AnsweredEmail[], report: Report): void {
  reportFacts(answered, report);
  reportVerdicts(
    answered.filter(({ email }) => email.complete && email.verdict !== null),
    report,
  );
}

function fieldsOff(expected: ExpectedVerdict | null, given: Verdict | null): string[] | null {
  if (!expected || !given) return null;
  const fields: Readonly<Record<string, unknown>> = { ...given };
  return Object.entries(expected).flatMap(([field, value]) =>
    plain(value) === plain(fields[field]) ? [] : [field],
  );
}

/** Lists are compared as sets. */
function plain(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? value.map(String).sort() : (value ?? null));
}

function reportFacts(answered: readonly AnsweredEmail[], report: Report): void {
  report.title(
    `facts from e-mails (%), bars ≥ ${PRECISION} % precision, ≥ ${RECALL} % recall; a wrong value counts against both`,
  );
  const figures = (facts: readonly ComparedFact[], bars: boolean, name?: string): string[] => {
    const of = (judgement: Judgement): number => count(facts, (fact) => fact.judgement === judgement);
    const right = of('right');
    const wrong = of('wrong');
    const share = (whole: number, what: string, bar: number): string =>
      bars ? report.share(right, whole, bar, name && `${name}: ${what}`) : report.share(right, whole);
    return [
      share(right + wrong + of('extra'), 'precision', PRECISION),
      share(right + wrong + of('missed'), 'recall', RECALL),
      ...[right, wrong, of('missed'), of('extra'), of('neutral')].map(String),
    ];
  };
  const head = ['precision', 'recall', 'right', 'wrong', 'missed', 'extra', 'neutral'];
  const entries = answered.flatMap(({ store, facts }) => facts.map((fact) => ({ ...fact, store })));
  report.table(
    ['', ...head],
    perStore(entries, (own, isTotal) => figures(own, true, isTotal ? 'facts from e-mails' : undefined)),
  );
  report.title('facts from e-mails, by fact (%)');
  const byFact = [...groupBy(entries, ({ fact }) => fact)].sort(([, a], [, b]) => b.length - a.length);
  report.table(
    ['', ...head],
    byFact.map(([fact, own]) => [fact, ...figures(own, false)]),
  );
  for (const { store, email, result, facts } of answered) {
    for (const { fact, judgement, expected, read } of facts) {
      if (judgement === 'right' || judgement === 'neutral') continue;
      const { text, today } = email;
      const from = result.facts[fact]?.from;
      report.misses.push({ set: 'facts', store, fact, judgement, expected, read, from, today, text });
    }
  }
}

function reportVerdicts(answered: readonly AnsweredEmail[], report: Report): void {
  report.title(`verdict from the e-mail alone (complete e-mails, every field given; %), bar ≥ ${VERDICTS} %`);
  report.table(
    [
      '',
      'e-mails',
      'right',
      'right, no question left',
      'outcome right',
      'no verdict',
      'right on the set’s facts',
    ],
    perStore(answered, (own, isTotal) => {
      const share = (test: (one: AnsweredEmail) => boolean): string =>
        report.share(count(own, test), own.length);
      const named = (name: string): string | undefined => (isTotal ? name : undefined);
      const right = count(own, ({ off }) => off?.length === 0);
      const final = count(own, ({ off, result }) => off?.length === 0 && result.kind !== 'question');
      return [
        String(own.length),
        report.share(right, own.length, VERDICTS, named('verdict from the e-mail alone')),
        report.share(final, own.length, VERDICTS, named('verdict from the e-mail alone, no question left')),
        share(({ off }) => off !== null && !off.includes('outcome')),
        share(({ result }) => result.verdict === null),
        share(({ offOnSetFacts }) => offOnSetFacts?.length === 0),
      ];
    }),
  );
  for (const { store, email, result, facts, off, offOnSetFacts } of answered) {
    if (off?.length === 0 && result.kind !== 'question') continue;
    const { kind, verdict, asks } = result;
    report.misses.push({
      set: 'verdicts',
      store,
      off,
      offOnSetFacts,
      facts: facts.filter(({ judgement }) => judgement !== 'right' && judgement !== 'neutral'),
      expected: email.verdict,
      got: {
        kind,
        asks: asks?.fact,
        outcome: verdict?.outcome,
        route: verdict?.route?.id,
        headline: verdict?.headline,
      },
      today: email.today,
      text: email.text,
    });
  }
}
