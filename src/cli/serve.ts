import type { Command } from 'commander';
import pc from 'picocolors';

import type { ServerFlags } from '../server/config.js';

/** Adds `clausewise serve`: the HTTP server, until it is told to stop. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('serve the API and the policy pages over HTTP')
    .option('--port <number>', 'port to listen on (3978; 0: any free one)')
    .option('--host <address>', 'address to listen on (127.0.0.1)')
    .option('--data <folder>', 'folder for what is stored (data)')
    .option('--test-clock', 'let conversations be given a date to live on, for demonstrations and tests')
    .action(serve);
}

/** Starts the server and resolves once a signal has stopped it. */
async function serve(flags: ServerFlags): Promise<void> {
  // Loaded here, so that the other commands start without a web server.
  const [
    { ConfigError, readConfig },
    { createLogger },
    { createMetrics },
    { knowledgeRoot },
    { startServer },
    { loadProgram },
    { openChat },
    { holdData, openStorage },
    { StorageUnavailable },
    { rateStores },
    { readWebFiles },
    { readDeskConfig },
    { openGeneration, speakingOf },
    { LiveKnowledge },
    { verifyApart },
    { keepingPlace },
    { both },
    { addStateMetrics },
    { traceTurns },
    { readBotConfig },
  ] = await Promise.all([
    import('../server/config.js'),
    import('../server/logging.js'),
    import('../server/metrics.js'),
    import('../server/load-judge.js'),
    import('../server/main.js'),
    import('../server/load-program.js'),
    import('../server/chat.js'),
    import('../storage/open.js'),
    import('../storage/unavailable.js'),
    import('../server/rate-store.js'),
    import('../server/web-files.js'),
    import('../server/desk/config.js'),
    import('../server/generation.js'),
    import('../server/live/live-knowledge.js'),
    import('../server/live/verify.js'),
    import('../server/kept.js'),
    import('../server/turn-metrics.js'),
    import('../server/state-metrics.js'),
    import('../server/tracing.js'),
    import('../server/bot/config.js'),
  ]);
  // After the others: what the Agents SDK requires (jose) must not be loading at the same time; Node 20 gives up on it.
  const { openBot } = await import('../server/bot/open-bot.js');
  try {
    const config = readConfig(process.env, flags);
    const root = knowledgeRoot();
    const program = await loadProgram(root);
    const { knowledge } = program;
    const deskConfig = readDeskConfig(process.env, [...knowledge.stores.keys()]);
    const botConfig = readBotConfig(process.env, [...knowledge.stores.keys()]);
    let speaking = speakingOf(program);
    const logger = createLogger(config);
    const clock = (): Date => new Date();
    const problems = [...knowledge.problems, ...speaking.problems];
    const wrong = problems.filter(({ severity }) => severity === 'error').length;
    if (wrong > 0)
      logger.warn({ problems: wrong }, 'the knowledge has problems; "clausewise check" names them');
    // Listened for from here on, so that a signal while it starts is not lost.
    const signal = stopSignal();
    const metrics = createMetrics({ withProcess: true });
    const letGo = await holdData(config);
    const storage = await openStorage({ ...config, connections: config.databaseConnections });
    const chat = await openChat({
      storage,
      takeTurn: (...turn) => speaking.takeTurn(...turn),
      vocabulary: knowledge.vocabulary,
      stores: [...knowledge.stores.keys()],
      config,
      logger,
      clock,
      observer: metrics.observer,
      turnObserver: both(metrics.turns, await traceTurns(process.env, logger)),
    });
    const base = {
      ...{ root, config, deskConfig, botConfig, storage, chat, metrics, logger, clock, openBot },
      ...{ rates: rateStores(storage), web: readWebFiles() },
    };
    let generation = await openGeneration(base, program, speaking);
    const server = await startServer(generation.services);
    const live = config.live
      ? new LiveKnowledge({
          root,
          logger,
          stamp: () => keepingPlace(root)?.key ?? null,
          verify: (folder) => verifyApart(process.argv[1] ?? '', folder),
          swap: async () => {
            const edited = await loadProgram(root);
            const says = speakingOf(edited);
            const next = await openGeneration(base, edited, says);
            // From here on in one go: no request meets half of the one and half of the other.
            speaking = says;
            server.swap(next.services);
            const before = generation;
            generation = next;
            await before.close();
          },
        })
      : null;
    addStateMetrics(metrics.registry, {
      storage,
      waiting: () => chat.turns.waiting,
      edits: () => live?.counts ?? { swapped: 0, refused: 0 },
    });
    const { bot } = generation;
    const shops = [...knowledge.stores.keys()].join(', ');
    process.stdout.write(
      `${pc.bold('Clausewise')} listens on ${server.url}\n` +
        `  demo      ${server.url}/demo  (a shop page for each, with the chat on it)\n` +
        `  policies  ${server.url}/  (${shops})\n` +
        `  API       ${server.url}/api/v1  (${server.url}/api/v1/openapi.json)\n` +
        `  chat      ${server.url}/v3/directline\n` +
        (bot === null
          ? ''
          : `  bot       ${server.url}/api/messages  (${botConfig.clientId === null ? 'no client id: open to this machine only' : 'tokens are checked'})\n`) +
        `  desk      ${server.url}/desk  (${deskConfig.accounts.size === 0 ? 'no accounts: open to this machine only' : `${deskConfig.accounts.size} accounts`})\n` +
        `  probes    ${server.url}/healthz  /readyz  /metrics\n` +
        (config.testClock ? '  test clock: conversations may be given a date to live on\n' : ''),
    );
    await signal;
    await live?.close();
    // Streams of the desk would keep the server from stopping.
    generation.services.desk?.close();
    await server.stop();
    await generation.close();
    await chat.close();
    letGo();
  } catch (error) {
    if (error instanceof ConfigError) fail(error.problems, 2);
    else if (error instanceof StorageUnavailable) fail([error.message], 1);
    else if (isListenError(error)) fail([`the address cannot be had: ${error.message}`], 2);
    else throw error;
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

function isListenError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'syscall' in error &&
    (error.syscall === 'listen' || error.syscall === 'getaddrinfo')
  );
}

function fail(messages: readonly string[], status: number): void {
  for (const message of messages) process.stderr.write(`${pc.red('error:')} ${message}\n`);
  process.exitCode = status;
}
