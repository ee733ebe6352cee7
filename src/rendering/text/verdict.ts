import type { VerdictResult } from '../../model/verdict.js';
import { type Paint, wrap } from './layout.js';

const MARKS = { eligible: '✔', conditional: '?', not_eligible: '✘', not_stated: '–' } as const;

/**
 * Writes a verdict for a person: what holds, until when, why, in which words of the policy, what to do.
 * @param width columns to wrap to
 */
export function renderVerdict(result: VerdictResult, paint: Paint, width: number): string {
  const { verdict, asks } = result;
  if (!verdict) return `${asks?.prompt ?? ''}\n`;
  const lines: string[] = [];
  const put = (text: string, indent = 0, first = ''): void => {
    lines.push(...wrap(text, width, indent, first));
  };
  const section = (title: string, body: () => void): void => {
    const before = lines.length;
    body();
    if (lines.length > before) lines.splice(before, 0, '', paint.bold(title));
  };
  const tone = {
    eligible: paint.good,
    conditional: paint.warn,
    not_eligible: paint.bad,
    not_stated: paint.dim,
  }[verdict.outcome];
  lines.push(...wrap(verdict.headline, width, 2, `${MARKS[verdict.outcome]} `).map(tone));
  if (verdict.deadline !== null)
    put(`${verdict.deadlineAt ?? verdict.deadline}${daysLeft(verdict.daysLeft)}`, 2, '  Last day: ');
  if (verdict.window) put(`${verdict.window.from} to ${verdict.window.to}`, 2, '  Expected: ');
  const payer = { store: 'the shop', customer: 'you', not_stated: 'the policy does not say' };
  if (verdict.returnShippingPaidBy !== null)
    put(payer[verdict.returnShippingPaidBy], 2, '  Return shipping is paid by: ');
  section('What you can have', () => {
    for (const { remedy, refundScope, when, chosenBy } of verdict.options) {
      const scope = refundScope === null ? '' : ` (${refundScope.replaceAll('_', ' ')})`;
      put(
        `${remedy.replaceAll('_', ' ')}${scope}${when === null ? '' : `, ${when}`}${chosenBy === 'store' ? ', as the shop chooses' : ''}`,
        4,
        '  • ',
      );
    }
  });
  section('If', () =>
    verdict.conditions.forEach(({ text, clause }) => put(`${text} [${clause}]`, 4, '  • ')),
  );
  section('Why', () => {
    for (const { text, holds, clause } of verdict.reasons)
      put(`${text} [${clause}]`, 4, `  ${holds === null ? '?' : holds ? '✔' : '✘'} `);
  });
  section('The policy can be read in several ways', () => {
    for (const { text, outcome, deadline } of verdict.readings)
      put(
        `${text}: ${outcome.replaceAll('_', ' ')}${deadline === null ? '' : `, last day ${deadline}`}`,
        4,
        '  • ',
      );
  });
  section('The policy contradicts itself', () =>
    verdict.conflicts.forEach(({ text, clauses }) => put(`${text} [${clauses.join(', ')}]`, 4, '  • ')),
  );
  section('Dates', () => {
    if (verdict.deadlines.length > 1)
      for (const { date, act, gives } of verdict.deadlines)
        put(`${act} by then: ${gives}`, 14, `  ${date}: `);
  });
  section('Next steps', () =>
    verdict.steps.forEach(({ text, clause }, index) =>
      put(`${text}${clause === null ? '' : ` [${clause}]`}`, 5, `  ${index + 1}. `),
    ),
  );
  section('Costs', () =>
    verdict.costs.forEach(({ text, paidBy, clause }) =>
      put(`${text}: ${payer[paidBy]} [${clause}]`, 4, '  • '),
    ),
  );
  section('In the words of the policy', () => {
    for (const { clause, heading, quote, url } of verdict.citations) {
      lines.push(`  ${paint.link(clause)} ${paint.dim(`— ${heading} (${url})`)}`);
      put(quote, 4, '    ');
    }
  });
  section('Other ways', () =>
    verdict.alternatives.forEach(({ title, outcome, deadline, why }) =>
      put(
        `${title}: ${outcome.replaceAll('_', ' ')}${deadline === null ? '' : ` (last day ${deadline})`}. ${why}.`,
        4,
        '  • ',
      ),
    ),
  );
  section('What would change it', () =>
    verdict.changes.forEach(({ text, outcome }) =>
      put(`${text}: ${outcome.replaceAll('_', ' ')}`, 4, '  • '),
    ),
  );
  section('Taken for granted', () => verdict.assumptions.forEach((text) => put(text, 4, '  • ')));
  if (asks) section('Still to ask', () => put(`${asks.prompt} ${paint.dim(asks.why)}`, 2, '  '));
  lines.push(
    '',
    paint.dim(`Policy ${verdict.policy.version} (${verdict.policy.hash}), as of ${verdict.asOf}`),
    paint.dim(`Certificate ${verdict.certificate}`),
  );
  return `${lines.join('\n')}\n`;
}

function daysLeft(days: number | null): string {
  if (days === null) return '';
  if (days < 0) return ` (passed ${-days} ${days === -1 ? 'day' : 'days'} ago)`;
  return days === 0 ? ' (today)' : ` (${days} ${days === 1 ? 'day' : 'days'} left)`;
}
