import type { ConversationState, Effect, TakeTurn } from '../../../model/conversation.js';

/** An agent who speaks in a conversation instead of the bot. */
export interface Attendance {
  readonly agent: string;
  /** Reference of the handoff. */
  readonly reference: string;
}

/** A state with the agent who is there; kept with the conversation, so that no process and no restart forgets it. */
type AttendedState = ConversationState & { readonly attendance?: Attendance | undefined };

/** Who is with the customer, or null: the bot. */
export function attendanceOf(state: ConversationState): Attendance | null {
  return (state as AttendedState).attendance ?? null;
}

/** The state once an agent has come. */
export function attended(state: ConversationState, attendance: Attendance): ConversationState {
  const changed: AttendedState = { ...state, pending: null, attendance };
  return changed;
}

/** The state once the agent has gone: the bot answers again, and a person may be called again. */
export function unattended(state: ConversationState): ConversationState {
  const changed: AttendedState = { ...state, handoff: null, attendance: undefined };
  return changed;
}

/**
 * Turns as the desk needs them: while an agent is there, what the customer says is kept and the bot is silent; and
 * each question that the bot puts is left as an effect, so that one can see where dialogs are left.
 */
export function withAgents(takeTurn: TakeTurn): TakeTurn {
  return (state, message, context) => {
    if (attendanceOf(state)) return { state: { ...state, turns: state.turns + 1 }, replies: [], effects: [] };
    const result = takeTurn(state, message, context);
    const asked = result.replies.flatMap(({ asks }): Effect[] =>
      asks ? [{ kind: 'asked', fact: asks.fact }] : [],
    );
    return asked.length === 0 ? result : { ...result, effects: [...result.effects, ...asked] };
  };
}
