/** An answer of the desk's server that is no success. */
export class DeskError extends Error {
  /** @param status of HTTP, 0 where the server was not reached; @param message for the agent */
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const API = '/desk/api';

function token(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="desk-token"]')?.content ?? '';
}

/** Asks the desk's server. @throws DeskError */
export function get<Result>(path: string): Promise<Result> {
  return send<Result>(path, { method: 'GET' });
}

/** Sends to the desk's server. @throws DeskError */
export function post<Result>(path: string, body: unknown): Promise<Result> {
  return send<Result>(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Desk-Token': token() },
    body: JSON.stringify(body),
  });
}

/** Address of something to be loaded by the browser itself. */
export function addressOf(path: string): string {
  return API + path;
}

async function send<Result>(path: string, init: RequestInit): Promise<Result> {
  const headers = { Accept: 'application/json', ...(init.headers as Record<string, string> | undefined) };
  const response = await fetch(API + path, { ...init, headers }).catch(() => {
    throw new DeskError(0, 'The server cannot be reached.');
  });
  if (response.status === 401) location.assign('/desk/sign-in');
  if (response.ok) return (await response.json()) as Result;
  const problem = (await response.json().catch(() => ({}))) as { detail?: string };
  throw new DeskError(response.status, problem.detail ?? `The server answered ${response.status}.`);
}
