import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Activity } from '@microsoft/agents-activity';

import { placeOf } from '../../../src/channels/botframework/place.js';
import type { Sent } from './connector.js';
import { activity, BOT, type BotServer, PERSON, startBot } from './support.js';

let server: BotServer;
beforeAll(async () => {
  server = await startBot();
});
afterAll(() => server.close());

let places = 0;
/** A new place in Teams. */
const place = (type: 'personal' | 'groupChat' | 'channel' = 'personal'): Record<string, unknown> => ({
  id: type === 'channel' ? `19:c${++places}@thread.tacv2;messageid=1` : `a:${++places}`,
  conversationType: type,
  isGroup: type !== 'personal',
});
const mention = { type: 'mention', mentioned: BOT, text: '<at>Clausewise</at>' };
/** Posts, and gives what the bot said to it. */
const tell = async (fields: Record<string, unknown>, to = server): Promise<Sent[]> => {
  const before = to.connector.messages().length;
  const answer = await to.post(activity(to, fields));
  expect([answer.status, answer.text]).toEqual([200, '']);
  return to.connector.messages().slice(before);
};
/** Our conversation for a place. */
const idOf = (conversation: Record<string, unknown>): string =>
  placeOf(Activity.fromObject(activity(server, { conversation }))).conversation;
const texts = (sent: readonly Sent[]): (string | undefined)[] => sent.map(({ body }) => body.summary);

describe('a chat with the bot alone', () => {
  it('greets once, whichever activity announces the beginning, and not in the middle', async () => {
    const conversation = place();
    const joined = { type: 'conversationUpdate', conversation, membersAdded: [BOT, PERSON] };
    expect(texts(await tell({ type: 'installationUpdate', action: 'add', conversation }))).toEqual(['Hello']);
    expect(await tell(joined)).toEqual([]);
    const other = place();
    await tell({ text: 'one', conversation: other });
    expect(await tell({ ...joined, conversation: other })).toEqual([]);
  });

  it('shows typing before the answer', async () => {
    const before = server.connector.sent.length;
    await tell({ text: 'one', conversation: place() });
    const types = server.connector.sent.slice(before).map(({ body }) => body.type);
    expect(types).toEqual(['typing', 'message', 'message']);
  });

  it('answers the message that was sent, in the conversation that it was sent in', async () => {
    const conversation = place();
    const [first] = await tell({ id: 'first', text: 'one', conversation });
    expect(first).toMatchObject({
      path: `/emea/v3/conversations/${String(conversation['id'])}/activities/first`,
      body: { channelId: 'msteams', replyToId: 'first', from: BOT, recipient: { id: PERSON.id } },
    });
  });

  it('is silent to typing, reactions and events', async () => {
    const conversation = place();
    for (const type of ['typing', 'messageReaction', 'event', 'trace', 'endOfConversation'])
      expect(await tell({ type, conversation })).toEqual([]);
  });

  it('hears a message again that was edited while it is the last, and only once', async () => {
    const conversation = place();
    await tell({ id: 'a', text: 'one', conversation });
    const edit = { type: 'messageUpdate', channelData: { eventType: 'editMessage' }, conversation };
    expect(texts(await tell({ ...edit, id: 'a', text: 'two' }))[0]).toBe('2: two');
    expect(await tell({ ...edit, id: 'a', text: 'two' })).toEqual([]);
    await tell({ id: 'b', text: 'three', conversation });
    expect(await tell({ ...edit, id: 'a', text: 'four' })).toEqual([]);
    expect(await tell({ ...edit, id: 'never sent', text: 'five' })).toEqual([]);
  });

  it('overwrites a message that was taken back', async () => {
    const conversation = place();
    await tell({ id: 'secret', text: 'my card number', conversation });
    await tell({
      type: 'messageDelete',
      id: 'secret',
      channelData: { eventType: 'softDeleteMessage' },
      conversation,
    });
    const kept = await server.storage.activities(idOf(conversation), 0);
    expect(kept.find(({ author }) => author === 'user')?.body['text']).toBe('');
  });

  it('takes the answers back with the request where that is asked for, under the channel’s name', async () => {
    const conversation = place();
    const message = activity(server, { text: 'one', conversation, deliveryMode: 'expectReplies' });
    const before = server.connector.sent.length;
    const answers = [await server.post(message), await server.post(message)];
    for (const { json } of answers)
      expect(json).toMatchObject({
        activities: [{ channelId: 'msteams', summary: '1: one' }, { channelId: 'msteams' }],
      });
    await server.bot?.look();
    expect(server.connector.sent).toHaveLength(before);
  });

  it('answers in plain text where there are no cards', async () => {
    const [sent] = await tell({ text: '*one*', channelId: 'slack', channelData: {}, conversation: place() });
    expect(sent?.body).toMatchObject({ text: '1: *one*', textFormat: 'plain' });
    expect(sent?.body.suggestedActions?.actions.map(({ title }) => title)).toEqual(['Yes', 'No']);
    expect(sent?.body.attachments).toBeUndefined();
  });
});

describe('a conversation of several people', () => {
  it.each(['groupChat', 'channel'] as const)(
    'in a %s hears what mentions the bot, without its name',
    async (type) => {
      const conversation = place(type);
      expect(await tell({ text: 'not for the bot', conversation })).toEqual([]);
      const other = { ...mention, mentioned: { id: '29:other', name: 'Lee' }, text: '<at>Lee</at>' };
      const addressed = { text: '<at>Clausewise</at>&nbsp;ask <at>Lee</at>\n', entities: [mention, other] };
      const [first] = await tell({ ...addressed, conversation });
      expect(first?.body.summary).toBe('1: ask Lee');
      expect(first?.path).toContain(`/v3/conversations/${String(conversation['id'])}/activities`);
    },
  );

  it('is one for all in a thread, and one for each in a group chat, which never ends', async () => {
    const lee = { id: '29:lee', name: 'Lee', aadObjectId: 'lee' };
    const say = (text: string) => ({ text: `<at>Clausewise</at> ${text}`, entities: [mention] });
    const [thread, chat] = [place('channel'), place('groupChat')];
    await tell({ ...say('one'), conversation: thread });
    expect(texts(await tell({ ...say('two'), from: lee, conversation: thread }))[0]).toBe('2: two');
    await tell({ ...say('one'), conversation: chat });
    expect(texts(await tell({ ...say('two'), from: lee, conversation: chat }))[0]).toBe('1: two');
    expect(texts(await tell({ ...say('three'), conversation: chat }))[0]).toBe('2: three');
  });
});

describe('the shop of a team', () => {
  it('is the one that the configuration names, the usual one elsewhere', async () => {
    const shops = await startBot({
      env: { BOT_STORE: 'aqara', BOT_TEAM_STORES: '19:team@thread.tacv2=sonoff' },
    });
    const team = { channelData: { team: { id: '19:team@thread.tacv2' } }, conversation: place('channel') };
    const alone = place();
    await tell({ ...team, text: 'one', entities: [mention] }, shops);
    await tell({ text: 'one', conversation: alone }, shops);
    const stateOf = async (conversation: Record<string, unknown>) =>
      (await shops.storage.load(idOf(conversation)))?.state;
    // People may name another shop.
    expect(await stateOf(team.conversation)).toMatchObject({ store: 'sonoff', bound: false });
    expect(await stateOf(alone)).toMatchObject({ store: 'aqara', bound: false });
    await shops.close();
  });
});

describe('delivery', () => {
  it('brings what an agent says after the handoff', async () => {
    const conversation = place();
    await tell({ text: '', value: { action: 'person' }, conversation });
    const id = idOf(conversation);
    const kept = await server.storage.load(id);
    const before = server.connector.messages().length;
    await server.storage.saveTurn({
      ...{
        conversation: id,
        revision: kept!.revision,
        state: kept!.state,
        outgoing: [],
        effects: [],
        evidence: [],
      },
      incoming: {
        author: 'agent',
        clientId: null,
        hidden: false,
        body: {
          type: 'message',
          text: 'Maria here.',
          channelData: { agent: { kind: 'said', reference: 'x', name: 'Maria' } },
        },
      },
      at: new Date().toISOString(),
    });
    const sent = await server.connector.waitFor(before + 1);
    expect(sent.at(-1)?.path).toBe(`/emea/v3/conversations/${String(conversation['id'])}/activities`);
    expect(sent.at(-1)?.body).toMatchObject({ text: 'Maria here.' });
    // A person wrote it: it bears no label of an automated answer.
    expect(sent.at(-1)?.body.entities).toBeUndefined();
  });

  it('tries again what a channel did not take, once', async () => {
    const conversation = place();
    const before = server.connector.messages().length;
    server.connector.fail(503);
    expect((await server.post(activity(server, { text: 'one', conversation }))).status).toBe(200);
    server.connector.fail(0);
    expect(server.logged.some(({ msg }) => msg === 'a channel did not take a message')).toBe(true);
    await server.bot?.look();
    expect(server.connector.messages()).toHaveLength(before);
    // The pause after a failure is over.
    const link = await server.storage.links.find(idOf(conversation));
    await server.storage.links.release(idOf(conversation), link!, null);
    await server.bot?.look();
    await server.bot?.look();
    expect(texts(server.connector.messages().slice(before))).toEqual(['1: one', 'at 2026-06-20T12:00Z']);
  });

  it('ends with the bot’s removal', async () => {
    const conversation = place();
    await tell({ text: 'one', conversation });
    const id = idOf(conversation);
    expect(await server.storage.links.find(id)).not.toBeNull();
    await tell({ type: 'installationUpdate', action: 'remove', conversation });
    expect(await server.storage.links.find(id)).toBeNull();
  });
});
