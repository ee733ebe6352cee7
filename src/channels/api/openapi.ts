import * as z from 'zod';

import type { Endpoint } from './endpoint.js';
import { type ProblemKind, PROBLEMS } from './problem.js';
import { ProblemSchema } from './schemas/answers.js';

const ALWAYS: readonly ProblemKind[] = ['key-required', 'too-many-requests'];
const WITH_BODY: readonly ProblemKind[] = [
  'malformed-request',
  'invalid-field',
  'too-large',
  'unsupported-media-type',
];

/**
 * The OpenAPI 3.1 document of the endpoints.
 * @param version of the program
 */
export function openApiDocument(endpoints: readonly Endpoint[], version: string): Record<string, unknown> {
  const schemas = componentsOf(endpoints);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Clausewise',
      version,
      description: 'Verdicts and answers by the policy of a shop, each with the clauses that carry it.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{}, { bearer: [] }, { header: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'Needed from outside as soon as a key is configured.',
        },
        header: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
      },
    },
  };
}

function operationOf(endpoint: Endpoint): Record<string, unknown> {
  const { params, body, result, open, hasPage } = endpoint;
  const content = {
    'application/json': { schema: ref(result) },
    ...(hasPage ? { 'text/html': { schema: { type: 'string' } } } : {}),
  };
  return {
    operationId: endpoint.operationId,
    summary: endpoint.summary,
    ...(open ? { security: [] } : {}),
    ...(params ? { parameters: parametersOf(params) } : {}),
    ...(body
      ? { requestBody: { required: true, content: { 'application/json': { schema: ref(body) } } } }
      : {}),
    responses: { '200': { description: result.description ?? 'Done.', content }, ...problemsOf(endpoint) },
  };
}

function parametersOf(params: z.ZodObject): readonly Record<string, unknown>[] {
  const fields: Readonly<Record<string, z.ZodType>> = params.shape;
  return Object.entries(fields).map(([name, schema]) => ({
    name,
    in: 'path',
    required: true,
    description: schema.description ?? name,
    schema: { type: 'string', minLength: 1 },
  }));
}

/** The problems of an endpoint by status; several kinds of one status share an entry. */
function problemsOf({ open, body, problems }: Endpoint): Record<string, unknown> {
  const kinds = [
    ...ALWAYS.filter((kind) => !open || kind !== 'key-required'),
    ...(body ? WITH_BODY : []),
    ...problems,
  ];
  const statuses = [...new Set(kinds.map((kind) => PROBLEMS[kind].status))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => {
      const titles = kinds
        .filter((kind) => PROBLEMS[kind].status === status)
        .map((kind) => PROBLEMS[kind].title);
      const content = { 'application/problem+json': { schema: ref(ProblemSchema) } };
      return [String(status), { description: `${titles.join('; or: ')}.`, content }];
    }),
  );
}

/** Every schema with an id, as the document names it. */
function componentsOf(endpoints: readonly Endpoint[]): Record<string, unknown> {
  const roots = [
    ProblemSchema,
    ...endpoints.flatMap(({ body, result }) => (body ? [body, result] : [result])),
  ];
  const everything = z.object(Object.fromEntries(roots.map((schema) => [idOf(schema), schema])));
  const { $defs } = z.toJSONSchema(everything, { io: 'input' });
  const text = JSON.stringify($defs).replaceAll('"#/$defs/', '"#/components/schemas/');
  return JSON.parse(text) as Record<string, unknown>;
}

function ref(schema: z.ZodType): { $ref: string } {
  return { $ref: `#/components/schemas/${idOf(schema)}` };
}

function idOf(schema: z.ZodType): string {
  const id = schema.meta()?.['id'];
  if (typeof id !== 'string')
    throw new Error('A body and a result of the API need an id in their meta data.');
  return id;
}
