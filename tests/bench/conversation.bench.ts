/* Simulated customers talk to the bot from the first message to the verdict: questions, what is needed, turns a second.
   `CUSTOMERS=500 npm run bench` plays fewer. */
import { composeAsk } from '../../src/conversation/ask/compose.js';
import { composeConversation } from '../../src/conversation/compose.js';
import { createTurn } from '../../src/conversation/turn/take-turn.js';
import { loadDialogs } from '../../src/knowledge/load-dialogs.js';
import { loadLanguage } from '../../src/knowledge/load-language.js';
import { loadJudge } from '../../src/server/load-judge.js';
import { type Outcome, playCustomer } from '../conversation/simulated/customer.js';
import { Random } from '../conversation/simulated/random.js';
import { Words } from '../conversation/simulated/words.js';
import { SourceCheck } from '../conversation/sourced.js';
import { loadSets } from '../evaluation/sets.js';

const CUSTOMERS = Number(process.env['CUSTOMERS'] ?? 10_000);
const NOW = '2026-06-20T10:00:00Z';
const MOST_OVER = 1.05;
/** `SHOWN=100` tells of more of those that went wrong. */
const SHOWN = Number(process.env['SHOWN'] ?? 5);

const root = process.cwd();
const { knowledge, judge } = await loadJudge(root);
const ask = composeAsk(judge, loadLanguage(root, knowledge)).parts;
const parts = composeConversation(ask, loadDialogs(root, knowledge.vocabulary));
const bot = { parts, turn: createTurn(parts) };
const sources = new SourceCheck(parts);
const sets = loadSets(root);

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
};
const outcomes: Outcome[] = [];
let seconds = 0;
const unread = new Set<string>();
for (const [index, set] of sets.entries()) {
  const words = new Words(parts, set);
  const world = { bot, sources, words, store: set.store, now: NOW };
  const random = new Random(2000 + index);
  const count = Math.floor(CUSTOMERS / sets.length);
  playCustomer(world, new Random(1));
  const start = cpu();
  const own = Array.from({ length: count }, () => playCustomer(world, random));
  seconds += cpu() - start;
  outcomes.push(...own);
  words.unread.forEach((answer) => unread.add(answer));
  console.log(say(set.store, own));
}

function say(name: string, own: readonly Outcome[]): string {
  const sum = (of: (one: Outcome) => number): number => own.reduce((total, one) => total + of(one), 0);
  const [asked, needed] = [sum((one) => one.asked.length), sum((one) => one.optimum)];
  const faulty = own.filter(({ faults }) => faults.length > 0).length;
  return [
    `${name.padEnd(14)} ${own.length} customers`,
    `${(asked / own.length).toFixed(2)} questions, ${(needed / own.length).toFixed(2)} needed, ratio ${(asked / needed).toFixed(3)}`,
    `${(sum(({ turns }) => turns) / own.length).toFixed(1)} turns`,
    `${sum(({ unheard }) => unheard)} answers said again`,
    `${faulty} with a fault`,
  ].join(' · ');
}

const turns = outcomes.reduce((total, one) => total + one.turns, 0);
console.log(say('all', outcomes));
console.log(
  `${(turns / seconds).toFixed(0)} turns a second of one core, the judging of what is needed included`,
);
console.log(`${unread.size} of the answers prepared are not read as what they mean and were not said`);
const faults = outcomes.flatMap((one) => one.faults);
for (const fault of faults.slice(0, SHOWN)) console.log(`\n${fault}`);
const ratio =
  outcomes.reduce((total, one) => total + one.asked.length, 0) /
  outcomes.reduce((total, one) => total + one.optimum, 0);
process.exitCode = faults.length === 0 && ratio <= MOST_OVER ? 0 : 1;
