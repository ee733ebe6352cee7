import type { Facts, FactValue, Vocabulary } from '../../../src/model/fact.js';
import type { Asks } from '../../../src/model/verdict.js';
import { formatDay, parseDay } from '../../../src/verdict/days.js';
import { sayDay } from '../../../src/verdict/explain/words.js';
import type { Judge } from '../../../src/verdict/judge.js';
import type { SourceCheck } from '../sourced.js';
import { type Bot, Talk } from '../talk.js';
import { essence, questionsNeeded } from './needed.js';
import type { Random } from './random.js';
import { drawSheet, type Sheet, unpresumed } from './sheet.js';
import type { Words } from './words.js';

/** What came of a simulated conversation. */
export interface Outcome {
  readonly asked: readonly string[];
  readonly turns: number;
  /** Questions that are needed when every answer comes at once and right: the plan's own, on the same facts. */
  readonly optimum: number;
  /** Messages that were not understood and had to be said again, by a button. */
  readonly unheard: number;
  /** What went wrong, with the conversation; empty: nothing. */
  readonly faults: readonly string[];
}

const MOST_TURNS = 60;
const INTERRUPTS = 0.12;
const CORRECTS = 0.08;
const IS_ROUGH = 0.06;
const TELLS_MORE = 0.15;

/** What a simulated customer talks to and with. */
export interface World {
  readonly bot: Bot;
  readonly sources: SourceCheck;
  readonly words: Words;
  readonly store: string;
  readonly now: string;
}

/** One customer with a fact sheet, from the first message to the verdict. */
export function playCustomer(world: World, random: Random): Outcome {
  return new Customer(world, random).play();
}

class Customer {
  private readonly talk: Talk;
  private readonly sheet: Sheet;
  private readonly today: number;
  private readonly vocabulary: Vocabulary;
  private readonly judge: Judge;
  private readonly asked: string[] = [];
  private readonly faults: string[] = [];
  private readonly log: string[] = [];
  private readonly toCorrect: string[] = [];
  private unheard = 0;

  constructor(
    private readonly world: World,
    private readonly random: Random,
  ) {
    const { bot, store, now } = world;
    this.talk = new Talk(bot, store, now);
    this.today = parseDay(now.slice(0, 10)) ?? 0;
    this.judge = bot.parts.judge;
    this.vocabulary = this.judge.knowledge.vocabulary;
    this.sheet = drawSheet(this.vocabulary, random, this.today);
  }

  play(): Outcome {
    this.open();
    const { store, now } = this.world;
    const first = this.talk.state.current?.facts ?? {};
    const optimum = questionsNeeded(this.judge, store, now, this.sheet, first);
    let last: Asks | null = this.heardQuestion(null);
    let turns = 1;
    for (; turns < MOST_TURNS && (last !== null || this.toCorrect.length > 0); turns++)
      last = this.reply(last);
    if (turns === MOST_TURNS) this.fault('it does not end');
    this.compare();
    const faults = this.faults.map((fault) => `${this.world.store}: ${fault}\n${this.log.join('\n')}`);
    return { asked: this.asked, turns, optimum, unheard: this.unheard, faults };
  }

  private open(): void {
    const { words } = this.world;
    const request = this.sheet['request'] ?? 'return';
    const opener = words.answer('request', request, this.random, this.today);
    const more = this.random.chance(0.5) ? this.untold() : null;
    const whole = [opener, more].filter((text) => text !== null).join(' ');
    const said = [whole, opener ?? ''].find((text) => text !== '' && this.isTrue(text));
    this.say(said ?? 'hello');
    if (this.talk.state.current?.facts['request'] !== request) this.press('request', request);
    // The policy was quoted on a question that sounded general; the customer wants to know for their own order.
    const { current, pending } = this.talk.state;
    if (current?.verdict === null && pending === null) this.say('please check that for my order');
  }

  private reply(asks: Asks | null): Asks | null {
    const { random } = this;
    const [wrong] = this.toCorrect;
    if (wrong !== undefined) return this.correct(wrong);
    if (asks === null) return null;
    if (random.chance(INTERRUPTS)) {
      this.say(
        random.pick([
          'why?',
          'thanks',
          'ok',
          'hm, why do you ask?',
          ...this.world.words.questions.slice(0, 20),
        ]),
      );
      const again = this.heardQuestion(asks.fact);
      if (again?.fact !== asks.fact) this.fault(`${asks.fact} was not put again after an interruption`);
      return again;
    }
    return this.answer(asks);
  }

  private answer(asks: Asks): Asks | null {
    const { random } = this;
    const truth = this.sheet[asks.fact];
    const value = truth === undefined ? null : truth;
    if (asks.boundary !== null) {
      this.say(
        String(value) < asks.boundary
          ? random.pick(['before', 'earlier than that'])
          : random.pick(['later', 'on that day or after']),
      );
      return this.heardQuestion(null);
    }
    const isDay = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
    if (isDay && random.chance(IS_ROUGH))
      this.say(`sometime in ${sayDay(parseDay(value) ?? 0).replace(/^\d+ /, '')}`);
    else if (isDay && asks.fact in this.tellable() && random.chance(CORRECTS)) {
      const other = formatDay((parseDay(value) ?? 0) - 1 - random.below(3));
      this.toCorrect.push(asks.fact);
      this.say(this.world.words.answer(asks.fact, other, random, this.today) ?? other);
    } else {
      const said = this.world.words.answer(asks.fact, value, random, this.today);
      const more = random.chance(TELLS_MORE) ? this.untold() : null;
      if (said === null) this.press(asks.fact, value);
      else {
        const whole = `${said}. ${more ?? ''}`;
        const isWhole = more !== null && value !== null && this.isTrue(whole, asks.fact);
        this.say(isWhole ? whole : said);
      }
    }
    if (this.talk.state.pending?.kind === 'fact' && this.talk.state.current?.facts[asks.fact] === undefined) {
      this.unheard += 1;
      this.press(asks.fact, value);
    }
    // What was said wrong on purpose may be asked again at once, where it contradicts another day.
    return this.heardQuestion(this.toCorrect.includes(asks.fact) ? asks.fact : null);
  }

  private correct(fact: string): Asks | null {
    this.toCorrect.shift();
    const value = String(this.sheet[fact]);
    const told = this.world.words.tell(fact, value, this.random, this.today) ?? value;
    const { pending } = this.talk.state;
    this.say(
      `${this.random.pick(['Sorry, I mixed that up.', 'Wait, that was wrong.', 'I made a mistake.'])} ${told}`,
    );
    if (this.talk.state.current?.facts[fact] !== value) this.fault(`${fact} was not corrected to ${value}`);
    return this.heardQuestion(pending?.kind === 'fact' ? pending.fact : null);
  }

  /** Something that nobody asked for, told in a sentence of its own. */
  private untold(): string | null {
    const names = Object.keys(this.tellable()).filter(
      (name) => this.talk.state.current?.facts[name] === undefined,
    );
    if (names.length === 0) return null;
    const name = this.random.pick(names);
    return this.world.words.tell(name, this.sheet[name] ?? null, this.random, this.today);
  }

  /** A message is only said when everything that may be read from it is on the sheet. */
  private isTrue(text: string, expecting?: string): boolean {
    const { facts, ambiguous } = this.world.bot.parts.read(text, {
      today: this.today,
      ...(expecting === undefined ? {} : { expecting }),
    });
    const told = facts.filter(({ fact }) => fact !== 'request' || expecting === undefined);
    return ambiguous.length === 0 && told.every(({ fact, value }) => this.sheet[fact] === value);
  }

  private tellable(): Facts {
    const { purchaseDate, deliveryDate, shipDate, boughtFrom, condition } = this.sheet;
    const isUsable = (value: FactValue | undefined): value is string =>
      typeof value === 'string' && value !== 'not_yet';
    return Object.fromEntries(
      Object.entries({ purchaseDate, deliveryDate, shipDate, boughtFrom, condition }).filter(([, value]) =>
        isUsable(value),
      ),
    ) as Facts;
  }

  private say(text: string): void {
    this.log.push(`> ${text}`);
    this.note(this.talk.say(text));
  }

  private press(fact: string, value: FactValue): void {
    this.log.push(`* ${fact}=${JSON.stringify(value)}`);
    this.note(this.talk.press({ action: 'fact', fact, value }));
  }

  private note(result: ReturnType<Talk['say']>): void {
    for (const { segments } of result.replies)
      this.log.push(...segments.map(({ text }) => `  ${text.slice(0, 160)}`));
    for (const what of this.world.sources.unsourced(result)) this.fault(`without a source: ${what}`);
  }

  /** The question that is open now; one that was not open before counts as asked. */
  private heardQuestion(open: string | null): Asks | null {
    const asks =
      [...(this.talk.turns.at(-1)?.replies ?? [])].reverse().find((reply) => reply.asks)?.asks ?? null;
    if (asks && asks.fact !== open) {
      const key = asks.boundary === null ? asks.fact : `${asks.fact}<${asks.boundary}`;
      const isKnown = this.talk.state.current?.facts[asks.fact] !== undefined && asks.boundary === null;
      if (this.asked.includes(key) || isKnown) this.fault(`asked twice: ${key}`);
      this.asked.push(key);
    }
    return asks;
  }

  /** What is true as far as it was asked, told unasked, or is never taken for granted. */
  private truth(): Facts {
    const asked = Object.fromEntries(
      this.asked.filter((name) => !name.includes('<')).map((name) => [name, this.sheet[name] ?? null]),
    );
    const told = this.talk.state.current?.facts ?? {};
    const open = Object.entries(unpresumed(this.sheet, this.vocabulary)).filter(
      ([name]) => !this.isDerived(name) || told[name] !== undefined,
    );
    const unasked = Object.entries(this.sheet).filter(([name, value]) => told[name] === value);
    return { ...Object.fromEntries(open), ...Object.fromEntries(unasked), ...asked };
  }

  /** A day that the policy itself derives until it is stated is taken for granted like any presumption. */
  private isDerived(name: string): boolean {
    const policy = this.judge.knowledge.stores.get(this.world.store)?.versions[0];
    const request = String(this.sheet['request']);
    return (policy?.derivations ?? []).some(
      ({ fact, when, requests }) =>
        fact === name && when === 'unstated' && (requests.length === 0 || requests.includes(request)),
    );
  }

  private compare(): void {
    const verdict = this.talk.state.current?.verdict;
    const expected = this.judge.judge(this.world.store, this.truth(), this.world.now);
    if (!verdict || 'problems' in expected || !expected.verdict) {
      this.fault(verdict ? `the sheet is impossible: ${JSON.stringify(expected)}` : 'there is no verdict');
      return;
    }
    const [own, right] = [essence(verdict), essence(expected.verdict)];
    if (own !== right) this.fault(`the verdict is ${own}, not ${right} on ${JSON.stringify(this.truth())}`);
  }

  private fault(what: string): void {
    this.faults.push(what);
  }
}
