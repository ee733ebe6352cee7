import { randomBytes } from 'node:crypto';

import { post } from '../http.js';
import { Dice } from './dice.js';
import type { Endpoint } from './endpoints.js';
import { bodyLike, formLike, headers, inAddress, inHeader, partsLike, STRINGS, text } from './inputs.js';
import { beginTalk, type DeskSession, type Stage, type Talk } from './stage.js';

/** A request as it is to be sent. */
export interface Input {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
  readonly from: string | undefined;
}

/** What was said to a conversation is read with it: a new one now and then. */
const USES = 200;
/** The same where it was handed over: all those that wait are looked through each time. */
const HANDOFF_USES = 2000;
/** An address that is limited to twenty tries a minute is left after so many. */
const TRIES = 15;
/** The address of a socket is good for a minute; so many inputs come in less. */
const STREAM_USES = 20;

/** One of those who send at the same time: a customer and an agent gone bad, who know the ids of others. */
export class Attacker {
  readonly dice: Dice;
  #talk: Talk = { id: 'none', token: 'none', reference: '' };
  #stream = 'none';
  #used = 0;
  #from: string | undefined;

  /** @param name seeds what is sent */
  constructor(
    private readonly stage: Stage,
    private readonly endpoint: Endpoint,
    private readonly desk: DeskSession | null,
    private readonly name: string,
  ) {
    this.dice = new Dice(name);
  }

  /** Gets what good requests need, anew where it wore out. */
  async prepare(): Promise<void> {
    const { desk, endpoint, stage } = this;
    const used = this.#used++;
    if (endpoint.isLimited && used % TRIES === 0) this.#from = this.dice.address();
    const needsHandoff = endpoint.path.includes('{reference}') || endpoint.query?.['reference'] !== undefined;
    if (endpoint.role !== 'customer' && !needsHandoff) return;
    if (used % (needsHandoff ? HANDOFF_USES : USES) === 0) {
      const says = needsHandoff ? ['I want to talk to a person'] : [];
      this.#talk = await beginTalk(stage.url, 'aqara', says);
      // Who has not joined says nothing there.
      if (desk && /\/(?:say|leave)$/.test(endpoint.path)) {
        const path = `${stage.url}/desk/api/handoffs/${this.#talk.reference}/join`;
        await post(path, {}, { Cookie: desk.cookie, 'X-Desk-Token': desk.token });
      }
    }
    if (endpoint.method === 'SOCKET' && used % STREAM_USES === 0) {
      const bearer = { Authorization: `Bearer ${this.#talk.token}` };
      const { streamUrl } = await post(`${stage.url}/v3/directline/conversations`, {}, bearer);
      this.#stream = new URL(String(streamUrl)).searchParams.get('t') ?? '';
    }
  }

  /** The next input. */
  next(): Input {
    const { dice, endpoint } = this;
    const method =
      endpoint.method === 'ANY'
        ? dice.pick(['GET', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'HEAD'])
        : endpoint.method;
    const hasBody =
      endpoint.example !== undefined && method !== 'GET' && method !== 'TRACE' && method !== 'HEAD';
    const body = hasBody ? this.#body(endpoint.example) : null;
    return {
      method,
      path: this.#path() + this.#query(),
      headers: {
        ...(dice.oneIn(3) ? headers(dice) : {}),
        ...this.#credentials(),
        ...(body === null ? {} : { 'Content-Type': body.type }),
      },
      body: body?.bytes ?? null,
      from: this.#from,
    };
  }

  #body(example: object): ReturnType<typeof bodyLike> {
    const { form } = this.endpoint;
    const { channel, clause } = this.stage;
    let named = example;
    // A conversation of its own: one takes few turns at once.
    if ('serviceUrl' in named)
      named = { ...named, serviceUrl: channel, conversation: { id: `${this.name} ${this.#used % 5}` } };
    if ('conversationId' in named) named = { conversationId: this.#part('id') };
    if ('clause' in named) named = { ...named, clause };
    if (form === 'fields') return formLike(named as Record<string, string>, this.dice);
    return form === 'parts' ? partsLike(named, this.dice) : bodyLike(named, this.dice);
  }

  #path(): string {
    const { endpoint, dice, stage } = this;
    if (endpoint.path === '/{anything}')
      return dice.pick(['/api/v1/ask', '/', '/healthz', '/desk/api/read', `/${inAddress(text(dice), dice)}`]);
    return endpoint.path.replace(/\{(\w+)\}/g, (_match, name: string) =>
      // Files are few: what else is asked for is not there.
      name === 'file'
        ? (dice.pick(stage.files).split(/\/assets\/|panel-/)[1] ?? '') +
          (dice.oneIn(2) ? '' : inAddress(text(dice), dice))
        : inAddress(this.#part(name), dice),
    );
  }

  /** A part of an address: the own one, the victim's, or a strange one. */
  #part(name: string): string {
    const { dice, stage } = this;
    const { certificate, version, victim } = stage;
    const known: Readonly<Record<string, readonly string[]>> = {
      id: [this.#talk.id, this.#talk.id, this.#talk.id, victim.id],
      reference: [this.#talk.reference, this.#talk.reference, victim.reference],
      certificate: [certificate, spoilt(certificate, dice)],
      version: [version, spoilt(version, dice)],
      store: ['sonoff', 'aqara'],
      picture: [victim.id, spoilt(victim.id, dice)],
    };
    return dice.oneIn(5) ? text(dice) : dice.pick(known[name] ?? STRINGS);
  }

  #query(): string {
    const { dice, endpoint } = this;
    const { query, method } = endpoint;
    const own: Record<string, string> = { ...query };
    if ('reference' in own) own['reference'] = this.#part('reference');
    if (method === 'SOCKET') own['t'] = dice.oneIn(2) ? this.#stream : this.#forged(this.#stream);
    const pairs = Object.entries(own).map(([name, value]) => {
      const isToken = name === 't';
      return `${name}=${inAddress(dice.oneIn(isToken ? 10 : 4) ? text(dice) : value, dice)}`;
    });
    if (dice.oneIn(8)) pairs.push(`${inAddress(text(dice), dice)}=${inAddress(text(dice), dice)}`);
    // Long enough for the server to refuse it.
    if (dice.oneIn(1000)) pairs.push('a'.repeat(30_000));
    return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
  }

  #credentials(): Readonly<Record<string, string>> {
    const { dice, desk, endpoint, stage } = this;
    const isGood = !dice.oneIn(4);
    if (endpoint.role === 'desk' && desk)
      return {
        Cookie: isGood
          ? desk.cookie
          : `clausewise-desk=${inHeader(this.#forged(desk.cookie.split('=')[1] ?? ''))}`,
        'X-Desk-Token': isGood || dice.oneIn(2) ? desk.token : inHeader(this.#forged(desk.token)),
      };
    if (endpoint.role === 'nobody' && isGood) return {};
    // Without a registration whoever sends from this machine is heard, unless a token is shown: then it must be good.
    if (endpoint.path === '/api/messages' && isGood) return {};
    const good = endpoint.role === 'shop' ? stage.secret : this.#talk.token;
    return { Authorization: inHeader(`Bearer ${isGood ? good : this.#forged(good)}`) };
  }

  /** A credential that is none: spoilt, of no algorithm, put together from two, or a text. */
  #forged(good: string): string {
    const { dice, stage } = this;
    const [head = '', claims = ''] = stage.victim.token.split('.');
    return dice.pick([
      spoilt(good, dice),
      `${head}.${claims}.${randomBytes(32).toString('base64url')}`,
      `${head}.${claims}.${good.split('.')[2] ?? ''}`,
      `eyJhbGciOiJub25lIn0.${claims}.`,
      dice.pick(STRINGS),
      '',
    ]);
  }
}

/** The text with one of its characters changed, or cut off. */
function spoilt(good: string, dice: Dice): string {
  const at = dice.below(good.length);
  const before = good.slice(0, at);
  return dice.oneIn(3) ? before : `${before}${good[at] === 'A' ? 'B' : 'A'}${good.slice(at + 1)}`;
}
