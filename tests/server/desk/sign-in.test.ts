import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { buildDesk } from '../../../scripts/web-bundles.mjs';
import { type DeskBundle, deskBundle } from '../../../src/server/desk/bundle.js';
import { readDeskConfig } from '../../../src/server/desk/config.js';
import { hashPassword, isPassword, readHash } from '../../../src/server/desk/password.js';
import { Sessions } from '../../../src/server/desk/sessions.js';
import { openSqlite } from '../../../src/storage/sqlite/open.js';
import { Agent, send } from './agent.js';
import { account, Customer, type DeskServer, PASSWORD, startDesk } from './support.js';

jest.setTimeout(120_000);

const web = mkdtempSync(join(tmpdir(), 'desk-web-'));
let bundle: DeskBundle | null;
let open: DeskServer;
let closed: DeskServer;
beforeAll(async () => {
  await buildDesk(web);
  bundle = deskBundle(web);
  open = await startDesk({ bundle });
  const accounts = [
    await account('Maria', ':editor'),
    await account('Ben', ':agent:aqara+switchbot'),
    await account('Lou'),
  ];
  closed = await startDesk({ bundle, env: { DESK_AGENTS: accounts.join(' ') } });
});
afterAll(async () => {
  await open.close();
  await closed.close();
  rmSync(web, { recursive: true });
});

describe('without accounts', () => {
  it('whoever sits at this machine is let in, and the page is told so', async () => {
    const agent = new Agent(open.url);
    const page = await agent.open();
    expect(page.status).toBe(200);
    expect(String(page.headers['set-cookie'])).toMatch(
      /^clausewise-desk=[\w.-]+; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect((await agent.get('/setup')).json).toMatchObject({ open: true, hasConversations: true });
    expect((await agent.post('/search', { text: 'refund' })).status).toBe(200);
  });

  it.each([
    ['came through a proxy', { 'X-Forwarded-For': '203.0.113.9' }],
    ['calls this machine by another name', { Host: 'evil.example' }],
  ])('nobody is let in who %s', async (_why, headers) => {
    const page = await new Agent(open.url).open(headers);
    expect([page.status, page.headers['set-cookie']]).toEqual([403, undefined]);
    expect(page.text).toMatch(/accounts/);
    expect((await send(`${open.url}/desk/api/setup`, { headers })).status).toBe(403);
  });

  it('nothing is changed without the token of the page, or from a page of another site', async () => {
    const agent = new Agent(open.url);
    await agent.open();
    const body = { text: 'refund' };
    const other = new Agent(open.url);
    await other.open();
    expect((await agent.post('/search', body, { 'X-Desk-Token': '' })).status).toBe(403);
    expect((await agent.post('/search', body, { 'X-Desk-Token': other.token })).status).toBe(403);
    expect((await agent.post('/search', body, { Origin: 'https://evil.example' })).status).toBe(403);
    expect((await agent.post('/search', body, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await agent.post('/search', body, { Origin: open.url })).status).toBe(200);
  });
});

describe('with accounts', () => {
  it('a page leads to the form, and the API answers 401', async () => {
    const page = await new Agent(closed.url).open();
    expect([page.status, page.headers['location']]).toEqual([303, '/desk/sign-in']);
    expect((await send(`${closed.url}/desk/api/setup`)).status).toBe(401);
    const form = await send(`${closed.url}/desk/sign-in`, { headers: { Accept: 'text/html' } });
    expect(form.text).toContain('<form method="post" action="/desk/sign-in">');
  });

  it("the right password opens the desk, with the agent's name whatever its capitals", async () => {
    const agent = new Agent(closed.url);
    expect((await agent.signIn('maria')).status).toBe(303);
    expect((await agent.get('/setup')).json).toMatchObject({ agent: 'Maria', role: 'editor', open: false });
  });

  it('a wrong password and an unknown name get the same answer, which repeats the name as text', async () => {
    const agent = new Agent(closed.url);
    const [wrong, unknown] = [
      await agent.signIn('lou', 'not this one'),
      await agent.signIn('"><b>x', 'not this one'),
    ];
    expect([wrong.status, unknown.status, agent.cookie]).toEqual([401, 401, '']);
    expect(unknown.text.replace(/value="[^"]*"/, '')).toBe(wrong.text.replace(/value="[^"]*"/, ''));
    expect(unknown.text).not.toContain('<b>x');
  });

  it('a session that was left, changed or signed by another key is none', async () => {
    const agent = new Agent(closed.url);
    await agent.signIn('Lou');
    const { cookie } = agent;
    const changed = cookie.replace(/=(.)/, (_, first: string) => `=${first === 'a' ? 'b' : 'a'}`);
    expect((await send(`${closed.url}/desk/api/setup`, { headers: { Cookie: changed } })).status).toBe(401);
    expect((await agent.get('/setup')).status).toBe(200);
    await send(`${closed.url}/desk/sign-out`, { method: 'POST', headers: { Cookie: cookie } });
    expect((await send(`${closed.url}/desk/api/setup`, { headers: { Cookie: cookie } })).status).toBe(401);
  });

  it('a form that another site sends is refused', async () => {
    const agent = new Agent(closed.url);
    const answer = await agent.signIn('Lou', PASSWORD, { Origin: 'https://evil.example' });
    expect([answer.status, agent.cookie]).toEqual([403, '']);
  });

  it('after five wrong passwords a name must wait, also with the right one', async () => {
    const agent = new Agent(closed.url);
    for (let tries = 0; tries < 5; tries++)
      expect((await agent.signIn('Nobody', 'wrong password')).status).toBe(401);
    const locked = await agent.signIn('Nobody', 'wrong password');
    expect([locked.status, Number(locked.headers['retry-after']) > 0]).toEqual([429, true]);
  });
});

describe('an agent of some shops', () => {
  it('sees nothing of the others: not in mails, clauses, policies, queue or insights', async () => {
    const [ben, maria] = [new Agent(closed.url), new Agent(closed.url)];
    await ben.signIn('Ben');
    await maria.signIn('Maria');
    const customer = await Customer.start(closed.url, 'sonoff');
    await customer.say('Do you sell flowers for my aunt in Paris?');
    await customer.say('I want to talk to a person');
    expect((await ben.get('/setup')).json).toMatchObject({ stores: [{ id: 'aqara' }, { id: 'switchbot' }] });
    const mail = { text: 'SONOFF: my relay came on 8 June 2026 and never turned on.', today: '2026-06-20' };
    expect((await ben.post('/read', mail)).json).toMatchObject({ store: null });
    expect((await ben.post('/read', { ...mail, store: 'sonoff' })).status).toBe(400);
    expect((await ben.post('/verdict', { store: 'sonoff', facts: { request: 'return' } })).status).toBe(400);
    const { results } = (await ben.post('/search', { text: 'who pays return shipping' })).json as {
      results: { store: string }[];
    };
    expect(results.length).toBeGreaterThan(0);
    expect(results.filter(({ store }) => !['aqara', 'switchbot'].includes(store))).toEqual([]);
    expect((await ben.get('/policies/sonoff')).status).toBe(404);

    const waiting = (await maria.get('/queue')).json as { handoffs: { reference: string }[] };
    expect(waiting.handoffs).toHaveLength(1);
    const { reference } = waiting.handoffs[0]!;
    expect((await ben.get('/queue')).json).toEqual({ handoffs: [] });
    for (const path of [`/handoffs/${reference}`, `/live?reference=${reference}`])
      expect([path, (await ben.get(path)).status]).toEqual([path, 404]);
    for (const step of ['join', 'leave'])
      expect((await ben.post(`/handoffs/${reference}/${step}`, {})).status).toBe(404);
    const say = { text: 'hello', id: 'an-id-of-mine' };
    expect((await ben.post(`/handoffs/${reference}/say`, say)).status).toBe(404);
    expect((await ben.get('/insights?store=sonoff')).status).toBe(400);
    const seen = [(await maria.get('/insights')).json, (await ben.get('/insights')).json] as {
      handoffs: { count: number };
    }[];
    expect(seen.map(({ handoffs }) => handoffs.count)).toEqual([1, 0]);
    expect(JSON.stringify(seen[1])).not.toContain('sonoff');
  });

  it('who is no editor proposes no asks; an editor does, in the file for review', async () => {
    const [ben, maria] = [new Agent(closed.url), new Agent(closed.url)];
    await ben.signIn('Ben');
    await maria.signIn('Maria');
    const clause = 'sonoff/money-back-eligibility';
    expect((await ben.post('/review/asks', { clause, ask: 'may I hand it back?' })).status).toBe(403);
    expect((await maria.post('/review/asks', { clause: 'sonoff/none', ask: 'may I?' })).status).toBe(404);
    expect((await maria.post('/review/asks', { clause, ask: 'may I hand it back?' })).status).toBe(201);
    const line = readFileSync(join(closed.folder, 'review/asks.jsonl'), 'utf8').trim();
    expect(JSON.parse(line)).toMatchObject({
      file: 'knowledge/sonoff/asks.yaml',
      slug: 'money-back-eligibility',
      ask: 'may I hand it back?',
      by: 'Maria',
    });
  });

  it('what is wrong becomes a case of the evaluation, an exception is kept with its reason', async () => {
    const maria = new Agent(closed.url);
    await maria.signIn('Maria');
    const wrong = {
      store: 'sonoff',
      text: 'It came today.',
      today: '2026-06-20',
      part: 'fact',
      facts: { deliveryDate: '2026-06-20' },
      shown: 'nothing',
      expected: 'deliveryDate 2026-06-20',
    };
    expect((await maria.post('/review/evaluation', wrong)).status).toBe(201);
    const line = readFileSync(join(closed.folder, 'review/evaluation.jsonl'), 'utf8').trim();
    expect(JSON.parse(line)).toMatchObject({
      text: wrong.text,
      today: wrong.today,
      facts: wrong.facts,
      store: 'sonoff',
    });
    const { verdict } = (await maria.post('/verdict', { store: 'sonoff', facts: { request: 'return' } }))
      .json as { verdict: { certificate: string; outcome: string } };
    const { certificate, outcome } = verdict;
    const exception = { store: 'sonoff', certificate, outcome, granted: 'a refund', reason: '' };
    expect((await maria.post('/review/exceptions', exception)).status).toBe(400);
    expect(
      (await maria.post('/review/exceptions', { ...exception, reason: 'a loyal customer' })).status,
    ).toBe(201);
    expect(readFileSync(join(closed.folder, 'review/exceptions.jsonl'), 'utf8')).toContain(
      'a loyal customer',
    );
  });
});

describe('accounts', () => {
  it('are read with role and shops; every mistake is named, no secret shown', async () => {
    const good = await account('Ada', ':editor:sonoff');
    expect(readDeskConfig({ DESK_AGENTS: good }, ['sonoff']).accounts.get('ada')).toMatchObject({
      role: 'editor',
      stores: ['sonoff'],
    });
    const bad = {
      DESK_AGENTS: `Ada:secret ${await account('Bo', ':boss')} ${await account('Cy', ':agent:none')}`,
      DESK_WEBHOOK_URL: 'ftp://x',
      DESK_WEBHOOK_SECRET: 'short',
    };
    expect(() => readDeskConfig(bad, ['sonoff'])).toThrow(
      /Ada[\s\S]*Bo[\s\S]*Cy[\s\S]*DESK_WEBHOOK_URL[\s\S]*DESK_WEBHOOK_SECRET/,
    );
    expect(() => readDeskConfig(bad, ['sonoff'])).not.toThrow(/secret /);
  });

  it('have passwords of ten characters or more, kept as scrypt', async () => {
    await expect(hashPassword('short')).rejects.toThrow('10 characters');
    const kept = readHash(await hashPassword(PASSWORD, { logN: 14, r: 8, p: 1 }))!;
    expect([await isPassword(PASSWORD, kept), await isPassword(`${PASSWORD}!`, kept)]).toEqual([true, false]);
    expect(readHash('scrypt.4.8.1.AAAA.BBBB')).toBeNull();
  });

  it('have sessions that end after two idle hours, and after twelve in any case', async () => {
    let now = 0;
    const storage = await openSqlite(null);
    const { shared } = storage;
    const sessions = new Sessions(Buffer.alloc(32, 7), shared, () => new Date(now));
    let cookie = sessions.write(sessions.begin('ada'));
    now = 3 * 3_600_000;
    expect(await sessions.read(cookie)).toBeNull();
    now = 0;
    for (let hour = 0; hour < 12; hour++) {
      now = hour * 3_600_000;
      const session = await sessions.read(cookie);
      expect(session?.agent).toBe('ada');
      cookie = sessions.write(session!);
    }
    now = 12 * 3_600_000;
    expect(await sessions.read(cookie)).toBeNull();
    expect(await new Sessions(Buffer.alloc(32, 8), shared, () => new Date(0)).read(cookie)).toBeNull();
    await storage.close();
  });
});
