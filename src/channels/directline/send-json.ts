import type { Response } from 'express';

/** Sends data that nobody keeps: without an ETag, so that a poll is never answered with 304. */
export function sendJson(response: Response, data: unknown): void {
  response.type('application/json').end(JSON.stringify(data));
}
