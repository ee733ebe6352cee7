import type { CaseState, ConversationState, TurnContext, TurnResult } from '../../model/conversation.js';
import type { Effect } from '../../model/conversation.js';
import type { FactDefinition } from '../../model/fact.js';
import type { StoreInfo } from '../../model/policy.js';
import type { Reply, Segment } from '../../model/reply.js';
import { readNow } from '../../verdict/case/case.js';
import { formatMinute } from '../../verdict/zone.js';
import { type ConversationParts, storeInfo, vocabularyOf } from '../parts.js';
import { reply } from '../replies/segments.js';

/** One turn while it is taken: the state so far and what has been said. Lives for one call of `takeTurn`. */
export class Turn {
  private readonly replies: Reply[] = [];
  private readonly effects: Effect[] = [];

  /** @param state as the last turn left it, this turn counted */
  constructor(
    readonly parts: ConversationParts,
    public state: ConversationState,
    readonly context: TurnContext,
  ) {}

  /** Changes some of the state. */
  set(change: Partial<ConversationState>): void {
    this.state = { ...this.state, ...change };
  }

  /** Changes the case at hand. */
  setCase(change: Partial<CaseState>): void {
    if (this.state.current) this.set({ current: { ...this.state.current, ...change } });
  }

  /** Says something. */
  say(segments: readonly Segment[], rest: Partial<Omit<Reply, 'segments'>> = {}): void {
    this.replies.push(reply(segments, rest));
  }

  /** Lets the outside do or count something. */
  cause(effect: Effect): void {
    this.effects.push(effect);
  }

  /** The shop that is spoken of, or null. */
  get store(): StoreInfo | null {
    return this.state.store === null ? null : storeInfo(this.parts, this.state.store);
  }

  /** The definition of a fact. @throws for a fact that does not exist */
  fact(name: string): FactDefinition {
    const fact = vocabularyOf(this.parts).facts.get(name);
    if (!fact) throw new Error(`There is no fact ${name}.`);
    return fact;
  }

  /** The day on which the conversation takes place, in the shop's zone, with the moment and the zone's offset. */
  get moment(): { readonly day: number; readonly now: string | null; readonly offset: string } {
    const zone = this.store?.timeZone ?? 'UTC';
    const now = readNow(this.context.now, zone);
    if (!now) throw new Error(`${this.context.now} is no moment.`);
    const isExact = now.firstMinute === now.lastMinute;
    const local = formatMinute(now.firstMinute, zone);
    const offset = local.endsWith('Z') ? '+00:00' : local.slice(-6);
    return { day: now.day, now: isExact ? this.context.now : null, offset };
  }

  /** What the turn gives. */
  result(): TurnResult {
    return { state: this.state, replies: this.replies, effects: this.effects };
  }

  /** True once anything has been said. */
  get hasSpoken(): boolean {
    return this.replies.length > 0;
  }
}
