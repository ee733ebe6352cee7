import type { DeskMessage } from '../../../model/desk.js';
import type { StoredActivity } from '../../../storage/records.js';

/** What an agent does in a conversation. */
export interface AgentEvent {
  readonly kind: 'joined' | 'said' | 'left';
  readonly reference: string;
  readonly agent: string;
  /** What the customer reads. */
  readonly text: string;
}

/** An agent's step as an activity: any client shows it as a message, and one that knows the desk sees who speaks. */
export function agentBody({ kind, reference, agent, text }: AgentEvent): Readonly<Record<string, unknown>> {
  return {
    type: 'message',
    text,
    textFormat: 'plain',
    from: { id: `agent-${agent.toLowerCase()}`, name: agent, role: 'bot' },
    inputHint: 'acceptingInput',
    channelData: { agent: { kind, reference, name: agent } },
  };
}

/** The agent's step that an activity is; null: it is none. */
export function eventOf({
  author,
  body,
}: Pick<StoredActivity, 'author' | 'body'>): Omit<AgentEvent, 'text'> | null {
  const data = body['channelData'] as
    | {
        readonly agent?: {
          readonly kind: AgentEvent['kind'];
          readonly reference: string;
          readonly name: string;
        };
      }
    | undefined;
  // Whatever a customer's activity says of agents, it is the customer's.
  return author === 'agent' && data?.agent
    ? { kind: data.agent.kind, reference: data.agent.reference, agent: data.agent.name }
    : null;
}

/** An activity as the desk shows it; null where there is nothing to show. */
export function messageOf(activity: StoredActivity): DeskMessage | null {
  const { seq, author, at, body, hidden } = activity;
  const text = textOf(body);
  const pictures = picturesOf(body['attachments']);
  if (hidden || body['type'] !== 'message' || (text === '' && pictures.length === 0)) return null;
  const event = eventOf(activity);
  const from = body['from'] as { readonly name?: string } | undefined;
  return {
    seq,
    author,
    name: event?.agent ?? from?.name ?? (author === 'user' ? 'Customer' : 'Assistant'),
    at,
    text,
    event: event && event.kind !== 'said' ? event.kind : null,
    pictures,
  };
}

function textOf({ text, value }: Readonly<Record<string, unknown>>): string {
  if (typeof text === 'string' && text !== '') return text;
  if (typeof value === 'string') return value;
  // A button of a card sends a command instead of words.
  return typeof value === 'object' && value !== null && 'action' in value ? `[${String(value.action)}]` : '';
}

function picturesOf(attachments: unknown): DeskMessage['pictures'] {
  if (!Array.isArray(attachments)) return [];
  return attachments.flatMap((one: { readonly contentUrl?: unknown; readonly name?: unknown } | null) =>
    typeof one?.contentUrl === 'string' && one.contentUrl.startsWith('/')
      ? [{ name: typeof one.name === 'string' ? one.name : 'picture', address: one.contentUrl }]
      : [],
  );
}
