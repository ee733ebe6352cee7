import type { z } from 'zod';

import { fieldErrors } from './field-errors.js';
import { fieldProblem, type ProblemKind } from './problem.js';

/** What a handler gives: data, and for some addresses the same as a page. */
export interface Reply {
  readonly json: unknown;
  readonly page?: () => string;
}

/**
 * One operation of the API. Routes, validation and the OpenAPI document are all made from this, so
 * that they cannot disagree.
 */
export interface Endpoint {
  readonly method: 'get' | 'post';
  /** As OpenAPI writes it: `/certificates/{certificate}`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  /** Served without a key, from anywhere. */
  readonly open: boolean;
  /** Served as a page too, where a browser asks. */
  readonly hasPage: boolean;
  readonly params: z.ZodObject | null;
  readonly body: z.ZodObject | null;
  /** Most bytes of a body. */
  readonly maxBytes: number;
  readonly result: z.ZodType;
  /** Problems beside those that every endpoint has. */
  readonly problems: readonly ProblemKind[];
  /**
   * Checks the input and answers.
   * @param raw path parameters and the parsed body
   * @throws Problem
   */
  run(raw: RawInput): Promise<Reply>;
}

/** Input as it came. */
export interface RawInput {
  readonly params: unknown;
  readonly body: unknown;
}

type Fields<Schema> = Schema extends z.ZodObject ? z.output<Schema> : null;

/** What an endpoint is made from; see {@link Endpoint}. */
export interface EndpointSpec<
  Params extends z.ZodObject | undefined,
  Body extends z.ZodObject | undefined,
  Result extends z.ZodType,
> {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly open?: boolean;
  readonly hasPage?: boolean;
  readonly params?: Params;
  readonly body?: Body;
  readonly maxBytes?: number;
  readonly result: Result;
  readonly problems?: readonly ProblemKind[];
  handle(input: {
    readonly params: Fields<Params>;
    readonly body: Fields<Body>;
  }): TypedReply<Result> | Promise<TypedReply<Result>>;
}

type TypedReply<Result extends z.ZodType> = Reply & { readonly json: DeepReadonly<z.output<Result>> };

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** Most bytes of a body where the endpoint names no other limit. */
export const MOST_BYTES = 64 * 1024;

/** Makes an endpoint of its description. */
export function defineEndpoint<
  Result extends z.ZodType,
  Params extends z.ZodObject | undefined = undefined,
  Body extends z.ZodObject | undefined = undefined,
>(spec: EndpointSpec<Params, Body, Result>): Endpoint {
  const params = spec.params ?? null;
  const body = spec.body ?? null;
  return {
    method: spec.method,
    path: spec.path,
    operationId: spec.operationId,
    summary: spec.summary,
    open: spec.open ?? false,
    hasPage: spec.hasPage ?? false,
    params,
    body,
    maxBytes: spec.maxBytes ?? MOST_BYTES,
    result: spec.result,
    problems: spec.problems ?? [],
    run: async (raw) =>
      spec.handle({
        params: check(params, raw.params) as Fields<Params>,
        body: check(body, raw.body) as Fields<Body>,
      }),
  };
}

function check(schema: z.ZodObject | null, raw: unknown): unknown {
  if (!schema) return null;
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  throw fieldProblem(fieldErrors(schema, read.error, raw));
}
