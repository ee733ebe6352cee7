import type { Command } from 'commander';
import pc from 'picocolors';

import { renderVerdict } from '../rendering/text/verdict.js';
import { columns, paint, refuse } from './support.js';

/** Adds `clausewise verify`: runs a certificate again. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('run a certificate again and compare')
    .argument('<certificate>')
    .action(run);
}

async function run(certificate: string): Promise<void> {
  const [{ loadJudge, knowledgeRoot }, { runAgain }] = await Promise.all([
    import('../server/load-judge.js'),
    import('../verdict/run-again.js'),
  ]);
  const { judge } = await loadJudge(knowledgeRoot());
  const again = runAgain(certificate, judge);
  switch (again.kind) {
    case 'unreadable':
      refuse('CERTIFICATE must be one that a verdict carries (it begins with "cw1.")');
      return;
    case 'invalid':
      refuse(...again.messages);
      return;
    case 'gone':
      fail(`the text with hash ${again.content.policy} is gone; in force is ${again.current}.`);
      return;
    case 'run':
      break;
  }
  const { content, verdict, asks, missing } = again;
  process.stdout.write(renderVerdict({ verdict, asks, missing }, paint, columns()));
  const engine = judge.knowledge.engineHash;
  process.stdout.write(`\n${pc.green('✔')} the text is the one of the certificate (${content.policy})\n`);
  process.stdout.write(
    engine === content.engine
      ? `${pc.green('✔')} the engine, too (${engine})\n`
      : `${pc.yellow('!')} decided by engine ${content.engine}, run again by ${engine}\n`,
  );
}

function fail(message: string): void {
  process.stderr.write(`${pc.red('not reproduced:')} ${message}\n`);
  process.exitCode = 1;
}
