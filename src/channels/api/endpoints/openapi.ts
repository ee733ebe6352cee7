import * as z from 'zod';

import { defineEndpoint, type Endpoint } from '../endpoint.js';
import { openApiDocument } from '../openapi.js';

/** `GET /openapi.json`, which describes itself too. @param others every other endpoint */
export function openApiEndpoint(others: readonly Endpoint[], version: string): Endpoint {
  let document: Record<string, unknown> | undefined;
  const endpoint: Endpoint = defineEndpoint({
    method: 'get',
    path: '/openapi.json',
    operationId: 'describe',
    summary: 'This description, OpenAPI 3.1.',
    open: true,
    result: z
      .record(z.string(), z.unknown())
      .meta({ id: 'OpenApiDocument', description: 'An OpenAPI 3.1 document.' }),
    handle: () => ({ json: (document ??= openApiDocument([...others, endpoint], version)) }),
  });
  return endpoint;
}
