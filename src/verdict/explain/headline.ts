import type { Coverage } from '../../model/coverage.js';
import type { Verdict } from '../../model/verdict.js';
import type { Wording } from '../../model/wording.js';
import type { Case } from '../case/case.js';
import { minuteOfDay } from '../zone.js';
import { limitOf } from './limits.js';
import { strikingRules } from './reasons.js';
import { fill, listed, sayDate, sayRemedy } from './words.js';

/** One sentence that a customer understands. */
export function headlineOf(
  verdict: Omit<Verdict, 'headline'>,
  route: Coverage | null,
  subject: Case,
  wording: Wording,
): string {
  const title = verdict.route?.title ?? '';
  const remedies = remedyWords(verdict, wording);
  const until =
    verdict.daysLeft !== null && verdict.daysLeft >= 0 ? untilOf(verdict, route, subject, wording) : '';
  switch (verdict.outcome) {
    case 'eligible': {
      if (verdict.window) {
        const [from, to] = [sayDate(verdict.window.from), sayDate(verdict.window.to)];
        return fill(wording, 'headline.eligible_expected', {
          title,
          window: fill(wording, 'headline.window', { from, to }),
        });
      }
      const ladder = ladderOf(verdict, wording);
      if (ladder !== null) return fill(wording, 'headline.eligible_ladder', { title, ladder });
      if (route?.expects && remedies === '')
        return fill(wording, 'headline.eligible_expected', { title, window: '' });
      return fill(wording, remedies === '' ? 'headline.eligible_without_remedy' : 'headline.eligible', {
        remedies,
        title,
        until,
      });
    }
    case 'conditional': {
      const hard = verdict.conditions.filter(({ kind }) => kind !== 'reading').map(({ text }) => text);
      if (hard.length === 0)
        return fill(wording, 'headline.conditional_reading', {
          remedies: remedies === '' ? 'this' : remedies,
          title,
        });
      const condition = listed(hard.slice(0, 3), 'and');
      return fill(wording, remedies === '' ? 'headline.conditional_without_remedy' : 'headline.conditional', {
        remedies,
        title,
        condition,
      });
    }
    case 'not_eligible': {
      const reason = verdict.reasons.find(({ holds }) => holds === false)?.text ?? title;
      return fill(wording, 'headline.not_eligible', { title, reason: lower(reason) });
    }
    case 'not_stated': {
      const gap = route
        ? strikingRules(route, subject, 'silent').find(({ text }) => text !== null)?.text
        : null;
      return gap
        ? fill(wording, 'headline.not_stated_because', { gap })
        : fill(wording, 'headline.not_stated');
    }
  }
}

/** "a full refund until 24 June 2026, then …": where what is given shrinks before the last day; else null. */
function ladderOf({ deadlines, asOf, deadline }: Omit<Verdict, 'headline'>, wording: Wording): string | null {
  const open = deadlines.filter(({ date }) => date >= asOf);
  const rungs = open.filter(({ date }, index) => open.findIndex((other) => other.date === date) === index);
  if (deadline === null || rungs.length < 2 || rungs.at(-1)?.date !== deadline) return null;
  const said = rungs.map(
    ({ gives, date }) => gives + fill(wording, 'headline.until', { deadline: sayDate(date) }),
  );
  return said.join(fill(wording, 'headline.then'));
}

function remedyWords(verdict: Omit<Verdict, 'headline'>, wording: Wording): string {
  const scoped = verdict.remedies.map((remedy) =>
    sayRemedy(remedy, remedy === 'refund' ? verdict.refundScope : null, wording),
  );
  return listed(scoped, 'or');
}

function untilOf(
  verdict: Omit<Verdict, 'headline'>,
  route: Coverage | null,
  subject: Case,
  wording: Wording,
): string {
  const deadline = verdict.deadline === null ? '' : sayDate(verdict.deadline);
  if (verdict.deadlineAt === null) return fill(wording, 'headline.until', { deadline });
  const minutes =
    route?.rules.map((rule) => limitOf(rule.condition, rule.strikesWhen, subject)?.minute ?? null) ?? [];
  const minute = minutes.find((value) => value !== null);
  const clock = minute === undefined ? 0 : minuteOfDay(minute, subject.store.timeZone);
  const time = `${String(Math.floor(clock / 60)).padStart(2, '0')}:${String(clock % 60).padStart(2, '0')}`;
  return fill(wording, 'headline.until_time', { deadline, time });
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
