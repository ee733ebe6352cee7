import { createInterface, type Interface } from 'node:readline';

import type { Command } from 'commander';
import pc from 'picocolors';

import { columns, paint, refuse, unknownStore } from './support.js';

interface ChatFlags {
  readonly store?: string;
  readonly today?: string;
}

/** Adds `clausewise chat`: a conversation in the terminal, kept nowhere. */
export function addChat(program: Command): void {
  program
    .command('chat')
    .description(
      'hold a conversation in the terminal; a number is the quick reply of that number, /quit ends it',
    )
    .option('--store <id>', 'the shop; left out: the customer names it')
    .option('--today <date>', 'the day (YYYY-MM-DD) or moment on which it is held')
    .action(run);
}

async function run(flags: ChatFlags): Promise<void> {
  const [
    { knowledgeRoot },
    { loadProgram },
    { loadConversation },
    { openSqlite },
    { holdChat },
    { initialState },
    { readNow },
  ] = await Promise.all([
    import('../server/load-judge.js'),
    import('../server/load-program.js'),
    import('../server/load-conversation.js'),
    import('../storage/sqlite/open.js'),
    import('../channels/terminal/chat.js'),
    import('../conversation/state.js'),
    import('../verdict/case/case.js'),
  ]);
  const root = knowledgeRoot();
  const loaded = await loadProgram(root);
  const wrongStore =
    flags.store === undefined ? null : unknownStore(flags.store, [...loaded.knowledge.stores.keys()]);
  if (wrongStore !== null) {
    refuse(wrongStore);
    return;
  }
  if (flags.today !== undefined && !readNow(flags.today, 'UTC')) {
    refuse(
      `--today must be a date that exists (YYYY-MM-DD) or a timestamp with offset, not "${flags.today}".`,
    );
    return;
  }
  const { takeTurn } = loadConversation(loaded);
  const typed = process.stdin.isTTY ? typedLines() : null;
  const storage = await openSqlite(null);
  await holdChat({
    takeTurn,
    storage,
    state: initialState(flags.store ?? null, {}),
    today: flags.today ?? null,
    clock: () => new Date(),
    lines: typed ?? pipedLines(),
    write: (text) => void process.stdout.write(text),
    prompt: () => typed?.prompt(),
    paint,
    width: columns(),
  });
  typed?.close();
  await storage.close();
  loaded.keep();
}

/** Lines that a person types, with a prompt. */
function typedLines(): Interface {
  const input = createInterface({ input: process.stdin, output: process.stdout, prompt: pc.bold('> ') });
  input.on('SIGINT', () => input.close());
  return input;
}

/** Lines from a file or a pipe, shown as if they had been typed. Opened when they are wanted: none may pass unheard. */
async function* pipedLines(): AsyncIterable<string> {
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${pc.bold('>')} ${line}\n\n`);
    yield line;
  }
}
