import { openChat } from '../../../src/server/chat.js';
import { readConfig } from '../../../src/server/config.js';
import { createLogger } from '../../../src/server/logging.js';
import { startServer } from '../../../src/server/main.js';
import { openStorage } from '../../../src/storage/open.js';
import { Judge } from '../../../src/verdict/judge.js';
import { countingTurn } from '../counting-turn.js';

// The server that is killed: everything of `clausewise serve` but the knowledge, which takes its
// time to load and stores nothing. Its conversation counts, so that a turn lost or taken twice shows.
const [data = '', port = '0'] = process.argv.slice(2);
const config = readConfig({ ...process.env, PORT: port, CLAUSEWISE_DATA: data, LOG_LEVEL: 'fatal' });
const logger = createLogger(config);
const clock = (): Date => new Date();
const vocabulary = { facts: new Map() };
const stores = new Map();
const chat = await openChat({
  storage: await openStorage(config),
  takeTurn: countingTurn,
  vocabulary,
  stores: ['sonoff'],
  config,
  logger,
  clock,
});
const judge = new Judge({ vocabulary, wording: new Map(), stores, engineHash: 'none' });
const { directLine } = chat;
const server = await startServer({ knowledge: { stores }, judge, directLine, clock, config, logger });
process.stdout.write(`listens on ${server.url}\n`);
