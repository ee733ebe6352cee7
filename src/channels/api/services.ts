import type { StoreKnowledge } from '../../model/policy.js';
import type { PageAssets } from '../../rendering/html/layout.js';
import type { Judge } from '../../verdict/judge.js';
import type { ApiObserver, AskService, SearchService } from './ports.js';

/** What the endpoints work with. */
export interface ApiServices {
  readonly stores: ReadonlyMap<string, StoreKnowledge>;
  readonly judge: Judge;
  readonly clock: () => Date;
  /** Absent until it is built: the endpoint then answers 503. */
  readonly ask: AskService | undefined;
  readonly search: SearchService | undefined;
  readonly observer: ApiObserver;
  readonly assets: PageAssets;
}

/** Now as a timestamp to the minute, the finest that a verdict knows. */
export function nowOf({ clock }: Pick<ApiServices, 'clock'>): string {
  return `${clock().toISOString().slice(0, 16)}Z`;
}

/** Measures how long a stage takes. */
export async function timed<Value>(
  { observer }: ApiServices,
  stage: Parameters<ApiObserver['stage']>[0],
  work: () => Value | Promise<Value>,
): Promise<Value> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    observer.stage(stage, (performance.now() - start) / 1000);
  }
}
