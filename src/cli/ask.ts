import { text as readAll } from 'node:stream/consumers';

import type { Command } from 'commander';
import pc from 'picocolors';

import type { AskResult } from '../conversation/ask/result.js';
import { refuse, unknownStore } from './support.js';

interface AskFlags {
  readonly store?: string;
  readonly today?: string;
  readonly json?: boolean;
}

const MOST_CHARACTERS = 20_000;

/** Adds `clausewise ask`: answers one text, keeping nothing. */
export function addAsk(program: Command): void {
  program
    .command('ask')
    .description('answer a question or a whole e-mail; - reads standard input')
    .argument('<text...>', 'the text, or -')
    .option('--store <id>', 'the shop; left out: the one that the text names')
    .option('--today <date>', 'the day (YYYY-MM-DD) or moment on which it is asked')
    .option('--json', 'print the answer as POST /api/v1/ask gives it')
    .action(run);
}

async function run(words: readonly string[], flags: AskFlags): Promise<void> {
  const [{ knowledgeRoot }, { loadProgram }, { readNow }] = await Promise.all([
    import('../server/load-judge.js'),
    import('../server/load-program.js'),
    import('../verdict/case/case.js'),
  ]);
  const given = words.length === 1 && words[0] === '-' ? await readAll(process.stdin) : words.join(' ');
  if (given.trim() === '') {
    refuse('TEXT must not be blank.');
    return;
  }
  if (given.length > MOST_CHARACTERS) {
    refuse(`TEXT must be at most ${MOST_CHARACTERS} characters, not ${given.length}.`);
    return;
  }
  const { knowledge, services, keep } = await loadProgram(knowledgeRoot());
  const stores = [...knowledge.stores.keys()];
  const wrongStore = flags.store === undefined ? null : unknownStore(flags.store, stores);
  if (wrongStore !== null) {
    refuse(wrongStore);
    return;
  }
  const today = flags.today ?? new Date().toISOString();
  if (!readNow(today, 'UTC')) {
    refuse(`--today must be a date that exists (YYYY-MM-DD) or a timestamp with offset, not "${today}".`);
    return;
  }
  const result = await services.ask.ask({
    text: given,
    today,
    ...(flags.store === undefined ? {} : { store: flags.store }),
  });
  process.stdout.write(flags.json ? `${JSON.stringify(result, null, 2)}\n` : readable(result), keep);
}

function readable(result: AskResult): string {
  const lines = [pc.bold(result.text)];
  for (const { clause, quote, url } of result.citations)
    lines.push('', `${pc.cyan(clause)}  ${pc.dim(url)}`, quote);
  const facts = Object.entries(result.facts);
  if (facts.length > 0) {
    lines.push('', pc.bold('Read from the text'));
    for (const [name, { value, from }] of facts)
      lines.push(`  ${name}: ${JSON.stringify(value)}  ${pc.dim(`“${from}”`)}`);
  }
  if (result.asks)
    lines.push('', `${pc.bold('Still to ask')}  ${result.asks.prompt} ${pc.dim(result.asks.why)}`);
  for (const [index, part] of (result.parts ?? []).entries()) {
    lines.push(
      '',
      pc.bold(`${index + 1}. ${part.text}`),
      ...part.citations.slice(0, 2).map(({ clause }) => `   ${pc.cyan(clause)}`),
    );
  }
  if (result.suggestions.length > 0) lines.push('', pc.dim(result.suggestions.join(' · ')));
  return `${lines.join('\n')}\n`;
}
