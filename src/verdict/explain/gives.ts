import type { Coverage, Give, Payer, PayerRow } from '../../model/coverage.js';
import type { VerdictDeadline, VerdictOption } from '../../model/verdict.js';
import type { Wording } from '../../model/wording.js';
import type { Case } from '../case/case.js';
import { formatDay } from '../days.js';
import { truthOf } from '../truth.js';
import { deadlineOf, type Limit, limitOf } from './limits.js';
import { ConditionWords, fill, listed, sayRemedy } from './words.js';

/** The remedy rows that count or may still count: of each remedy those up to the first that certainly fits. */
export function liveGives(coverage: Coverage, subject: Case): readonly Give[] {
  const settled = new Set<string>();
  return coverage.gives.filter((row) => {
    if (settled.has(row.remedy)) return false;
    const truth = row.when === null ? true : truthOf(row.when, subject);
    if (truth === true) settled.add(row.remedy);
    return truth !== false;
  });
}

/** The payer rows that count or may still count. */
export function livePayers(coverage: Coverage, subject: Case): readonly PayerRow[] {
  const rows: PayerRow[] = [];
  for (const row of coverage.sendBack) {
    const truth = row.when === null ? true : truthOf(row.when, subject);
    if (truth !== false) rows.push(row);
    if (truth === true) break;
  }
  return rows;
}

/** The remedies as options, each with the condition on which it hangs, if one is left. */
export function optionsOf(coverage: Coverage, subject: Case, wording: Wording): VerdictOption[] {
  const words = new ConditionWords(subject, wording);
  const payers = livePayers(coverage, subject);
  const common: Payer | null = coverage.sendBack.length === 0 ? null : (payers[0]?.paidBy ?? 'not_stated');
  return liveGives(coverage, subject).map((row) => {
    const open = row.when !== null && truthOf(row.when, subject) === null;
    const limit = row.when === null ? null : limitOf(row.when, false, subject, 'pending');
    const until =
      limit === null ? null : fill(wording, 'headline.until', { deadline: formatDay(limit.day) }).trim();
    return {
      remedy: row.remedy,
      refundScope: row.scope,
      paidBy: row.paidBy ?? common,
      when: open ? words.state(row.when) : until,
      chosenBy: row.chosenBy,
      clause: row.clauses[0] ?? coverage.clause,
    };
  });
}

/** Every date that matters: the end of each better remedy, then the end of all. */
export function deadlinesOf(coverage: Coverage, subject: Case, wording: Wording): VerdictDeadline[] {
  const rows = liveGives(coverage, subject);
  const allRows = coverage.gives.filter(({ when }) => when === null || truthOf(when, subject) !== false);
  const entries: { limit: Limit; row: Give | null }[] = rows.flatMap((row) => {
    const limit = row.when === null ? null : limitOf(row.when, false, subject, 'pending');
    return limit ? [{ limit, row }] : [];
  });
  const last = deadlineOf(coverage, subject);
  if (last) entries.push({ limit: last, row: null });
  const seen = new Set<string>();
  return entries
    .filter(({ limit }) => !last || limit.day <= last.day)
    .map(({ limit, row }): VerdictDeadline => {
      const left = allRows.filter(
        (other) => other.when === null || !entries.some((entry) => entry.row === other),
      );
      const given = row === null ? (left.length > 0 ? left : allRows) : [row];
      return {
        date: formatDay(limit.day),
        act: fill(wording, wording.has(`act.${limit.until}`) ? `act.${limit.until}` : 'act.today'),
        gives: listed(
          [...new Set(given.map(({ remedy, scope }) => sayRemedy(remedy, scope, wording)))],
          'or',
        ),
        clause: limit.clauses[0] ?? coverage.clause,
      };
    })
    .filter(({ date, gives }) => !seen.has(`${date} ${gives}`) && seen.add(`${date} ${gives}`))
    .sort((a, b) => a.date.localeCompare(b.date));
}
