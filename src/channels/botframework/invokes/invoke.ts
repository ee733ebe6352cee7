import type { Arrival } from '../conversations.js';
import type { BotServices } from '../services.js';

/** What the client is answered. */
export interface InvokeAnswer {
  /** Of HTTP. */
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Answers one kind of invoke. @param value as it came; each kind checks its own */
export type Invoke = (services: BotServices, arrival: Arrival, value: unknown) => Promise<InvokeAnswer>;

/** The answer to a value that is none of the kind. */
export const MALFORMED: InvokeAnswer = {
  status: 400,
  body: { error: { code: 'BadRequest', message: 'The value of this invoke cannot be read.' } },
};
