import { expect } from '@jest/globals';

import type { ConversationState, TurnResult } from '../../src/model/conversation.js';
import type { FactValue } from '../../src/model/fact.js';
import type { Reply } from '../../src/model/reply.js';

type Check = (rest: string, result: TurnResult, store: string) => void;

/** Every word that may stand at the beginning of an expectation. */
const checks: Readonly<Record<string, Check>> = {
  asks: (rest, { replies }) => {
    const { asks } = lastAsking(replies) ?? { asks: null };
    const asked = asks && asks.boundary !== null ? `${asks.fact} ${asks.boundary}` : asks?.fact;
    expect(asked).toBe(rest);
  },
  'asks-store': (_, { state }) => expect(state.pending?.kind).toBe('store'),
  'asks-which': (rest, { state }) =>
    expect(state.pending).toEqual({
      kind: 'value',
      fact: rest.split(' ')[0],
      candidates: rest.split(' ').slice(1),
    }),
  store: (rest, { state }) => expect(state.store).toBe(rest),
  knows: (rest, { state }) => {
    for (const pair of rest.split(', ')) {
      const [name = '', value = ''] = pair.split('=');
      expect({ [name]: state.current?.facts[name] }).toEqual({ [name]: readValue(value) });
    }
  },
  'does-not-know': (rest, { state }) => {
    for (const name of rest.split(', ')) expect(Object.keys(state.current?.facts ?? {})).not.toContain(name);
  },
  verdict: (rest, { replies }, store) => {
    const [outcome, route] = rest.split(' ');
    const verdict = replies.find((reply) => reply.verdict)?.verdict;
    if (route === undefined) {
      expect(verdict?.outcome).toBe(outcome);
      return;
    }
    expect({ outcome: verdict?.outcome, route: verdict?.route?.id ?? null }).toEqual({
      outcome,
      route: route === '-' ? null : `${store}/${route}`,
    });
  },
  remedies: (rest, { replies }) =>
    expect([...(verdictOf(replies).remedies as readonly string[])].sort()).toEqual(
      rest === '' ? [] : rest.split(', ').sort(),
    ),
  scope: (rest, { replies }) => expect(verdictOf(replies).refundScope ?? 'none').toBe(rest),
  postage: (rest, { replies }) => expect(verdictOf(replies).returnShippingPaidBy ?? 'none').toBe(rest),
  deadline: (rest, { replies }) => expect(verdictOf(replies).deadline ?? 'none').toBe(rest),
  'deadline-at': (rest, { replies }) =>
    expect(Date.parse(verdictOf(replies).deadlineAt ?? '')).toBe(Date.parse(rest)),
  window: (rest, { replies }) => {
    const { window } = verdictOf(replies);
    expect(`${window?.from} ${window?.to}`).toBe(rest);
  },
  alternative: (rest, { replies }, store) => {
    const [id, outcome] = rest.split(' ');
    expect(verdictOf(replies).alternatives).toContainEqual(
      expect.objectContaining({ id: `${store}/${id}`, outcome }),
    );
  },
  readings: (rest, { replies }) => expect(verdictOf(replies).readings).toHaveLength(Number(rest)),
  cites: (rest, { replies }, store) => {
    const cited = replies.flatMap(({ citations }) => citations.map(({ clause }) => clause));
    expect(cited).toEqual(expect.arrayContaining(rest.split(', ').map((slug) => `${store}/${slug}`)));
  },
  quotes: (rest, { replies }, store) => {
    const quoted = replies.flatMap(({ segments }) =>
      segments.flatMap((segment) => (segment.source === 'clause' ? [segment.citation.clause] : [])),
    );
    expect(quoted).toEqual(expect.arrayContaining(rest.split(', ').map((slug) => slugOf(slug, store))));
  },
  says: (rest, { replies }) => {
    const said = replies.flatMap(({ segments }) =>
      segments.flatMap((segment) => (segment.source === 'wording' ? [segment.key] : [])),
    );
    expect(said).toEqual(expect.arrayContaining(rest.split(', ')));
  },
  mentions: (rest, { replies }) => expect(textOf(replies)).toContain(rest),
  'does-not-mention': (rest, { replies }) => expect(textOf(replies)).not.toContain(rest),
  offers: (rest, { replies }) =>
    expect(replies.flatMap(({ quickReplies }) => quickReplies.map(({ label }) => label))).toContain(rest),
  handoff: (rest, { replies, state }) => {
    const note = replies.find((reply) => reply.handoff)?.handoff;
    expect(note?.reference).toBe(state.handoff);
    expect([...(note?.missing ?? [])].sort()).toEqual(rest === '-' ? [] : rest.split(', ').sort());
  },
  claim: (rest, { replies }) => expect(claimsOf(replies).join('\n')).toContain(rest),
  'claim-to': (rest, { replies }) =>
    expect(replies.find(({ claim }) => claim)?.claim?.to ?? 'none').toBe(rest),
  calendar: (rest, { replies }) =>
    expect(replies.find(({ calendar }) => calendar)?.calendar?.content).toContain(
      `DTSTART;VALUE=DATE:${rest.replaceAll('-', '')}`,
    ),
  effect: (rest, { effects }) => expect(effects.map(({ kind }) => kind as string)).toContain(rest),
  waiting: (rest, { state }) => expect(state.waiting).toHaveLength(Number(rest)),
  decided: (rest, { state }) => expect(state.decided).toHaveLength(Number(rest)),
  case: (rest, { state }) => expect(state.current === null ? 'none' : 'some').toBe(rest),
};

/** Checks what is expected of a turn, and that it asked and decided nothing else. */
export function check(
  expected: readonly { readonly key: string; readonly rest: string }[],
  result: TurnResult,
  store: string | null,
): void {
  for (const { key, rest } of expected) {
    const one = checks[key];
    if (!one) throw new Error(`"${key}" is no expectation.`);
    one(rest, result, store ?? result.state.store ?? '');
  }
  const keys = new Set(expected.map(({ key }) => key));
  if (!keys.has('asks') && !keys.has('asks-which'))
    expect(lastAsking(result.replies)?.asks?.fact).toBeUndefined();
  if (!keys.has('verdict'))
    expect(result.replies.find(({ verdict }) => verdict)?.verdict?.headline).toBeUndefined();
}

/** What a conversation asked for in one case, in order, re-put questions counted once. */
export function askedIn({ current }: ConversationState): readonly string[] {
  return current?.asked ?? [];
}

function lastAsking(replies: readonly Reply[]): Reply | undefined {
  return [...replies].reverse().find(({ asks }) => asks !== null);
}

function verdictOf(replies: readonly Reply[]): NonNullable<Reply['verdict']> {
  const verdict = replies.find((reply) => reply.verdict)?.verdict;
  if (!verdict) throw new Error('There is no verdict.');
  return verdict;
}

function claimsOf(replies: readonly Reply[]): string[] {
  return replies.flatMap(({ claim }) => (claim ? [claim.subject, claim.body] : []));
}

function textOf(replies: readonly Reply[]): string {
  return replies.flatMap(({ segments }) => segments.map(({ text }) => text)).join('\n');
}

function slugOf(slug: string, store: string): string {
  return slug.includes('/') ? slug : `${store}/${slug}`;
}

function readValue(text: string): FactValue {
  if (text === 'unknown') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^\d+$/.test(text)) return Number(text);
  const [from, to] = text.split('..');
  return from !== undefined && to !== undefined ? { from, to } : text;
}
