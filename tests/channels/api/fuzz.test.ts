import { afterAll, beforeAll, describe, it } from '@jest/globals';
import fc from 'fast-check';

import { ProblemSchema } from '../../../src/channels/api/schemas/answers.js';
import { writeCertificate } from '../../../src/verdict/certificate.js';
import { type Answer, get, post, problemIn, startTestServer, type TestServer } from '../../server/support.js';

/** Inputs for each endpoint; `FUZZ_RUNS=100000` for a long run. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 100);
const TIMEOUT = 60_000 + RUNS * 50;
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    ask: {
      ask: ({ store }) => ({
        kind: 'no_answer',
        store: store ?? null,
        text: '',
        citations: [],
        facts: {},
        verdict: null,
        asks: null,
        suggestions: [],
      }),
    },
    search: { search: () => [] },
  });
});
afterAll(() => server.close());

/** Whatever comes in, what goes out is an answer or a problem that is the client's. */
function holds(answer: Answer): void {
  if (answer.status >= 500)
    throw new Error(`${answer.status}: ${answer.text} ${JSON.stringify(server.logged.at(-2))}`);
  if (answer.status >= 400) {
    const problem = ProblemSchema.parse(problemIn(answer));
    if (problem.status !== answer.status)
      throw new Error(`${answer.status} with a problem of ${problem.status}`);
  }
  if (/\bat .*\.(ts|js):\d+/.test(answer.text)) throw new Error(`A stack: ${answer.text}`);
}

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '\u0000',
    '\ud800',
    '${x}',
    "'; drop table x; --",
    '<script>',
    '../..',
    '9'.repeat(5000),
  ),
);
/** In an address, where a lone surrogate cannot stand. */
const encoded = (text: string): string => encodeURIComponent(Buffer.from(text).toString());
const anything = fc.oneof(
  fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' }),
  odd,
  fc.double(),
  fc.bigInt().map(Number),
);
const anyJson = fc.oneof(
  anything.map((value) => JSON.stringify(value)),
  // Valid but for one stretch cut out or put in.
  fc.tuple(anything, fc.nat(200), odd).map(([value, at, noise]) => {
    const text = JSON.stringify(value);
    return text.slice(0, at) + noise + text.slice(at + 1);
  }),
);
const anyBytes = fc.uint8Array({ maxLength: 400 });
const day = fc
  .date({ min: new Date('1000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const moment = fc.oneof(
  day,
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  odd,
);

/** Mostly right facts, so that the judge is reached. */
function factsFor(): fc.Arbitrary<Record<string, unknown>> {
  const values = [...server.judge.knowledge.vocabulary.facts.values()].map(
    (fact): [string, fc.Arbitrary<unknown>] => {
      const choices = fact.choices.map(({ value }) => value as unknown);
      const own: fc.Arbitrary<unknown>[] = [
        fc.constant(null),
        ...(choices.length > 0 ? [fc.constantFrom(...choices)] : []),
        ...(/date|event|timestamp/.test(fact.type)
          ? [day, fc.constant('not_yet'), fc.record({ from: day, to: day }), moment]
          : []),
        ...(fact.type === 'number' ? [fc.maxSafeInteger(), fc.nat(100)] : []),
        ...(fact.type === 'country' ? [fc.constantFrom('US', 'de', 'international', 'ZZ', '')] : []),
      ];
      return [
        fact.name,
        fc.oneof({ weight: 20, arbitrary: fc.oneof(...own) }, { weight: 1, arbitrary: anything }),
      ];
    },
  );
  return fc
    .record(Object.fromEntries(values), { requiredKeys: [] })
    .chain((all) =>
      fc
        .subarray(Object.keys(all), { maxLength: 8 })
        .map((names) => Object.fromEntries(names.map((name) => [name, all[name]]))),
    );
}

const store = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('aqara', 'smartomi', 'smartwarepro', 'sonoff', 'switchbot') },
  { weight: 1, arbitrary: anything },
);
const type = fc.constantFrom(
  'application/json',
  'application/json; charset=utf-8',
  'text/plain',
  '',
  'application/json; charset=x',
);

describe('whatever is sent, the answer is never a 5xx and an error is always a problem', () => {
  it.each(['verdict', 'ask', 'search'])(
    'any body to %s',
    async (path) => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(anyJson, anyBytes), type, async (body, contentType) => {
          holds(await post(`${server.url}/api/v1/${path}`, body, { 'Content-Type': contentType }));
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );

  it(
    'facts and moments of all kinds to verdict',
    async () => {
      const body = fc.record(
        { store, facts: factsFor(), today: moment },
        { requiredKeys: ['store', 'facts'] },
      );
      await fc.assert(
        fc.asyncProperty(body, async (sent) => holds(await post(`${server.url}/api/v1/verdict`, sent))),
        { numRuns: RUNS * 2 },
      );
    },
    TIMEOUT,
  );

  it.each(['ask', 'search'])(
    'fields of all kinds to %s',
    async (path) => {
      const body = fc.record(
        { store, text: fc.oneof(odd, anything), today: moment, limit: anything, locale: odd },
        { requiredKeys: ['text'] },
      );
      await fc.assert(
        fc.asyncProperty(body, async (sent) => holds(await post(`${server.url}/api/v1/${path}`, sent))),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );

  it(
    'certificates of all kinds',
    async () => {
      const { hash } = server.judge.knowledge.stores.get('sonoff')!.versions[0]!;
      const forged = fc
        .tuple(fc.oneof(factsFor(), anything), moment, fc.constantFrom(hash, 'x'))
        .map(([facts, asOf, policy]) =>
          writeCertificate({ store: 'sonoff', facts: Object(facts) as never, asOf, policy, engine: 'e' }),
        );
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(
            forged,
            odd,
            odd.map((text) => `cw1.${text}`),
          ),
          async (text) =>
            holds(await get(`${server.url}/api/v1/certificates/${encoded(text).slice(0, 8000)}`)),
        ),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );

  it(
    'addresses and methods of all kinds',
    async () => {
      const part = fc.oneof(
        odd,
        fc.constantFrom(
          'api',
          'v1',
          'stores',
          'policies',
          'sonoff',
          'versions',
          'healthz',
          'metrics',
          'problems',
          'assets',
        ),
      );
      const path = fc
        .array(part, { maxLength: 5 })
        .map((parts) => parts.map((text) => encoded(text)).join('/'));
      const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS');
      await fc.assert(
        fc.asyncProperty(path, method, async (address, verb) => {
          const answer = await get(`${server.url}/${address}`.slice(0, 8000), { method: verb });
          if (verb !== 'HEAD') holds(answer);
          else if (answer.status >= 500) throw new Error(`HEAD ${address}: ${answer.status}`);
        }),
        { numRuns: RUNS },
      );
    },
    TIMEOUT,
  );
});
