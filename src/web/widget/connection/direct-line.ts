import type { Activity } from './activity.js';

/** An answer that is no success. */
export class HttpError extends Error {
  /**
   * @param status HTTP status
   * @param retryAfter seconds that the server asks to wait, where it says so
   */
  constructor(
    readonly status: number,
    readonly retryAfter: number | null,
  ) {
    super(`HTTP ${status}`);
  }
}

/** Leave to talk in one conversation. */
export interface Ticket {
  readonly conversationId: string;
  readonly token: string;
  /** Seconds for which the token holds. */
  readonly expires_in?: number;
  readonly streamUrl?: string;
}

/** A part of the conversation; the watermark stands behind its last activity. */
export interface ActivitySet {
  readonly activities?: readonly Activity[];
  readonly watermark?: string;
}

/** How long an answer may take before the connection counts as lost, in milliseconds. */
const TIMEOUT = 20_000;

/** The calls of Direct Line 3.0 that the chat needs. All of them throw `HttpError`, or `TypeError` without a connection. */
export class DirectLine {
  /** @param origin where the server is */
  constructor(private readonly origin: string) {}

  /** Begins a conversation with a shop. */
  create(of: { store: string; user?: { id: string }; today?: string }): Promise<Ticket> {
    return this.call('/widget/token', null, of);
  }

  /** Tells the assistant that the customer is there; the answer holds the address of the stream. */
  start({ token }: Ticket): Promise<Ticket> {
    return this.call('/v3/directline/conversations', token, {});
  }

  /** The address of a new stream from the watermark on. */
  resume({ token, conversationId }: Ticket, watermark: string): Promise<Ticket> {
    return this.call(`${path(conversationId)}?watermark=${encodeURIComponent(watermark)}`, token);
  }

  /** What was said after the watermark; empty: from the beginning. */
  activities({ token, conversationId }: Ticket, watermark: string): Promise<ActivitySet> {
    const after = watermark === '' ? '' : `?watermark=${encodeURIComponent(watermark)}`;
    return this.call(`${path(conversationId)}/activities${after}`, token);
  }

  /** Says something; `null` where the server stored it without naming it. */
  post({ token, conversationId }: Ticket, activity: unknown): Promise<{ id?: string }> {
    return this.call(`${path(conversationId)}/activities`, token, activity);
  }

  /** A token that holds longer, also for one that ended while the laptop slept. */
  renew({ token, conversationId }: Ticket): Promise<Ticket> {
    return this.call('/widget/renew', token, { conversationId });
  }

  private async call<T>(address: string, token: string | null, body?: unknown): Promise<T> {
    const response = await fetch(this.origin + address, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'strict-origin-when-cross-origin',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!response.ok) {
      const seconds = Number(response.headers.get('Retry-After'));
      throw new HttpError(response.status, seconds > 0 ? seconds : null);
    }
    return (await response.json()) as T;
  }
}

function path(conversationId: string): string {
  return `/v3/directline/conversations/${encodeURIComponent(conversationId)}`;
}
