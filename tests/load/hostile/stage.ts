import { call, post } from '../http.js';
import type { Dice } from './dice.js';

/** What the server under attack was started with. */
export interface Attacked {
  readonly url: string;
  /** `DIRECTLINE_SECRET`. */
  readonly secret: string;
  /** An agent at the desk who sees the shop aqara only; null: there is no desk here. */
  readonly agent: { readonly name: string; readonly password: string } | null;
  /** Where a channel would take answers. */
  readonly channel: string;
}

/** A word that only the victim said: seen anywhere else, it leaked. */
export const SECRET = 'xylophone-of-the-victim';

/** A customer's conversation. */
export interface Talk {
  readonly id: string;
  readonly token: string;
  /** Under which the desk finds it; empty: it was not handed over. */
  readonly reference: string;
}

/** A signed-in agent's cookie and what pages of the desk send with it. */
export interface DeskSession {
  readonly cookie: string;
  readonly token: string;
}

/** Everything that stands ready before the first hostile input. */
export interface Stage extends Attacked {
  readonly victim: Talk;
  /** Of a verdict that the server gave. */
  readonly certificate: string;
  /** A clause of the agent's shop. */
  readonly clause: string;
  /** The version of a policy that is in force. */
  readonly version: string;
  /** Addresses that pages name: style sheets, scripts, icons. */
  readonly files: readonly string[];
  /** What no answer may hold. */
  readonly secrets: readonly string[];
}

/** Begins a conversation, and has it handed to a person where wanted. */
export async function beginTalk(url: string, store: string, says: readonly string[]): Promise<Talk> {
  const begun = await post(`${url}/widget/token`, { store });
  const [id, token] = [String(begun['conversationId']), String(begun['token'])];
  const headers = { Authorization: `Bearer ${token}` };
  const path = `${url}/v3/directline/conversations/${id}/activities`;
  for (const text of says) await post(path, { type: 'message', text }, headers);
  const heard = says.length === 0 ? '' : (await call('GET', path, null, headers)).text;
  return { id, token, reference: /reference is ([\w-]+)/.exec(heard)?.[1] ?? '' };
}

/** Signs the agent in. @param dice gives an address to do it from, since tries are counted by address */
export async function signIn({ url, agent }: Attacked, dice: Dice): Promise<DeskSession | null> {
  if (!agent) return null;
  const form = new URLSearchParams({ ...agent }).toString();
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const answer = await call('POST', `${url}/desk/sign-in`, form, type, { from: dice.address() });
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  const page = await call('GET', `${url}/desk`, null, { Cookie: cookie });
  const token = /name="desk-token" content="([^"]+)"/.exec(page.text)?.[1];
  if (token === undefined) throw new Error(`The agent was not let in: ${answer.status}, ${page.status}`);
  return { cookie, token };
}

/** Sets the stage: a victim whose words must not be seen, and what good requests are made of. */
export async function setStage(attacked: Attacked): Promise<Stage> {
  const { url, secret, agent } = attacked;
  const victim = await beginTalk(url, 'sonoff', [SECRET, 'I want to talk to a person']);
  const facts = { request: 'return', deliveryDate: '2026-06-01' };
  const judged = await post(`${url}/api/v1/verdict`, { store: 'sonoff', facts, today: '2026-06-20' });
  const { certificate, policy } = judged['verdict'] as { certificate: string; policy: { version: string } };
  const found = await post(`${url}/api/v1/search`, { store: 'aqara', text: 'refund' });
  const clause = (found['results'] as readonly { readonly clause: string }[])[0]?.clause ?? '';
  const pages = await Promise.all(
    ['/', '/demo', '/demo/sonoff', '/widget.js'].map((path) => call('GET', url + path)),
  );
  const files = pages.flatMap(({ text }) => text.match(/\/assets\/[\w.-]+|widget-panel-\w+\.js/g) ?? []);
  const secrets = [SECRET, victim.token, secret, ...(agent ? [agent.password] : [])];
  return {
    ...attacked,
    victim,
    certificate,
    clause,
    version: policy.version,
    files: [...new Set(files)],
    secrets,
  };
}
