import { type Kind, LoadChat, openChats, type Spoken, STORES, summary } from './chat.js';
import { post, repeats } from './http.js';
import type { Mode } from './mode.js';
import { Program } from './program.js';
import { casesOf, type Texts, textsOf } from './texts.js';

const MB = 1024 * 1024;
const TENTHS = 10;
/** After so long without an answer, in milliseconds, there is none. */
const LONGEST = 30_000;
const MOST_KINDS_OF_ERROR = 50;

/** What may happen: a turn in a chat, a question or a case without one, or that a customer goes and another comes. */
const EVENTS = ['quick', 'text', 'ask', 'verdict', 'newcomer'] as const;
type Event = (typeof EVENTS)[number];

/** In thirty: one newcomer, two verdicts, three questions; else quick replies and texts by turns. */
function eventAt(count: number): Event {
  if (count % 30 === 0) return 'newcomer';
  if (count % 10 === 5) return 'ask';
  if (count % 15 === 7) return 'verdict';
  return count % 2 ? 'text' : 'quick';
}

/** Errors of one sort: how many, and what the first of them said when. */
interface Failure {
  count: number;
  readonly first: string;
  readonly at: string;
}

/** What went on in a tenth of the time. */
interface Tenth {
  readonly times: Record<Event, number[]>;
  errors: number;
}

/** The customers, and what came of what they did. */
class Crowd {
  readonly failures = new Map<string, Failure>();
  #tenth = newTenth();
  #comers: number;
  #calls = 0;
  readonly #busy = new Set<LoadChat>();
  readonly #cases = STORES.map((store) => ({ store, cases: casesOf(store) }));

  constructor(
    private readonly url: string,
    private readonly texts: Texts,
    /** Those who came last stand at the end. */
    private readonly chats: LoadChat[],
  ) {
    this.#comers = chats.length;
  }

  /** What went on since it was last taken. */
  take(): Tenth {
    const tenth = this.#tenth;
    this.#tenth = newTenth();
    return tenth;
  }

  /** Makes something happen; what goes wrong is noted. */
  async happen(event: Event): Promise<void> {
    const began = performance.now();
    const { times } = this.#tenth;
    try {
      if (event === 'quick' || event === 'text') times[event].push(await this.#speak(event));
      else {
        if (event === 'newcomer') await within(this.#replace(this.#idle()));
        else await within(this.#call(event));
        times[event].push(performance.now() - began);
      }
    } catch (error) {
      this.#note(event, error);
    }
  }

  /** Ends all chats. */
  close(): void {
    for (const chat of this.chats) chat.close();
  }

  async #speak(kind: Kind): Promise<number> {
    const chat = this.#idle();
    this.#busy.add(chat);
    try {
      if (chat.isClosed) throw new Error('The socket was closed by the server.');
      const time = await within(chat.say(kind));
      // Who spoke goes to the end, so that all of them speak in their turn.
      this.chats.splice(this.chats.indexOf(chat), 1);
      this.chats.push(chat);
      return time;
    } catch (error) {
      // Nobody knows what such a chat is waiting for; another customer comes instead.
      await this.#replace(chat).catch((reason: unknown) => this.#note('newcomer', reason));
      throw error;
    } finally {
      this.#busy.delete(chat);
    }
  }

  /** Whoever was silent longest and does not wait for an answer. */
  #idle(): LoadChat {
    const chat = this.chats.find((one) => !this.#busy.has(one));
    if (!chat) throw new Error('Every customer still waits for an answer.');
    return chat;
  }

  /** One customer goes, and a new one comes to the next shop. */
  async #replace(chat: LoadChat): Promise<void> {
    const number = this.#comers++;
    const store = STORES[number % STORES.length] ?? '';
    this.chats.splice(this.chats.indexOf(chat), 1);
    chat.close();
    this.chats.push(await LoadChat.open(this.url, store, textsOf(this.texts, store, number)));
  }

  async #call(event: 'ask' | 'verdict'): Promise<unknown> {
    const number = this.#calls++;
    const { store, cases } = this.#cases[number % STORES.length] ?? { store: '', cases: [] };
    if (event === 'verdict')
      return post(`${this.url}/api/v1/verdict`, {
        store,
        ...cases[Math.floor(number / STORES.length) % cases.length],
      });
    const [text] = textsOf(this.texts, store, number);
    return post(`${this.url}/api/v1/ask`, { store, text });
  }

  #note(event: Event, error: unknown): void {
    this.#tenth.errors++;
    const text = error instanceof Error ? error.message : String(error);
    // One sort: what happened, with the status or the code that the text begins with or holds.
    const sort = `${event} ${/^\d{3}|E[A-Z]{4,}/.exec(text)?.[0] ?? text.slice(0, 40)}`;
    const known = this.failures.get(sort);
    if (known) known.count++;
    else if (this.failures.size < MOST_KINDS_OF_ERROR)
      this.failures.set(sort, { count: 1, first: text, at: new Date().toISOString() });
  }
}

function newTenth(): Tenth {
  return { times: { quick: [], text: [], ask: [], verdict: [], newcomer: [] }, errors: 0 };
}

/** @throws where it takes too long */
async function within<Result>(work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer for ${LONGEST / 1000} s.`)), LONGEST);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Customers who come and go, questions and verdicts, for so many seconds; memory and errors every tenth of the time. */
export const soak: Mode = async ({ seconds, chats, rate, texts }, folder) => {
  const server = await Program.serve(folder);
  const crowd = new Crowd(server.url, texts, [...(await openChats([server.url], chats, texts))]);
  const parts: unknown[] = [];
  let errors = 0;
  const lives = (): boolean => server.lives;
  const began = performance.now();
  let count = 0;
  for (let tenth = 1; tenth <= TENTHS && lives(); tenth++) {
    const going = new Set<Promise<void>>();
    for (const until = (rate * seconds * tenth) / TENTHS; count < until && lives(); count++) {
      const wait = began + (count * 1000) / rate - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const event = crowd.happen(eventAt(count));
      going.add(event);
      void event.then(() => going.delete(event));
    }
    await Promise.all(going);
    const done = crowd.take();
    errors += done.errors;
    const megabytes = lives() ? Math.round(server.memory / MB) : null;
    parts.push({ megabytes, errors: done.errors, ...timesOf(done, seconds / TENTHS) });
    // An hour is long: whoever waits sees how it goes.
    process.stderr.write(`${tenth}/${TENTHS}: ${megabytes ?? '?'} MB, ${errors} errors\n`);
  }
  crowd.close();
  const livesStill = lives();
  await server.stop();
  if (!livesStill || errors > 0) process.exitCode = 1;
  return {
    lives: livesStill,
    errors,
    failures: Object.fromEntries(crowd.failures),
    repeats: repeats(),
    parts,
  };
};

/** All turns of the chats together, and each event by itself. */
function timesOf({ times }: Tenth, seconds: number): Readonly<Record<string, Spoken>> {
  const own = Object.fromEntries(EVENTS.map((event) => [event, summary([...times[event]], seconds)]));
  return { turns: summary([...times.quick, ...times.text], seconds), ...own };
}
