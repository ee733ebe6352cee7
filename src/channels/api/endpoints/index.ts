import type { Endpoint } from '../endpoint.js';
import type { ApiServices } from '../services.js';
import { askEndpoint } from './ask.js';
import { certificateEndpoint } from './certificate.js';
import { openApiEndpoint } from './openapi.js';
import { searchEndpoint } from './search.js';
import { storesEndpoint } from './stores.js';
import { verdictEndpoint } from './verdict.js';

/** Every operation under `/api/v1`; a new one is a file beside this and a line here. */
export function apiEndpoints(services: ApiServices, version: string): readonly Endpoint[] {
  const endpoints = [storesEndpoint, searchEndpoint, verdictEndpoint, askEndpoint, certificateEndpoint].map(
    (make) => make(services),
  );
  return [...endpoints, openApiEndpoint(endpoints, version)];
}
