import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';

import type { AskRequest, AskResult, SearchRequest } from '../../../src/channels/api/ports.js';
import { AskResult as AskSchema, SearchResult, Stores } from '../../../src/channels/api/schemas/answers.js';
import { CertificateResult, VerdictResult } from '../../../src/channels/api/schemas/verdict.js';
import type { Policy } from '../../../src/model/policy.js';
import type { VerdictResult as Result } from '../../../src/model/verdict.js';
import { writeCertificate } from '../../../src/verdict/certificate.js';
import { Judge } from '../../../src/verdict/judge.js';
import { get, now, post, problemIn, startTestServer, type TestServer } from '../../server/support.js';
import { realKnowledge } from '../../verdict/support.js';

let server: TestServer;
let api: string;
const asked: AskRequest[] = [];
const searched: SearchRequest[] = [];
const noAnswer: AskResult = {
  kind: 'no_answer',
  store: null,
  text: 'The policy does not say.',
  citations: [],
  facts: {},
  verdict: null,
  asks: null,
  suggestions: [],
};

beforeAll(async () => {
  server = await startTestServer({
    ask: { ask: (request) => (asked.push(request), noAnswer) },
    search: { search: (request) => Promise.resolve((searched.push(request), [])) },
  });
  api = `${server.url}/api/v1`;
});
afterAll(() => server.close());

/** Holds an answer to its schema: nothing missing, nothing beyond it. */
function fits(schema: z.ZodType, json: unknown): void {
  expect(schema.parse(json)).toEqual(json);
}

const facts = { request: 'return', deliveryDate: '2026-06-10', boughtFrom: 'official_store' };

describe('GET /stores', () => {
  it('lists every shop with its date and contact', async () => {
    const { status, type, json } = await get(`${api}/stores`);
    expect([status, type]).toEqual([200, 'application/json; charset=utf-8']);
    fits(Stores, json);
    expect(json).toContainEqual({
      id: 'sonoff',
      name: 'SONOFF',
      effectiveDate: '2025-05-21',
      contact: expect.objectContaining({ email: 'support@sonoff.tech' }),
    });
    expect((json as { id: string }[]).map(({ id }) => id)).toEqual([
      'aqara',
      'smartomi',
      'smartwarepro',
      'sonoff',
      'switchbot',
    ]);
  });
});

describe('POST /verdict', () => {
  it('gives what the judge gives', async () => {
    const { status, json } = await post(`${api}/verdict`, { store: 'sonoff', facts, today: '2026-06-20' });
    expect(status).toBe(200);
    fits(VerdictResult, json);
    expect(json).toEqual(JSON.parse(JSON.stringify(server.judge.judge('sonoff', facts, '2026-06-20'))));
  });

  it('asks for the request where there is none', async () => {
    const { json } = await post(`${api}/verdict`, { store: 'aqara', facts: {} });
    fits(VerdictResult, json);
    expect(json).toMatchObject({ verdict: null, asks: { fact: 'request' }, missing: ['request'] });
  });

  it('takes now, in the zone of the store, where no day is named', async () => {
    // 18:30 in UTC is still the 20th in Los Angeles; five hours later it is the 21st in UTC only.
    const late = await startTestServer({ clock: () => new Date('2026-06-21T02:00:00Z') });
    const dayAt = async (store: string): Promise<string | undefined> => {
      const { json } = await post(`${late.url}/api/v1/verdict`, { store, facts: { request: 'return' } });
      return (json as Result).verdict?.asOf;
    };
    expect(await dayAt('switchbot')).toBe('2026-06-20');
    expect(await dayAt('sonoff')).toBe('2026-06-21');
    await late.close();
  });

  it.each(['2026-06-20', '2026-06-20T08:00:00-07:00', '2026-06-20T15:00Z'])(
    'takes today as %s',
    async (today) => {
      const { status, json } = await post(`${api}/verdict`, {
        store: 'switchbot',
        facts: { request: 'return' },
        today,
      });
      expect([status, (json as Result).verdict?.asOf]).toEqual([200, '2026-06-20']);
    },
  );

  it('answers every example of the policy editor in the shape of the contract', async () => {
    const { sources } = await realKnowledge();
    const examples = sources.flatMap(({ policy, examples: own }) =>
      own.map((example) => ({ store: policy.store.id, example })),
    );
    expect(examples.length).toBeGreaterThan(100);
    for (const { store, example } of examples.filter((_, index) => index % 5 === 0)) {
      const { status, json } = await post(`${api}/verdict`, {
        store,
        facts: example.facts,
        today: example.today,
      });
      expect(status).toBe(200);
      fits(VerdictResult, json);
    }
  });
});

describe('POST /search and POST /ask', () => {
  it('hand on what was asked, with now where no day is named', async () => {
    const { status, json } = await post(`${api}/ask`, {
      text: 'Do you ship to the moon?',
      store: 'sonoff',
      locale: 'en-US',
    });
    expect([status, json]).toEqual([200, noAnswer]);
    fits(AskSchema, json);
    expect(asked.at(-1)).toEqual({
      text: 'Do you ship to the moon?',
      store: 'sonoff',
      locale: 'en-US',
      today: `${now.toISOString().slice(0, 16)}Z`,
    });
    const found = await post(`${api}/search`, { text: 'refund' });
    expect([found.status, found.json]).toEqual([200, { results: [] }]);
    fits(SearchResult, found.json);
    expect(searched.at(-1)).toEqual({ text: 'refund', limit: 5 });
  });

  it.each(['“”🙂漢', '\\u0041', '\u0000'])(
    'take 20,000 characters whatever they are: %j',
    async (characters) => {
      const text = characters.repeat(20_000).slice(0, 19_999) + '.';
      const escaped = JSON.stringify({ text }).replace(
        /[\u0080-\uffff]/g,
        (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      expect((await post(`${api}/ask`, escaped)).status).toBe(200);
      expect(asked.at(-1)?.text).toBe(text);
    },
  );

  it('are 503 while nothing answers them', async () => {
    const bare = await startTestServer();
    for (const path of ['ask', 'search']) {
      const answer = await post(`${bare.url}/api/v1/${path}`, { text: 'refund' });
      expect([answer.status, problemIn(answer).type]).toEqual([503, '/problems#unavailable']);
    }
    await bare.close();
  });
});

describe('GET /certificates/{certificate}', () => {
  async function certificate(): Promise<{ text: string; result: Result }> {
    const { json } = await post(`${api}/verdict`, { store: 'sonoff', facts, today: '2026-06-20' });
    const result = json as Result;
    return { text: result.verdict!.certificate, result };
  }

  it('runs the verdict again', async () => {
    const { text, result } = await certificate();
    const { status, json } = await get(`${api}/certificates/${text}`);
    expect(status).toBe(200);
    fits(CertificateResult, json);
    expect(json).toEqual({
      ...result,
      reproduced: true,
      policyHash: result.verdict!.policy.hash,
      engineHash: 'test',
    });
  });

  it('is a page for a browser', async () => {
    const { text, result } = await certificate();
    const { type, text: page } = await get(`${api}/certificates/${text}`, {
      headers: { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
    });
    expect(type).toBe('text/html; charset=utf-8');
    expect(page).toContain('Verdict');
    expect(page).toContain(`href="${result.verdict!.citations[0]!.url}"`);
  });

  it('says when the program has changed since', async () => {
    const other = new Judge({ ...server.judge.knowledge, engineHash: 'newer' });
    const changed = await startTestServer({ judge: other });
    const { text } = await certificate();
    const { json } = await get(`${changed.url}/api/v1/certificates/${text}`);
    expect(json).toMatchObject({ reproduced: false, engineHash: 'newer' });
    await changed.close();
  });

  it('is run under the text that it names, a later version notwithstanding', async () => {
    const { text, result } = await certificate();
    const store = server.judge.knowledge.stores.get('sonoff')!;
    const later: Policy = {
      ...store.versions[0]!,
      version: 'later',
      hash: 'later',
      effectiveFrom: '2026-01-01',
    };
    const stores = new Map([
      ...server.judge.knowledge.stores,
      ['sonoff', { ...store, versions: [later, ...store.versions] }],
    ]);
    const grown = await startTestServer({ judge: new Judge({ ...server.judge.knowledge, stores }) });
    const again = await get(`${grown.url}/api/v1/certificates/${text}`);
    expect(again.json).toMatchObject({ reproduced: true, verdict: { policy: result.verdict!.policy } });
    const fresh = await post(`${grown.url}/api/v1/verdict`, { store: 'sonoff', facts, today: '2026-06-20' });
    expect((fresh.json as Result).verdict?.policy.version).toBe('later');
    await grown.close();
  });

  it('is 410 once that text is gone', async () => {
    const text = writeCertificate({
      store: 'sonoff',
      facts,
      asOf: '2026-06-20',
      policy: 'gone',
      engine: 'test',
    });
    const answer = await get(`${api}/certificates/${text}`);
    expect([answer.status, problemIn(answer).type]).toEqual([410, '/problems#policy-gone']);
  });

  it.each([
    ['no certificate', 'abc'],
    ['nothing encoded', 'cw1.'],
    ['a part of one', 'cw1.WyJzb25vZmYiLH'],
    ['other JSON', 'cw1.e30'],
    ['bytes that are no text', 'cw1._____w'],
    ['a path in disguise', '..%2f..%2fetc%2fpasswd'],
  ])('is 400 for %s', async (_name, text) => {
    const answer = await get(`${api}/certificates/${text}`);
    expect([answer.status, problemIn(answer).errors[0]?.field]).toEqual([400, 'certificate']);
  });

  it.each([
    ['facts of no vocabulary', { facts: { colour: 'red' } }],
    [
      'facts that contradict',
      { facts: { request: 'return', purchaseDate: '2026-06-10', deliveryDate: '2026-06-01' } },
    ],
    ['facts without a request', { facts: {} }],
    ['no day', { asOf: 'yesterday' }],
  ])('is 400 for a forged one with %s', async (_name, change) => {
    const policy = server.judge.knowledge.stores.get('sonoff')!.versions[0]!.hash;
    const text = writeCertificate({
      store: 'sonoff',
      facts,
      asOf: '2026-06-20',
      policy,
      engine: 'test',
      ...change,
    });
    expect((await get(`${api}/certificates/${text}`)).status).toBe(400);
  });
});
