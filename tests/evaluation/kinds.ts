import type { AskKind, AskResult } from '../../src/conversation/ask/result.js';
import { type Answered, QUESTION_SETS } from './answers.js';
import type { AnsweredEmail } from './emails.js';
import { count, type Report } from './report.js';

const KINDS: readonly AskKind[] = [
  'answer',
  'verdict',
  'question',
  'no_answer',
  'choose_store',
  'small_talk',
];

/** Which kind of answer the texts of each set got. */
export function reportKinds(
  questions: readonly Answered[],
  emails: readonly AnsweredEmail[],
  report: Report,
): void {
  const rows: [string, readonly AskResult[]][] = [
    ...QUESTION_SETS.map((name): [string, AskResult[]] => [
      name,
      questions.filter(({ set }) => set === name).map(({ result }) => result),
    ]),
    ['e-mails', emails.map(({ result }) => result)],
    ['  complete', emails.filter(({ email }) => email.complete).map(({ result }) => result)],
  ];
  report.title('kinds of answer: how many texts of each set got which');
  report.table(
    ['', 'texts', ...KINDS, 'with a verdict'],
    rows.map(([name, results]) => [
      name,
      String(results.length),
      ...KINDS.map((kind) => String(count(results, (result) => result.kind === kind))),
      String(count(results, ({ verdict }) => verdict !== null)),
    ]),
  );
  const everyday = questions.filter(({ set }) => set === 'everyday');
  const asCases = count(everyday, ({ result }) => result.kind === 'verdict' || result.kind === 'question');
  const asAnswers = count(emails, ({ result }) => result.kind === 'answer');
  report.note(
    `everyday questions taken for a case: ${report.share(asCases, everyday.length)} %; ` +
      `e-mails taken for a question about the policy: ${report.share(asAnswers, emails.length)} %`,
  );
  for (const { store, email, result } of emails.filter((one) => one.result.kind === 'answer')) {
    const { text, today } = email;
    report.misses.push({ set: 'kinds', store, text, today, got: result.kind, facts: result.facts });
  }
}
