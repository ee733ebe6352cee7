import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';

import { apiEndpoints } from '../../../src/channels/api/endpoints/index.js';
import { PROBLEMS } from '../../../src/channels/api/problem.js';
import { readFacts } from '../../../src/verdict/case/read-facts.js';
import { get, post, problemIn, startTestServer, type TestServer } from '../../server/support.js';
import { realJudge } from '../../verdict/support.js';

interface Operation {
  readonly operationId: string;
  readonly security?: readonly unknown[];
  readonly requestBody?: { readonly content: Record<string, { readonly schema: { readonly $ref: string } }> };
  readonly responses: Record<
    string,
    { readonly content: Record<string, { readonly schema: { readonly $ref: string } }> }
  >;
}
interface Document {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, object> };
}

let server: TestServer;
let document: Document;
let ajv: Ajv2020;
beforeAll(async () => {
  server = await startTestServer();
  document = (await get(`${server.url}/api/v1/openapi.json`)).json as Document;
  ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'doc', ...document });
});
afterAll(() => server.close());

const fitsSchema = (name: string, value: unknown): void => {
  const validate = ajv.compile({ $ref: `doc#/components/schemas/${name}` });
  expect([validate(value), validate.errors]).toEqual([true, null]);
};

describe('the document', () => {
  it('is OpenAPI 3.1', async () => {
    const result = await new Validator().validate({ ...document });
    expect(result).toMatchObject({ valid: true });
    expect(document.openapi).toBe('3.1.0');
  });

  it('holds every route, and every route is served', async () => {
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    const services = {
      stores: new Map(),
      judge: await realJudge(),
      clock: () => new Date(),
      ask: undefined,
      search: undefined,
      observer: { stage() {}, verdict() {}, abstained() {} },
      assets: { style: '', icon: '' },
    };
    const routes = apiEndpoints(services, '0').map(({ method, path }) => `${method} ${path}`);
    expect(described.sort()).toEqual([...routes].sort());
    expect(described).toEqual(
      expect.arrayContaining([
        'get /stores',
        'post /search',
        'post /verdict',
        'post /ask',
        'get /certificates/{certificate}',
        'get /openapi.json',
      ]),
    );
    for (const route of described) {
      const [method = '', path = ''] = route.split(' ');
      const { status } = await get(`${server.url}/api/v1${path.replace(/\{.*\}/, 'x')}`, {
        method: method.toUpperCase(),
      });
      expect([404, 405]).not.toContain(status);
    }
  });

  it('resolves every reference and needs nothing else', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]*)"/g)].map(
      ([, target]) => target!,
    );
    expect(references.length).toBeGreaterThan(20);
    for (const target of new Set(references)) {
      expect(target).toMatch(/^#\/components\/schemas\/\w+$/);
      expect(document.components.schemas).toHaveProperty([target.split('/').at(-1)!]);
    }
  });

  it('describes only problems that exist', () => {
    const statuses = new Set(Object.values(PROBLEMS).map(({ status }) => String(status)));
    for (const operation of Object.values(document.paths).flatMap((entry) => Object.values(entry))) {
      for (const status of Object.keys(operation.responses))
        expect(status === '200' || statuses.has(status)).toBe(true);
    }
  });
});

describe('what is served fits what is described', () => {
  it('the answers', async () => {
    const api = `${server.url}/api/v1`;
    fitsSchema('Stores', (await get(`${api}/stores`)).json);
    const body = {
      store: 'smartomi',
      facts: { request: 'defect', problem: 'stopped_working' },
      today: '2026-06-20',
    };
    fitsSchema('VerdictRequest', body);
    const { json } = await post(`${api}/verdict`, body);
    fitsSchema('VerdictResult', json);
    const { certificate } = (json as { verdict: { certificate: string } }).verdict;
    fitsSchema('CertificateResult', (await get(`${api}/certificates/${certificate}`)).json);
  });

  it('the problems', async () => {
    fitsSchema('Problem', problemIn(await post(`${server.url}/api/v1/verdict`, { store: 1 })));
  });
});

describe('the facts', () => {
  it('are accepted whenever they fit the description', async () => {
    const { vocabulary } = (await realJudge()).knowledge;
    const validate = ajv.compile({ $ref: 'doc#/components/schemas/Facts' });
    const words = [...vocabulary.facts.values()].flatMap(({ choices }) =>
      choices.map(({ value }) => value as unknown),
    );
    const value = fc.oneof(
      fc.constantFrom(
        ...words,
        null,
        'unknown',
        'not_yet',
        'international',
        'US',
        'usa',
        '2026-05-31',
        '2026-02-30',
        '2026-05-31T10:00:00Z',
        '2026-05-31T10:00:00',
        { from: '2026-05-01', to: '2026-05-31' },
        { from: '2026-05-01' },
      ),
      fc.integer({ min: -2, max: 20 }),
      fc.double(),
      fc.boolean(),
      fc.string({ maxLength: 4 }),
    );
    const facts = fc.dictionary(fc.constantFrom(...vocabulary.facts.keys(), 'colour'), value, { maxKeys: 2 });
    let accepted = 0;
    fc.assert(
      fc.property(facts, (raw) => {
        const { problems } = readFacts({ ...raw }, vocabulary);
        if (validate({ ...raw })) {
          accepted += 1;
          expect(problems).toEqual([]);
        }
        // The other way round, but for white space and letter case, which are forgiven.
        else if (problems.length === 0)
          expect(Object.values(raw).some((entry) => typeof entry === 'string')).toBe(true);
      }),
      { numRuns: 3000 },
    );
    expect(accepted).toBeGreaterThan(300);
  });

  it('are described one by one', () => {
    const { properties, additionalProperties } = document.components.schemas['Facts'] as {
      properties: Record<string, object>;
      additionalProperties: boolean;
    };
    expect(additionalProperties).toBe(false);
    expect(properties).toHaveProperty('deliveryDate');
    expect(JSON.stringify(properties['request'])).toContain('"return"');
  });
});
