/** One wrong field of a request. */
export interface FieldError {
  /** Its path in the body, such as `facts.deliveryDate`; of a path parameter its name; empty: the body itself. */
  readonly field: string;
  readonly message: string;
  /** What would be right. */
  readonly expected: string;
}

/** Every kind of problem with its status, title and meaning; the key is the last part of its `type`. */
export const PROBLEMS = {
  'malformed-request': {
    status: 400,
    title: 'The request cannot be read',
    meaning:
      'The body is missing, is not JSON in UTF-8, is nested too deep, or the address is badly encoded.',
  },
  'invalid-field': {
    status: 400,
    title: 'A field is wrong',
    meaning: 'Each wrong field is named in "errors" with what would be right.',
  },
  'not-a-certificate': {
    status: 400,
    title: 'This is no certificate',
    meaning: 'The text was not written by a verdict, or it was cut off or changed on its way.',
  },
  'key-required': {
    status: 401,
    title: 'An API key is required',
    meaning: 'Requests from other machines need a key once one is configured.',
  },
  'sign-in-required': {
    status: 401,
    title: 'Please sign in',
    meaning: 'The support desk is for agents; the session has ended or there was none.',
  },
  forbidden: {
    status: 403,
    title: 'This is not allowed',
    meaning: 'Whoever asks is known, or need not be, but may not do this.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing at this address',
    meaning: 'The address is none of this server.',
  },
  'unknown-store': {
    status: 404,
    title: 'There is no such shop',
    meaning: 'The address names a shop that is not known here.',
  },
  'unknown-version': {
    status: 404,
    title: 'There is no such version of the policy',
    meaning: 'The address names a version that is not kept here.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not take this method',
    meaning: 'The header "Allow" names the methods that it takes.',
  },
  conflict: {
    status: 409,
    title: 'This is not possible now',
    meaning: 'Somebody else was faster, or it is over already; look again.',
  },
  'policy-gone': {
    status: 410,
    title: 'This version of the policy is gone',
    meaning: 'The text under which the certificate was written is no longer kept, so it cannot be run again.',
  },
  'too-large': {
    status: 413,
    title: 'The request is too large',
    meaning: 'The body holds more bytes than the address takes.',
  },
  'unsupported-media-type': {
    status: 415,
    title: 'The body is not JSON',
    meaning: 'Bodies are sent as application/json in UTF-8, not compressed.',
  },
  'contradictory-facts': {
    status: 422,
    title: 'The facts contradict each other',
    meaning: 'Each is possible alone, but not both: "errors" names the two fields.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    meaning: 'The header "Retry-After" says in how many seconds to come back.',
  },
  'internal-error': {
    status: 500,
    title: 'Something went wrong here',
    meaning: 'A mistake of this program; the operator finds it in the log under the id of the request.',
  },
  unavailable: {
    status: 503,
    title: 'Not available now',
    meaning: 'This part is not there now; the rest is.',
  },
} as const;

/** The kinds of problem. */
export type ProblemKind = keyof typeof PROBLEMS;

/** An answer of RFC 9457. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly errors: readonly FieldError[];
}

/** Thrown to end a request with a problem. */
export class Problem extends Error {
  /** The HTTP status. */
  readonly status: number;

  /**
   * @param kind of {@link PROBLEMS}
   * @param detail what went wrong this time, for a person
   * @param errors the fields that are wrong
   * @param headers to send with it (`Allow`, `Retry-After`, `WWW-Authenticate`)
   */
  constructor(
    readonly kind: ProblemKind,
    readonly detail: string,
    readonly errors: readonly FieldError[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.status = PROBLEMS[kind].status;
  }

  /** The problem as it is sent. @param requestId identifies the occurrence */
  body(requestId: string): ProblemBody {
    const { status, title } = PROBLEMS[this.kind];
    return {
      type: `/problems#${this.kind}`,
      title,
      status,
      detail: this.detail,
      instance: `/requests/${requestId}`,
      errors: this.errors,
    };
  }
}

const MOST_ERRORS = 25;

/** The problem of wrong fields: all of them at once, up to a sensible number. */
export function fieldProblem(
  errors: readonly FieldError[],
  kind: 'invalid-field' | 'contradictory-facts' = 'invalid-field',
): Problem {
  const shown = errors.slice(0, MOST_ERRORS);
  const [first] = shown;
  const rest = errors.length - 1;
  const more = rest > 0 ? ` (and ${rest} more)` : '';
  return new Problem(
    kind,
    `${first?.message ?? 'A field is wrong'}${kind === 'invalid-field' ? more : ''}`,
    shown,
  );
}
