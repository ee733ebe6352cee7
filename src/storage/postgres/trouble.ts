import { codeOf, messageOf } from '../unavailable.js';

/** Two transactions stood in each other's way, and one was undone: it may be run again. */
const UNDONE = new Set(['40001', '40P01']);
/** The server was reached, and is going away, coming up or full. */
const AWAY = /^(?:08...|57P0[123]|53[034]00)$/;
const NOT_REACHED = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** What an error of the driver means. */
export type Trouble =
  /** Nothing was done; the same may be asked again at once. */
  | 'undone'
  /** The server is away for the moment; whether the last statement was done is not known. */
  | 'away'
  /** The statement is wrong, or broke a rule of the tables. */
  | 'wrong';

/** Tells what an error of the driver means. */
export function troubleOf(error: unknown): Trouble {
  const code = codeOf(error);
  if (UNDONE.has(code)) return 'undone';
  if (AWAY.test(code) || NOT_REACHED.has(code)) return 'away';
  // The driver has no codes for what it finds out itself.
  return /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
    messageOf(error),
  )
    ? 'away'
    : 'wrong';
}
