import { randomUUID } from 'node:crypto';

import { beforeAll, describe, expect, it } from '@jest/globals';

import { holdChat } from '../../../src/channels/terminal/chat.js';
import { initialState } from '../../../src/conversation/state.js';
import type { Facts } from '../../../src/model/fact.js';
import type { Asks, Verdict, VerdictResult } from '../../../src/model/verdict.js';
import { openSqlite } from '../../../src/storage/sqlite/open.js';
import { post } from '../../server/support.js';
import { Customer } from '../directline/support.js';
import type { Sent } from './connector.js';
import { activity, NOW, wholeProgram } from './support.js';
import { server } from './whole-server.js';

/** What a conversation came to: the facts asked, in order, and the verdict with its clauses. */
interface Course {
  readonly asked: readonly string[];
  readonly verdict: readonly unknown[];
}

/** What the customer says first, and in reply to each question; the same on every channel. */
const OPENING = 'I want to return my SONOFF switch';
const ANSWERS: Readonly<Record<string, { readonly said: string; readonly value: Facts[string] }>> = {
  deliveryDate: { said: '10 June 2026', value: '2026-06-10' },
  purchaseDate: { said: '3 June 2026', value: '2026-06-03' },
  boughtFrom: { said: 'Official store', value: 'official_store' },
  condition: { said: 'I opened it but never used it', value: 'opened_unused' },
  originalPackaging: { said: 'yes', value: true },
  accessoriesIncluded: { said: 'yes', value: true },
};
const MOST_TURNS = 10;

const essence = ({
  store,
  request,
  outcome,
  route,
  remedies,
  refundScope,
  returnShippingPaidBy,
  deadline,
  citations,
}: Verdict): unknown[] => [
  ...[store, request, outcome, route?.id, remedies, refundScope, returnShippingPaidBy, deadline],
  citations.map(({ clause }) => clause),
];
const answerTo = (fact: string): (typeof ANSWERS)[string] => {
  const answer = ANSWERS[fact];
  if (!answer) throw new Error(`nobody expected to be asked for ${fact}`);
  return answer;
};
/** Talks until there is a verdict. @param say gives what the last reply asks or decides */
async function talk(
  say: (
    text: string,
  ) => Promise<{ readonly asks?: Asks | undefined; readonly verdict?: Verdict | undefined }>,
): Promise<Course> {
  const asked: string[] = [];
  let reply = await say(OPENING);
  for (let turns = 0; turns < MOST_TURNS && !reply.verdict; turns++) {
    const fact = reply.asks?.fact ?? 'nothing';
    asked.push(fact);
    reply = await say(answerTo(fact).said);
  }
  return { asked, verdict: reply.verdict ? essence(reply.verdict) : [] };
}

describe('one conversation on every channel', () => {
  let overHttp: Course;
  beforeAll(async () => {
    // No conversation is kept over HTTP: the caller keeps the facts.
    const today = NOW.toISOString();
    const read = await post(`${server().url}/api/v1/ask`, { store: 'sonoff', text: OPENING, today });
    const found = (read.json as { facts: Record<string, { value: Facts[string] }> }).facts;
    const facts: Record<string, Facts[string]> = Object.fromEntries(
      Object.entries(found).map(([name, { value }]) => [name, value]),
    );
    const asked: string[] = [];
    for (let turns = 0; ; turns++) {
      const answer = await post(`${server().url}/api/v1/verdict`, { store: 'sonoff', facts, today });
      const { verdict, asks } = answer.json as VerdictResult;
      if (!asks || turns > MOST_TURNS) {
        overHttp = { asked, verdict: verdict ? essence(verdict) : [] };
        return;
      }
      asked.push(asks.fact);
      facts[asks.fact] = answerTo(asks.fact).value;
    }
  });

  it('has several questions and a verdict with clauses', () => {
    expect(overHttp.asked.length).toBeGreaterThan(1);
    expect(overHttp.verdict).toContain('eligible');
    expect((overHttp.verdict.at(-1) as string[]).length).toBeGreaterThan(1);
  });

  it('is the same through Direct Line', async () => {
    const customer = await Customer.ofPage({ url: server().url, line: server().line } as never);
    let watermark = (await customer.hear()).watermark;
    const course = await talk(async (text) => {
      await customer.say(text);
      const heard = await customer.hear(watermark);
      watermark = heard.watermark;
      const data = heard.activities.map(({ channelData = {} }) => channelData);
      return lastOf(data);
    });
    expect(course).toEqual(overHttp);
  });

  it.each(['msteams', 'slack'])('is the same through the Bot Framework, on %s', async (channelId) => {
    const conversation = { id: `a:${randomUUID()}`, conversationType: 'personal' };
    const course = await talk(async (text) => {
      const sent = await tell({ text, conversation, channelId });
      expect(sent.length).toBeGreaterThan(0);
      const kept = await lastStored(conversation, channelId);
      return lastOf(kept);
    });
    expect(course).toEqual(overHttp);
  });

  it('is the same in the terminal', async () => {
    const { conversation } = await wholeProgram();
    const storage = await openSqlite(null);
    const waiting: ((line: string | null) => void)[] = [];
    const lines: AsyncIterable<string> = {
      [Symbol.asyncIterator]: () => ({
        next: async () => {
          const line = await new Promise<string | null>((resolve) => waiting.push(resolve));
          return line === null ? { done: true, value: undefined } : { done: false, value: line };
        },
      }),
    };
    const plain = (text: string): string => text;
    const chat = holdChat({
      takeTurn: conversation.takeTurn,
      storage,
      state: initialState('sonoff'),
      today: null,
      clock: () => NOW,
      lines,
      write: () => undefined,
      prompt: () => undefined,
      paint: { bold: plain, dim: plain, good: plain, warn: plain, bad: plain, link: plain },
      width: 80,
    });
    const nextLine = async (): Promise<(line: string | null) => void> => {
      while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
      return waiting.shift()!;
    };
    let type = await nextLine();
    const course = await talk(async (text) => {
      const { length } = (await storage.load('terminal'))!;
      type(text);
      type = await nextLine();
      const said = await storage.activities('terminal', length);
      return lastOf(said.map(({ body }) => (body['channelData'] ?? {}) as Record<string, unknown>));
    });
    type(null);
    await chat;
    await storage.close();
    expect(course).toEqual(overHttp);
  });
});

async function tell(fields: Record<string, unknown>): Promise<Sent[]> {
  const before = server().connector.messages().length;
  expect((await server().post(activity(server(), fields))).status).toBe(200);
  return server().connector.messages().slice(before);
}

/** What the bot stored last in a conversation of the Bot Framework. */
async function lastStored(
  conversation: Record<string, unknown>,
  channelId: string,
): Promise<Record<string, unknown>[]> {
  const { placeOf } = await import('../../../src/channels/botframework/place.js');
  const { Activity } = await import('@microsoft/agents-activity');
  const place = placeOf(Activity.fromObject(activity(server(), { conversation, channelId })));
  const kept = await server().storage.activities(place.conversation, 0);
  const lastUser = kept.findLastIndex(({ author }) => author === 'user');
  return kept.slice(lastUser + 1).map(({ body }) => (body['channelData'] ?? {}) as Record<string, unknown>);
}

function lastOf(data: readonly Readonly<Record<string, unknown>>[]): {
  readonly asks?: Asks | undefined;
  readonly verdict?: Verdict | undefined;
} {
  const said = data.findLast(({ asks, verdict }) => asks !== undefined || verdict !== undefined) ?? {};
  return said;
}
