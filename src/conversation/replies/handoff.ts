import type { StoreInfo } from '../../model/policy.js';
import type { Reply, Segment } from '../../model/reply.js';
import { cite } from '../../verdict/explain/citations.js';
import { sayDay } from '../../verdict/explain/words.js';
import { dayOfMinute, minuteOfDay } from '../../verdict/zone.js';
import type { ConversationParts } from '../parts.js';
import { judgeCase } from '../turn/judge-case.js';
import type { Turn } from '../turn/turn.js';
import { sayFacts } from './say-fact.js';
import { computed, echoed, phrase, quoted, wording } from './segments.js';

const DAYS_AHEAD = 8;

/** Hands over to a person: reference, what they will see, what is open, when someone is there. */
export function handOver(turn: Turn, lead: readonly Segment[] = []): void {
  const { parts, state, context, store } = turn;
  const reference = state.handoff ?? context.reference;
  const isNew = state.handoff === null;
  const { current } = state;
  const judged = current && store ? judgeCase(turn, store.id, current) : null;
  const missing = judged?.kind === 'question' ? judged.missing : [];
  const facts = current ? sayFacts(current.facts, parts.judge.knowledge.vocabulary) : [];
  const labels = missing.map((name) => turn.fact(name).label);
  turn.set({ handoff: reference, pending: null });
  if (isNew) {
    turn.cause({
      kind: 'handoff',
      reference,
      store: state.store,
      facts: current?.facts ?? {},
      verdict: current?.verdict ?? null,
      missing,
    });
  }
  const request = current?.facts['request'];
  turn.say(
    [
      ...lead,
      isNew
        ? wording(parts, 'handoff.done', { reference })
        : wording(parts, 'handoff.already', { reference }),
      ...(facts.length > 0 ? [echoed(phrase(parts, 'handoff.facts', { facts: facts.join('; ') }))] : []),
      ...otherCases(turn),
      ...(labels.length > 0
        ? [echoed(phrase(parts, 'handoff.missing', { missing: labels.join(', ') }))]
        : []),
      ...(store ? contactLines(parts, store, turn.context.now) : []),
    ],
    {
      handoff: {
        reference,
        store: state.store,
        request: typeof request === 'string' ? request : null,
        missing,
      },
    } satisfies Partial<Reply>,
  );
}

/** The other things of which the customer spoke. */
function otherCases({ parts, state }: Turn): Segment[] {
  return [...state.decided, ...state.waiting].flatMap(({ item, facts }) => {
    const said = sayFacts(facts, parts.judge.knowledge.vocabulary).join('; ');
    const name = item ?? phrase(parts, 'item.other');
    return said === '' ? [] : [echoed(phrase(parts, 'handoff.also', { item: name, facts: said }))];
  });
}

/** How and when the shop is reached, with the clause that says so. */
function contactLines(parts: ConversationParts, store: StoreInfo, now: string): Segment[] {
  const { contact } = store;
  const policy = parts.judge.knowledge.stores.get(store.id)?.versions[0];
  const [clause] = contact.clauses;
  const where = [contact.email, contact.phone, contact.url].filter((one) => one !== null);
  if (!policy || clause === undefined || where.length === 0) return [];
  const key = contact.email === null ? 'handoff.call' : 'handoff.contact';
  return [
    computed(phrase(parts, key, { contact: where.join(' / ') }), contact.clauses),
    ...(contact.hours === null
      ? []
      : [computed(phrase(parts, 'handoff.hours', { hours: contact.hours }), contact.clauses)]),
    ...openingLine(parts, store, now, clause),
    quoted(cite(policy, clause).quote, cite(policy, clause)),
  ];
}

function openingLine(parts: ConversationParts, store: StoreInfo, now: string, clause: string): Segment[] {
  const minute = Date.parse(now) / 60_000;
  // On a conversation that lives on a bare date the hour is not known.
  if (store.openingHours.length === 0 || !now.includes('T')) return [];
  const today = dayOfMinute(minute, store.timeZone);
  const clock = minuteOfDay(minute, store.timeZone);
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead++) {
    const date = today + ahead;
    // Monday is 1; day 0 of the count, 1 January 1970, was a Thursday.
    const weekday = ((date + 3) % 7) + 1;
    const hours = store.openingHours.find(
      ({ days, to }) => days.includes(weekday) && (ahead > 0 || clock < to),
    );
    if (!hours || store.holidayDays.has(date)) continue;
    if (ahead === 0 && clock >= hours.from) return [computed(phrase(parts, 'handoff.open_now'), [clause])];
    const at = `${String(Math.floor(hours.from / 60)).padStart(2, '0')}:${String(hours.from % 60).padStart(2, '0')}`;
    return [
      computed(
        phrase(parts, 'handoff.open_next', {
          when: `${sayDay(date)}, ${at}`,
          zone: store.timeZone.replace(/^.*\//, '').replaceAll('_', ' '),
        }),
        [clause],
      ),
    ];
  }
  return [];
}
