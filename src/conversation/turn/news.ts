import type { ConversationState, TakeTurn } from '../../model/conversation.js';
import type { ConversationParts } from '../parts.js';
import { reply, wording } from '../replies/segments.js';

/** A state with the text that it was last spoken by; kept with the conversation, so that every process knows it. */
type DatedState = ConversationState & { readonly spokenBy?: string };

/**
 * Turns that tell a customer when the shop's policy was edited since the turn before: what was said then went by
 * another text.
 * @param takeTurn takes the turn by the text of now
 */
export function tellingNews(takeTurn: TakeTurn, parts: ConversationParts): TakeTurn {
  const { stores } = parts.judge.knowledge;
  const textOf = (store: string | null): string | undefined =>
    store === null
      ? undefined
      : stores
          .get(store)
          ?.versions.map(({ hash }) => hash)
          .join(' ');
  return (state, message, context) => {
    const result = takeTurn(state, message, context);
    const text = textOf(result.state.store);
    if (text === undefined) return result;
    const before = (state as DatedState).spokenBy;
    const dated: DatedState = { ...result.state, spokenBy: text };
    const isNews = before !== undefined && before !== text && state.store === result.state.store;
    if (!isNews || result.replies.length === 0) return { ...result, state: dated };
    const name = stores.get(result.state.store ?? '')?.info.name ?? '';
    const news = reply([wording(parts, 'store.news', { store: name })]);
    return { ...result, state: dated, replies: [news, ...result.replies] };
  };
}
