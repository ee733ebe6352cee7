import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { type Answer, get } from '../../server/support.js';
import { type ChatServer, Customer, errorIn, startChat } from './support.js';

let server: ChatServer;
beforeAll(async () => {
  server = await startChat();
});
afterAll(() => server.close());

/** Begins like a JPEG, and is as long as wanted. */
const jpeg = (length = 64): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length);
  bytes.set([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0]);
  return bytes;
};
const text = (words: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(words));

interface File {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly name: string;
  readonly type?: string;
}

function send(customer: Customer, files: readonly File[], activity?: unknown): Promise<Answer> {
  const form = new FormData();
  if (activity !== undefined)
    form.append(
      'activity',
      new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }),
    );
  for (const { bytes, name, type = 'image/jpeg' } of files)
    form.append('file', new Blob([bytes], { type }), name);
  return get(`${server.line}${customer.path('/upload?userId=x')}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${customer.grant.token}` },
    body: form,
  });
}

describe('upload', () => {
  it('takes pictures as evidence, with the message, once', async () => {
    const customer = await Customer.ofPage(server);
    const activity = { type: 'message', text: 'see', channelData: { clientActivityID: 'u1' } };
    const files = [
      { bytes: jpeg(), name: 'a.jpg' },
      { bytes: jpeg(100), name: '../../b.png', type: 'image/png' },
    ];
    const sent = await send(customer, files, activity);
    expect(sent.status).toBe(200);
    expect((await send(customer, files, activity)).json).toEqual(sent.json);
    const { activities } = await customer.hear();
    expect(activities.map((each) => each.text)).toContain('1: see [a.jpg image/jpeg] [b.png image/jpeg]');
    const own = activities.find(({ id }) => id === (sent.json as { id: string }).id);
    expect(own?.attachments).toMatchObject([
      {
        name: 'a.jpg',
        contentType: 'image/jpeg',
        contentUrl: expect.stringContaining(`${server.line}/attachments/`),
      },
      { name: 'b.png', contentType: 'image/jpeg' },
    ]);
    const kept = await server.storage.export(customer.grant.conversationId);
    expect(kept?.evidence.map(({ bytes }) => bytes.length).sort()).toEqual([100, 64]);
  });

  it('shows a picture to who knows its address, as a picture and nothing else', async () => {
    const customer = await Customer.ofPage(server);
    await send(customer, [{ bytes: jpeg(), name: 'a.jpg' }]);
    const [attachment] = (await customer.hear()).activities.flatMap(({ attachments = [] }) => attachments);
    const shown = await get(attachment!.contentUrl);
    expect([shown.status, shown.type, shown.headers.get('x-content-type-options')]).toEqual([
      200,
      'image/jpeg',
      'nosniff',
    ]);
    expect(shown.headers.get('content-security-policy')).toContain('sandbox');
    expect(shown.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    await server.storage.delete(customer.grant.conversationId);
    expect((await get(attachment!.contentUrl)).status).toBe(404);
  });

  it.each([
    ['a text that says it is a picture', text('a picture, honestly')],
    ['a drawing that could hold a program', text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a document', text('%PDF-1.7\n%âãÏÓ\n1 0 obj')],
    ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0])],
    ['nothing', new Uint8Array(0)],
  ])('refuses %s, and says what is taken', async (_name, bytes) => {
    const customer = await Customer.ofPage(server);
    const answer = await send(customer, [{ bytes, name: 'x.jpg' }], { type: 'message', text: 'hi' });
    expect([answer.status, errorIn(answer)]).toEqual([
      415,
      { code: 'UnsupportedAttachment', message: expect.stringContaining('PNG, JPEG') },
    ]);
    expect(await customer.texts()).toEqual(['Hello']);
  });

  it('refuses what is too large or too much', async () => {
    const customer = await Customer.ofPage(server);
    const large = await send(customer, [{ bytes: jpeg(8 * 1024 * 1024 + 1), name: 'large.jpg' }]);
    expect([large.status, errorIn(large).message]).toEqual([413, expect.stringContaining('8 MB')]);
    const many = Array.from({ length: 7 }, (_, index) => ({ bytes: jpeg(), name: `${index}.jpg` }));
    expect((await send(customer, many)).status).toBe(413);
    for (let times = 0; times < 5; times++) expect((await send(customer, many.slice(0, 5))).status).toBe(200);
    expect((await send(customer, many.slice(0, 1))).status).toBe(413);
  });

  it.each([
    ['no form', 'application/json', '{}'],
    ['a form without a boundary', 'multipart/form-data', 'x'],
    [
      'half a form',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nab',
    ],
    ['an empty form', 'multipart/form-data; boundary=b', '--b--\r\n'],
  ])('refuses %s', async (_name, type, body) => {
    const customer = await Customer.ofPage(server);
    const answer = await get(`${server.line}${customer.path('/upload')}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${customer.grant.token}`, 'Content-Type': type },
      body,
    });
    expect([answer.status, errorIn(answer).code]).toEqual([400, 'BadArgument']);
  });

  it('names a part that has no name', async () => {
    const customer = await Customer.ofPage(server);
    const answer = await get(`${server.line}${customer.path('/upload')}`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${customer.grant.token}`,
        'Content-Type': 'multipart/form-data; boundary=b',
      },
      body: '--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nab\r\n--b--\r\n',
    });
    expect([answer.status, errorIn(answer).code]).toEqual([415, 'UnsupportedAttachment']);
    expect(errorIn(answer).message).toContain('picture is none');
  });
});
