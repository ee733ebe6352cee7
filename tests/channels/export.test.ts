import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { exportOf } from '../../src/channels/export.js';
import type { StoredHandoff } from '../../src/storage/records.js';
import { type ChatServer, Customer, startChat } from './directline/support.js';

const WORDS = {
  email: 'anna.berg@mail.example',
  phone: '+1 (415) 555-2671',
  card: '4111 1111 1111 1111',
  address: '12 Elm Street, Springfield, IL 62704',
  order: 'SW-2024-00891',
};
const TEXT =
  `I am ${WORDS.email}, call me at ${WORDS.phone}. I paid with ${WORDS.card} and live at ${WORDS.address}. ` +
  `My order number ${WORDS.order} came on 2026-06-03 for 129.99.`;

let server: ChatServer;
beforeAll(async () => {
  server = await startChat();
});
afterAll(() => server.close());

describe('the export of a conversation', () => {
  it('holds all of it, and nothing that tells who the customer is', async () => {
    const customer = await Customer.ofPage(server);
    const { conversationId } = customer.grant;
    await customer.call('POST', `/conversations/${conversationId}/activities`, {
      type: 'message',
      text: TEXT,
      value: { note: WORDS.email },
    });
    const kept = (await server.storage.export(conversationId))!;
    // What repeats the customer's words is masked as well.
    const handoff: StoredHandoff['body'] = {
      kind: 'handoff',
      reference: 'CW-12345',
      store: 'sonoff',
      facts: { note: `order ${WORDS.order}` },
      verdict: null,
      missing: [],
    };
    const exported = exportOf({
      ...kept,
      conversation: { ...kept.conversation, user: WORDS.email },
      effects: [
        {
          ...{ conversation: conversationId, store: 'sonoff', at: '2026-06-20T12:00:00.000Z' },
          body: { kind: 'abstained', store: 'sonoff', text: TEXT, nearest: [] },
        },
      ],
      handoffs: [
        {
          ...{ reference: 'CW-12345', conversation: conversationId, store: 'sonoff' },
          ...{ at: '2026-06-20T12:00:00.000Z', body: handoff },
        },
      ],
      evidence: [
        { id: 'p1', name: `${WORDS.email}.png`, type: 'image/png', bytes: new Uint8Array([1, 2, 3]) },
      ],
    });
    const text = JSON.stringify(exported);
    for (const word of Object.values(WORDS)) expect(text).not.toContain(word);
    for (const mask of ['[e-mail]', '[phone]', '[card]', '[address]', '[order number]'])
      expect(text).toContain(mask);
    expect(text).toContain('came on 2026-06-03 for 129.99');
    expect(text).toContain('CW-12345');
    expect(text).not.toContain('bytes');
    const { activities } = exported as { activities: { id: string; seq: number; at: string }[] };
    expect(activities.map(({ id, seq, at }) => ({ id, seq, at }))).toEqual(
      kept.activities.map(({ id, seq, at }) => ({ id, seq, at })),
    );
  });
});
