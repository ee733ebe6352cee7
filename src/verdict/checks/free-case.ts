import type { Vocabulary } from '../../model/fact.js';
import type { StoreInfo } from '../../model/policy.js';
import { buildCase, type Case, type Now } from '../case/case.js';
import type { DateState } from '../case/date-state.js';
import type { PlainStates } from '../case/plain.js';
import { nominalDays } from '../days.js';
import type { Variables } from '../diagram/variables.js';

/** Days added to each window, for weekends, holidays and months of different length. */
const SLACK = 10;

/**
 * The case in which only the request is known: presumptions and defaults are lifted. Dates reach back as
 * far as the windows together: whatever can occur at all, can occur within that time.
 */
export function freeCase(
  store: StoreInfo,
  request: string,
  variables: Variables,
  vocabulary: Vocabulary,
  now: Now,
): Case {
  const subject = buildCase({ request }, vocabulary, store, [], now);
  if ('problems' in subject) throw new Error(`The request ${request} alone contradicts itself.`);
  const plain: PlainStates = {
    get: (name) => {
      const state = subject.plain.get(name);
      return state?.source === 'presumed' ? { value: undefined, source: 'open' } : state;
    },
  };
  const lo = now.day - reachOf(variables);
  let { dates } = subject;
  for (const { name } of subject.index.dates) {
    const date = dates.get(name);
    if (!date) continue;
    // A default such as today stands for a date that may as well lie earlier.
    const happened = date.pending ? true : null;
    const free: DateState = { lo, hi: now.day, happened, source: 'open', pending: false };
    dates = dates.with(name, date.source === 'presumed' ? free : { ...date, lo: Math.max(lo, date.lo) });
  }
  return { ...subject, plain, dates };
}

function reachOf({ list }: Variables): number {
  return list.reduce((sum, variable) => {
    const longest = variable.kind === 'window' ? variable.lengths.at(-1) : undefined;
    return longest ? sum + Math.ceil(nominalDays(longest)) + SLACK : sum;
  }, SLACK);
}
