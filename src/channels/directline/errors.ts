import type { ErrorRequestHandler } from 'express';

import { type FieldError, Problem } from '../api/problem.js';
import { problemOf } from '../api/send-problem.js';

/** The codes of Direct Line's errors with their statuses. */
const STATUS = {
  BadArgument: 400,
  MissingToken: 401,
  /** Direct Line clients take 403, and only that, for "get a new token". */
  TokenInvalid: 403,
  TokenExpired: 403,
  Forbidden: 403,
  OriginNotAllowed: 403,
  ConversationNotFound: 404,
  NotFound: 404,
  MessageSizeTooBig: 413,
  UnsupportedAttachment: 415,
  TooManyRequests: 429,
} as const;

/** Thrown to end a request of a Direct Line client. */
export class DirectLineError extends Error {
  /** The HTTP status. */
  readonly status: number;

  /** @param code for programs; @param message for the developer of the page; @param errors the fields that are wrong */
  constructor(
    readonly code: keyof typeof STATUS,
    message: string,
    readonly errors: readonly FieldError[] = [],
  ) {
    super(message);
    this.status = STATUS[code];
  }
}

/** Sends errors as Direct Line does; one that is our own fault goes on to the server's handler. */
export const sendDirectLineError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const { status, code, message, errors, headers } = describe(error);
  if (status >= 500 || response.headersSent) {
    next(error);
    return;
  }
  response
    .status(status)
    .set({ ...headers, 'Cache-Control': 'no-store' })
    .json({ error: { code, message }, ...(errors.length > 0 ? { errors } : {}) });
};

/** The codes of problems that other parts of the server throw. */
const CODES: Readonly<Record<number, string>> = { 413: 'MessageSizeTooBig', 429: 'TooManyRequests' };

interface Described extends Pick<DirectLineError, 'status' | 'message' | 'errors'> {
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
}

function describe(error: unknown): Described {
  if (error instanceof DirectLineError) {
    const { status, code, message, errors } = error;
    return { status, code, message, errors, headers: {} };
  }
  // What reads bodies and facts is the API's, and speaks of problems.
  const problem = error instanceof Problem ? error : problemOf(error);
  const code = CODES[problem.status] ?? 'BadArgument';
  const { status, detail, errors, headers } = problem;
  return { status, code, message: detail, errors, headers };
}
