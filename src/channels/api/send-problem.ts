import type { Request, Response } from 'express';

import type { PageAssets } from '../../rendering/html/layout.js';
import { problemPage } from '../../rendering/html/problem-page.js';
import { StorageUnavailable } from '../../storage/unavailable.js';
import { Problem, PROBLEMS } from './problem.js';

/** True where the client would rather have a page than data: a browser that follows a link. */
export function prefersPage(request: Request): boolean {
  return request.accepts(['json', 'html']) === 'html';
}

/** Any error as a problem; what is no fault of the client becomes a 500 that says nothing of its cause. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof StorageUnavailable)
    return new Problem(
      'unavailable',
      'What is stored cannot be reached now. Nothing was lost; try again.',
      [],
      {
        'Retry-After': '2',
      },
    );
  const status = statusOf(error);
  if (status === 413)
    return new Problem('too-large', `The body may hold at most ${limitOf(error)} bytes.`, [], {
      Connection: 'close',
    });
  if (status === 415)
    return new Problem('unsupported-media-type', 'The body must be sent plain, not compressed.');
  if (status >= 400 && status < 500) return new Problem('malformed-request', 'The request cannot be read.');
  return new Problem(
    'internal-error',
    'Something went wrong here. It was noted under the id of this request.',
  );
}

/** Sends a problem: as a page to a browser, else as `application/problem+json`. */
export function sendProblem(
  problem: Problem,
  request: Request,
  response: Response,
  assets: PageAssets,
): void {
  const body = problem.body(String(response.getHeader('X-Request-Id') ?? ''));
  response
    .status(problem.status)
    .set({ ...problem.headers, 'Cache-Control': 'no-store' })
    .vary('Accept');
  if (prefersPage(request))
    response
      .type('html')
      .send(problemPage({ title: PROBLEMS[problem.kind].title, detail: problem.detail }, assets));
  else response.type('application/problem+json').send(JSON.stringify(body));
}

function statusOf(error: unknown): number {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : 500;
}

function limitOf(error: unknown): string {
  const limit = typeof error === 'object' && error !== null && 'limit' in error ? error.limit : undefined;
  return typeof limit === 'number' ? String(limit) : 'fewer';
}
