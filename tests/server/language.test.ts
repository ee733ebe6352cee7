import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { AskResult as Answer } from '../../src/channels/api/ports.js';
import { AskResult, SearchResult } from '../../src/channels/api/schemas/answers.js';
import { loadLanguage } from '../../src/knowledge/load-language.js';
import { languageServices } from '../../src/server/language-services.js';
import { realJudge, realKnowledge, root } from '../verdict/support.js';
import { post, startTestServer, type TestServer } from './support.js';

let server: TestServer;
beforeAll(async () => {
  const judge = await realJudge();
  const language = languageServices(judge, loadLanguage(root, await realKnowledge()));
  language.warm();
  server = await startTestServer({ judge, ask: language.ask, search: language.search });
}, 120_000);
afterAll(() => server.close());

const mail = `From: Kim
Date: Mon, 15 Jun 2026 09:00:00 +0000

Hi SONOFF 👋, I bought a switch on your site on June 1st and it arrived on June 8. It never turned on.
I still have the box. Can I get my money back? And where do I send it?`;

describe('POST /ask and POST /search, as the server is composed', () => {
  it.each<[string, string | undefined, string]>([
    ['a question', 'sonoff', 'Who pays for sending it back?'],
    ['a case', 'aqara', 'Can I still cancel? I ordered an hour ago.'],
    ['a mail', 'sonoff', mail],
    ['a mail to nobody', undefined, mail],
    ['a greeting', undefined, 'hello!'],
    ['something else', 'switchbot', 'What is the capital of France?'],
    ['no words', 'smartwarepro', '\u0000 🙂 \ud800'],
    ['many words', 'smartomi', 'refund '.repeat(2800)],
  ])('answers in the shape of the contract: %s', async (_name, store, text) => {
    const { status, json } = await post(`${server.url}/api/v1/ask`, { store, text, today: '2026-06-20' });
    expect(status).toBe(200);
    expect(AskResult.parse(json)).toEqual(json);
    const answer = json as Answer;
    for (const { from, start, end } of Object.values(answer.facts)) expect(text.slice(start, end)).toBe(from);
    const cites = !['no_answer', 'small_talk', 'choose_store'].includes(answer.kind);
    expect([answer.kind, answer.citations.length > 0 || answer.verdict !== null]).toEqual([
      answer.kind,
      cites,
    ]);
    for (const { clause, quote, url } of answer.citations) {
      const [id = ''] = clause.split('/');
      expect(server.judge.knowledge.stores.get(id)?.versions[0]?.clauseById.get(clause)?.text).toBe(quote);
      expect(url).toBe(`/policies/${id}#${clause.split('/')[1] ?? ''}`);
    }
  });

  it.each<[string, string]>([
    ['one long word', 'a'.repeat(20_000)],
    ['short words', 'a '.repeat(10_000)],
    ['halves of addresses', 'a@'.repeat(10_000)],
    ['addresses', 'a@b.c.'.repeat(3000)],
    ['numbers', '1/'.repeat(10_000)],
    ['dates', 'May 3, 2026 '.repeat(1600)],
    ['questions', 'do you ship? '.repeat(1500)],
    ['lines', '\n'.repeat(19_999) + 'x'],
    ['quoted lines', '> '.repeat(9999) + 'x'],
    ['faces', '🙂'.repeat(10_000)],
  ])('keeps nobody waiting over hostile texts: %s', async (_name, text) => {
    const start = performance.now();
    for (const path of ['ask', 'search'])
      expect((await post(`${server.url}/api/v1/${path}`, { store: 'aqara', text })).status).toBe(200);
    expect(performance.now() - start).toBeLessThan(4000);
  });

  it('finds clauses, of one shop or of all, no more than asked for', async () => {
    for (const store of [undefined, 'aqara']) {
      const { json } = await post(`${server.url}/api/v1/search`, {
        store,
        text: 'return shipping costs',
        limit: 3,
      });
      expect(SearchResult.parse(json)).toEqual(json);
      const { results } = json as { results: { clause: string; score: number }[] };
      expect(results.length).toBeGreaterThan(0);
      expect(results.length).toBeLessThanOrEqual(3);
      expect(results.map(({ score }) => score)).toEqual(
        results.map(({ score }) => score).sort((a, b) => b - a),
      );
      if (store !== undefined)
        expect(results.every(({ clause }) => clause.startsWith(`${store}/`))).toBe(true);
    }
  });
});
