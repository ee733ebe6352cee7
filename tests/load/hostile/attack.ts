import { call } from '../http.js';
import { Attacker, type Input } from './attacker.js';
import { Dice } from './dice.js';
import { type Endpoint, endpointsOf } from './endpoints.js';
import { HEADER, MARKUP } from './inputs.js';
import { knock } from './socket.js';
import { type Attacked, type DeskSession, SECRET, setStage, signIn, type Stage } from './stage.js';

/** How much is sent. */
export interface Strength {
  /** Inputs to each endpoint. */
  readonly each: number;
  /** Requests in flight. */
  readonly atOnce: number;
  /** Only endpoints whose name it fits. */
  readonly only?: RegExp | undefined;
  /** Hears of each endpoint that is done. */
  readonly tell?: (done: Hostility) => void;
}

/** What came of the attack on one endpoint. */
export interface Hostility {
  readonly endpoint: string;
  readonly inputs: number;
  readonly seconds: number;
  /** By status; `closed` where the connection was closed in place of an answer. */
  readonly byStatus: Readonly<Record<string, number>>;
  /** Answers that should not be, the first of them; none, if all is well. */
  readonly complaints: readonly string[];
}

const MOST_COMPLAINTS = 10;

/**
 * Sends so many hostile inputs to each endpoint, one endpoint after the other. A customer's conversation is the victim;
 * nothing of it may be seen.
 * @param attacked a server without `--test-clock`
 * @returns for each endpoint, and at last for the server as a whole
 */
export async function attack(attacked: Attacked, strength: Strength): Promise<readonly Hostility[]> {
  const stage = await setStage(attacked);
  const endpoints = await endpointsOf(attacked.url);
  const done: Hostility[] = [];
  for (const endpoint of endpoints) {
    if (strength.only?.test(nameOf(endpoint)) === false) continue;
    // Signed in each time: sessions end.
    const needsDesk = endpoint.role === 'desk';
    if (needsDesk && !attacked.agent) continue;
    const desk = needsDesk ? await signIn(attacked, new Dice(`${Date.now()}`)) : null;
    const came = await attackOne(stage, endpoint, desk, strength);
    done.push(came);
    strength.tell?.(came);
  }
  return [...done, await aftermath(stage)];
}

async function attackOne(
  stage: Stage,
  endpoint: Endpoint,
  desk: DeskSession | null,
  { each, atOnce }: Strength,
): Promise<Hostility> {
  const name = nameOf(endpoint);
  const byStatus: Record<string, number> = {};
  const complaints: string[] = [];
  const began = performance.now();
  const work = async (index: number): Promise<void> => {
    const attacker = new Attacker(stage, endpoint, desk, `${name} ${index}`);
    for (let sent = index; sent < each; sent += atOnce) {
      await attacker.prepare();
      const input = attacker.next();
      const { status, complaint } = await judge(stage, endpoint, input, attacker.dice);
      byStatus[status] = (byStatus[status] ?? 0) + 1;
      if (complaint !== null && complaints.length < MOST_COMPLAINTS)
        complaints.push(`${complaint} ${JSON.stringify(shown(input))}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, (_, index) => work(index)));
  const seconds = Math.round(performance.now() - began) / 1000;
  return { endpoint: name, inputs: each, seconds, byStatus, complaints };
}

/** How an endpoint is called in reports. */
export function nameOf({ method, path }: Endpoint): string {
  return `${method} ${path}`;
}

interface Judged {
  readonly status: number | 'closed';
  /** What is wrong with the answer; null: nothing. */
  readonly complaint: string | null;
}

async function judge(stage: Stage, endpoint: Endpoint, input: Input, dice: Dice): Promise<Judged> {
  const { method, path, headers, body, from } = input;
  try {
    if (method === 'SOCKET') {
      const { status, text } = await knock(stage.url + path, headers, dice);
      return { status, complaint: status >= 500 ? `${status}` : leakIn(stage, text) };
    }
    const manner = { from, isEndless: endpoint.isEndless };
    const { status, text, headers: came } = await call(method, stage.url + path, body, headers, manner);
    const isPage = String(came['content-type']).startsWith('text/html');
    // A bot answers 501 to an invoke that it does not know.
    const isUnknownInvoke = status === 501 && endpoint.path === '/api/messages';
    if (status >= 500 && !isUnknownInvoke) return { status, complaint: `${status}: ${text.slice(0, 200)}` };
    if (HEADER in came) return { status, complaint: 'a header was slipped in' };
    if (isPage && text.includes(MARKUP)) return { status, complaint: 'markup was slipped in' };
    return { status, complaint: leakIn(stage, text) };
  } catch (error) {
    // Refused before it was read whole: the connection is closed, which is an answer.
    const isClosed = /ECONNRESET|EPIPE|socket hang up/.test(String(error));
    return { status: 'closed', complaint: isClosed ? null : String(error) };
  }
}

function leakIn({ secrets }: Stage, text: string): string | null {
  if (secrets.some((secret) => text.includes(secret))) return 'leak';
  if (/\bat (?:\S+ \()?(?:file:|node:|\/)[^\s"]+:\d+:\d+/.test(text)) return 'stack';
  return text.includes(process.cwd()) ? 'path' : null;
}

/** The input, short enough for a report. */
function shown({ method, path, headers, body }: Input): object {
  const text = body === null ? null : Buffer.from(body).toString().slice(0, 400);
  return { method, path: path.slice(0, 400), headers, body: text };
}

/** The server still does what it is there for, and the victim's conversation goes on. */
async function aftermath({ url, victim }: Stage): Promise<Hostility> {
  const complaints: string[] = [];
  const path = `${url}/v3/directline/conversations/${victim.id}/activities`;
  const after = await call('GET', path, null, { Authorization: `Bearer ${victim.token}` });
  // An attack takes longer than a token lasts; then the conversation is kept, though not for whoever has the token.
  const isExpired = after.status === 403 && after.text.includes('TokenExpired');
  if (!isExpired && (after.status !== 200 || !after.text.includes(SECRET)))
    complaints.push('the victim lost the conversation');
  if (after.text.includes('Mallory')) complaints.push('somebody spoke in the conversation of the victim');
  const health = await call('GET', `${url}/healthz`);
  if (health.status !== 200) complaints.push('the server does not answer');
  const byStatus = { [after.status]: 1 };
  return { endpoint: 'afterwards', inputs: 0, seconds: 0, byStatus, complaints };
}
