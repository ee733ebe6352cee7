/**
 * Thrown where the database does not answer for a reason that lies outside of the program and may pass: it is being
 * started again, its disk is full, somebody else holds it. Nothing of what was asked for was acknowledged.
 */
export class StorageUnavailable extends Error {
  /** @param message what is the matter, for the operator; @param cause the error of the database */
  constructor(message: string, cause: unknown) {
    super(message, { cause });
  }
}

/** The code of a driver's error; '' where it has none. */
export function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** What a driver's error says. Drivers throw errors of other realms too, so its class tells nothing. */
export function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}
