import type { ConversationState } from '../../../model/conversation.js';
import type { DeskConversation, DeskHandoff } from '../../../model/desk.js';
import type { Storage } from '../../../storage/port.js';
import type { StoredConversation, StoredHandoff } from '../../../storage/records.js';
import { Problem } from '../../api/problem.js';
import { type DeskAgent, maySee } from '../agent.js';
import { type Say, sayWith } from '../draft/say.js';
import type { DeskParts } from '../parts.js';
import { attendanceOf, attended, unattended } from './attendance.js';
import { describe } from './describe.js';
import { EventLog } from './event-log.js';
import { agentBody, type AgentEvent, messageOf } from './messages.js';

/** What takeover works with. */
export interface TakeoverParts {
  readonly storage: Storage;
  readonly parts: DeskParts;
  readonly clock: () => Date;
}

/** So long one look at the queue serves everybody who follows it, in milliseconds. */
const SHARED_FOR = 1000;
/** Others would have to be faster this often before an agent's step is given up. */
const MOST_TRIES = 20;

/** Customers who wait for a person, and what agents say to them. All of it lies in the conversations themselves. */
export class Handoffs {
  readonly #parts: TakeoverParts;
  readonly #log: EventLog;
  readonly #say: Say;
  #looked: { readonly at: number; readonly found: Promise<readonly StoredHandoff[]> } | null = null;

  /** @param parts conversations and the words of `dialogs/draft.yaml` */
  constructor(parts: TakeoverParts) {
    this.#parts = parts;
    this.#log = new EventLog(parts.storage);
    this.#say = sayWith(parts.parts.wording);
  }

  /** Every handoff that the agent may see, longest waiting first. */
  async list(agent: Pick<DeskAgent, 'stores' | 'seesAll'>): Promise<readonly DeskHandoff[]> {
    return this.#seenBy(agent, await this.#parts.storage.handoffs());
  }

  /** The same for those who look again and again: one look at the storage serves all of them. */
  async follow(agent: Pick<DeskAgent, 'stores' | 'seesAll'>): Promise<readonly DeskHandoff[]> {
    const now = performance.now();
    if (!this.#looked || now - this.#looked.at > SHARED_FOR)
      this.#looked = { at: now, found: this.#parts.storage.handoffs() };
    return this.#seenBy(agent, await this.#looked.found);
  }

  /** Ends the listening to conversations. */
  close(): void {
    this.#log.close();
  }

  async #seenBy(
    agent: Pick<DeskAgent, 'stores' | 'seesAll'>,
    stored: readonly StoredHandoff[],
  ): Promise<readonly DeskHandoff[]> {
    const seen = stored.filter(({ store }) => maySee(agent as DeskAgent, store));
    return Promise.all(seen.map((handoff) => this.#describe(handoff)));
  }

  /** A conversation with its handoff. @param after number of the last message known; @throws Problem */
  async open(agent: DeskAgent, reference: string, after = 0): Promise<DeskConversation> {
    const handoff = await this.#find(agent, reference);
    const activities = await this.#parts.storage.activities(handoff.conversation, after);
    return {
      handoff: await this.#describe(handoff),
      messages: activities.flatMap((activity) => messageOf(activity) ?? []),
    };
  }

  /** The agent comes: from now on the bot is silent, and the customer sees it. @throws Problem where another is there */
  async join(agent: DeskAgent, reference: string): Promise<void> {
    const handoff = await this.#find(agent, reference);
    await this.#write(handoff.conversation, ({ state }) => {
      const present = attendanceOf(state);
      if (present?.agent === agent.name && present.reference === reference) return null;
      if (present) throw new Problem('conflict', `${present.agent} is with this customer.`);
      const text = this.#say.phrase('agent.joined', { agent: agent.name });
      return {
        state: attended(state, { agent: agent.name, reference }),
        clientId: null,
        event: { kind: 'joined', reference, agent: agent.name, text },
      };
    });
  }

  /** The agent says something. @param id what the page calls it: sent again, it is said once. @throws Problem */
  async say(agent: DeskAgent, reference: string, text: string, id: string): Promise<void> {
    const handoff = await this.#find(agent, reference);
    await this.#write(handoff.conversation, ({ state }) => {
      this.#requirePresence(state, agent, reference);
      return {
        state: { ...state, turns: state.turns + 1 },
        clientId: `agent:${id}`,
        event: { kind: 'said', reference, agent: agent.name, text },
      };
    });
  }

  /** The agent goes: the bot answers again. @throws Problem where the agent is not there */
  async leave(agent: DeskAgent, reference: string): Promise<void> {
    const handoff = await this.#find(agent, reference);
    await this.#write(handoff.conversation, ({ state }) => {
      this.#requirePresence(state, agent, reference);
      const text = this.#say.phrase('agent.left', { agent: agent.name });
      return {
        state: unattended(state),
        clientId: null,
        event: { kind: 'left', reference, agent: agent.name, text },
      };
    });
  }

  #requirePresence(state: ConversationState, agent: DeskAgent, reference: string): void {
    const present = attendanceOf(state);
    if (present?.agent !== agent.name || present.reference !== reference)
      throw new Problem('conflict', 'You are not with this customer; join first.');
  }

  async #find(agent: DeskAgent, reference: string): Promise<StoredHandoff> {
    const found = (await this.#parts.storage.handoffs()).find((handoff) => handoff.reference === reference);
    // The same answer for what is not there and for what is not theirs.
    if (!found || !maySee(agent, found.store)) throw new Problem('not-found', 'There is no such handoff.');
    return found;
  }

  async #describe(handoff: StoredHandoff): Promise<DeskHandoff> {
    return describe(handoff, await this.#log.of(handoff), this.#parts.parts.ask.judge.knowledge);
  }

  async #write(
    id: string,
    step: (conversation: StoredConversation) => {
      readonly state: ConversationState;
      readonly clientId: string | null;
      readonly event: AgentEvent;
    } | null,
  ): Promise<void> {
    const { storage, clock } = this.#parts;
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const conversation = await storage.load(id);
      if (!conversation) throw new Problem('not-found', 'The conversation was deleted.');
      const next = step(conversation);
      if (!next) return;
      const saved = await storage.saveTurn({
        conversation: id,
        revision: conversation.revision,
        state: next.state,
        incoming: { author: 'agent', clientId: next.clientId, hidden: false, body: agentBody(next.event) },
        outgoing: [],
        effects: [],
        evidence: [],
        at: clock().toISOString(),
      });
      if (saved.kind === 'saved' || saved.kind === 'repeated') {
        this.#log.touch(id);
        return;
      }
      if (saved.kind === 'gone') throw new Problem('not-found', 'The conversation was deleted.');
    }
    throw new Error('Others kept writing to the conversation.');
  }
}
