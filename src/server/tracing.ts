import type { Logger } from 'pino';

import type { TurnObserver } from '../channels/turn-observer.js';

/** What is used of `@opentelemetry/api`. */
interface Api {
  readonly trace: { getTracer(name: string): Tracer };
}

interface Tracer {
  startSpan(
    name: string,
    options: { readonly startTime: number; readonly attributes?: Readonly<Record<string, string>> },
  ): { end(endTime: number): void };
}

/** What is used of `@opentelemetry/sdk-node`, which reads the `OTEL_*` variables itself. */
interface Sdk {
  readonly NodeSDK: new () => { start(): void };
}

/** The packages are no dependencies: who wants traces installs them beside the program. */
const API = '@opentelemetry/api';
const SDK = '@opentelemetry/sdk-node';

/** Fetches a package; the program's own way unless told. */
export type Fetch = (name: string) => Promise<unknown>;

/**
 * Traces of turns by OpenTelemetry, where `OTEL_EXPORTER_OTLP_ENDPOINT` or `OTEL_TRACES_EXPORTER` is set. Spans tell
 * stages, ends and times, and nothing of what was said.
 * @returns null where it is not configured, or its packages are not there; the log says so
 */
export async function traceTurns(
  env: Readonly<Record<string, string | undefined>>,
  logger: Logger,
  fetch: Fetch = (name) => import(name) as Promise<unknown>,
): Promise<TurnObserver | null> {
  const isWanted = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_TRACES_EXPORTER'].some(
    (name) => (env[name] ?? '') !== '',
  );
  if (!isWanted || env['OTEL_SDK_DISABLED'] === 'true') return null;
  try {
    const { NodeSDK } = (await fetch(SDK)) as Sdk;
    const { trace } = (await fetch(API)) as Api;
    new NodeSDK().start();
    return tracing(trace.getTracer('clausewise'));
  } catch (error) {
    logger.error(
      { error: String(error) },
      `traces are configured, but there are none: npm install ${API} ${SDK}`,
    );
    return null;
  }
}

function tracing(tracer: Tracer): TurnObserver {
  return {
    stage: (stage, from, to) => tracer.startSpan(`turn ${stage}`, { startTime: from }).end(to),
    turn: (end, from, to) => tracer.startSpan('turn', { startTime: from, attributes: { end } }).end(to),
    again: () => undefined,
  };
}
