import { randomUUID } from 'node:crypto';

import type { Seen } from '../directline/support.js';

/** A message that the server acknowledged. */
interface Acknowledged {
  readonly id: string;
  readonly clientId: string;
  readonly text: string;
}

/** A customer who sends every message until it is acknowledged, under the same id, as clients do after a crash. */
export class StubbornCustomer {
  readonly acknowledged: Acknowledged[] = [];
  /** Answers that no crash explains. */
  readonly surprises: string[] = [];
  #conversation = '';
  #token = '';

  /** @param url where a server listens, asked before every request; @param isOver ends the load */
  constructor(
    private readonly url: () => string,
    private readonly isOver: () => boolean,
  ) {}

  /** Begins a conversation and says so many things in it. */
  async talk(messages: number): Promise<void> {
    const token = await this.#insist('/widget/token', { store: 'sonoff' });
    if (!token) return;
    this.#conversation = String(token['conversationId']);
    this.#token = String(token['token']);
    await this.#insist('/v3/directline/conversations', {});
    for (let count = 0; count < messages && !this.isOver(); count++) await this.say(`message ${count}`);
  }

  /** Says something. */
  async say(text: string): Promise<void> {
    const clientId = randomUUID();
    const activity = { type: 'message', text, channelData: { clientActivityID: clientId } };
    const answer = await this.#insist(`${this.#path}/activities`, activity);
    if (answer) this.acknowledged.push({ id: String(answer['id']), clientId, text });
  }

  /** Says one thing more. @returns whether it was answered */
  async goesOn(): Promise<boolean> {
    if (this.#token === '') return true;
    const before = this.acknowledged.length;
    await this.say('is anybody there?');
    return this.acknowledged.length > before;
  }

  /** Compares what the server kept with what it acknowledged. @returns what is wrong */
  async complaints(): Promise<readonly string[]> {
    if (this.#token === '') return this.surprises;
    const answer = await fetch(`${this.url()}${this.#path}/activities`, { headers: this.#headers });
    const { activities } = (await answer.json()) as { activities: readonly Seen[] };
    const own = activities.filter(({ from }) => from.role === 'user');
    const clientIdOf = (activity: Seen): unknown => activity.channelData?.['clientActivityID'];
    const complaints = [...this.surprises];
    for (const { id, clientId, text } of this.acknowledged) {
      const kept = own.filter((activity) => clientIdOf(activity) === clientId);
      if (kept.length !== 1) complaints.push(`${kept.length} times: "${text}"`);
      if (kept[0]?.id !== id || kept[0].text !== text) complaints.push(`changed: "${text}"`);
    }
    if (new Set(own.map(clientIdOf)).size !== own.length) complaints.push('a message was kept twice');
    // What stands between two messages of the customer answers the first of them, and there is something.
    let question: Seen | undefined;
    let answers = 0;
    const endOfAnswer = (): void => {
      if (question && answers === 0) complaints.push(`not answered: "${question.text ?? ''}"`);
      answers = 0;
    };
    for (const activity of activities) {
      if (activity.from.role === 'user') {
        endOfAnswer();
        question = activity;
      } else {
        answers++;
        if (activity.replyToId !== question?.id) complaints.push(`answered late: "${activity.text ?? ''}"`);
      }
    }
    endOfAnswer();
    // The bot counts: a turn that was lost, or taken twice, would show in every number after it.
    const counts = activities.flatMap(({ text = '' }) => /^(\d+): /.exec(text)?.[1] ?? []).map(Number);
    if (counts.length !== own.length || counts.some((count, index) => count !== index + 1))
      complaints.push(`counted ${counts.join(' ')} for ${own.length} messages`);
    const numbers = activities.map(({ id }) => Number(id.split('|')[1]));
    if (numbers.some((number, index) => index > 0 && number !== (numbers[index - 1] ?? 0) + 1))
      complaints.push(`a gap: ${numbers.join(' ')}`);
    return complaints;
  }

  get #path(): string {
    return `/v3/directline/conversations/${this.#conversation}`;
  }

  get #headers(): Record<string, string> {
    return {
      'Content-Type': 'application/json',
      ...(this.#token === '' ? {} : { Authorization: `Bearer ${this.#token}` }),
    };
  }

  /** Posts until there is an answer; null where the load is over before. */
  async #insist(path: string, body: unknown): Promise<Record<string, unknown> | null> {
    for (let tries = 0; tries < 3000; tries++) {
      try {
        const init = { method: 'POST', headers: this.#headers, body: JSON.stringify(body) };
        const answer = await fetch(this.url() + path, { ...init, signal: AbortSignal.timeout(20_000) });
        if (answer.ok) return (await answer.json()) as Record<string, unknown>;
        // Told to come back, a client comes back.
        if (answer.status === 503 || answer.status === 429) throw new Error('Not now.');
        this.surprises.push(`${answer.status} ${path}: ${await answer.text()}`);
        return null;
      } catch {
        // The server is gone for the moment.
        if (this.isOver() && tries > 200) break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
    this.surprises.push(`no answer: ${path}`);
    return null;
  }
}
